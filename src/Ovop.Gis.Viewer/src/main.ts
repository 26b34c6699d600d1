import './styles/index.css';
import type { App } from './app';
import { bounded, nearChanged, Service } from './api/service';
import type { LayerEntry } from './api/types';
import { h } from './dom';
import { setLanguage, t, words } from './i18n/text';
import { MapView } from './map/mapView';
import { Announcer } from './page/announcer';
import { Header } from './page/header';
import { Heartbeat } from './page/heartbeat';
import { icon } from './page/icons';
import { DropTarget } from './page/dropTarget';
import { KeysCard } from './page/keys';
import { listenToKeys } from './page/keyboard';
import { Legend } from './page/legend';
import { MomentBanner } from './page/momentBanner';
import { PanelHost } from './page/panelHost';
import { PlaceCard } from './page/placeCard';
import { Search } from './page/search';
import { StatusStrip } from './page/statusStrip';
import { AreasPanel } from './panels/areasPanel';
import { LayersPanel } from './panels/layersPanel';
import { LazyPanel } from './panels/lazyPanel';
import { NearPanel } from './panels/nearPanel';
import { PassportPanel } from './panels/passportPanel';
import { PublishedPanel } from './panels/publishedPanel';
import { mayBeResult, readResult } from './passport/resultFile';
import { PASSPORTS } from './state/appState';
import { keepAddress, rememberedLanguage } from './state/history';
import { Store } from './state/store';
import { fromQuery } from './state/url';

const store = new Store(fromQuery(location.search, rememberedLanguage()));
const service = new Service(store.state.at);
setLanguage(store.state.language);

const mapElement = h('div.map', { id: 'map', tabindex: 0, role: 'application', 'aria-describedby': 'map-says' });
const page = document.getElementById('app')!;
page.replaceChildren(mapElement);
const map = new MapView(mapElement, store, [0, 0, 0, 0]);
const stage = h('main.stage', { id: 'stage' });
const app: App = { store, service, map, page: { stage, legendRows: () => [], drawLegend: () => legend.render(), say: (text) => announcer.say(text) } };

const keys = new KeysCard();
const place = new PlaceCard(app);
const legend = new Legend(app);
const status = new StatusStrip(app);
const announcer = new Announcer(app);
const heartbeat = new Heartbeat(service);
const banner = new MomentBanner(app);
const load = new LazyPanel(() => import('./loading/loadPanel').then(({ LoadPanel }) => new LoadPanel(app)));
const past = new LazyPanel(() => import('./history/historyPanel').then(({ HistoryPanel }) => new HistoryPanel(app)));
const passport = new PassportPanel(app);
const host = new PanelHost(app, { layers: new LayersPanel(app), areas: new AreasPanel(app), near: new NearPanel(app), published: new PublishedPanel(app), load }, passport, past, () => keys.toggle());
const drop = new DropTarget((files) => void takeFiles(files));

/** A result goes to its passport's check, all else to the loading. */
async function takeFiles(files: File[]) {
  const file = mayBeResult(files);
  const result = file && await readResult(file);
  if (file && (result || store.state.passport)) {
    const asked = PASSPORTS.find((id) => id === result?.result.passport.analysis);
    store.set({ passport: asked ?? store.state.passport ?? 'near', history: null });
    host.raise();
    passport.take(file);
    return;
  }
  store.set({ panel: 'load', passport: null, history: null });
  host.raise();
  load.get().then((panel) => panel.take(files), () => announcer.say(t('state.silent')));
}
const search = new Search(app, (at) => { store.set({ selected: null }); map.goTo(at); place.pointAt(at, true); });
const header = new Header(app, search);
const skip = h('a.skip', { href: '#panel', onclick: (e: Event) => { e.preventDefault(); host.focusTitle(); } });
const zoom = h('div.zoom');

stage.append(mapElement, host.element, zoom, legend.element, banner.element, h('div.aside', heartbeat.element, place.element), status.note, status.element, keys.element, drop.element);
page.replaceChildren(skip, header.element, host.rail, stage, announcer.element, announcer.news);

function renderAll() {
  setLanguage(store.state.language);
  document.title = t('app.title');
  skip.textContent = t('app.skip');
  mapElement.setAttribute('aria-label', t('map.label'));
  zoom.replaceChildren(...([['map.zoomIn', 'plus', () => map.zoomBy(1)], ['map.zoomOut', 'minus', () => map.zoomBy(-1)], ['map.home', 'home', () => map.home(true)]] as const)
    .map(([key, sign, act]) => h('button.icon-button', { type: 'button', 'aria-label': t(key), title: t(key), onclick: act }, icon(sign))));
  for (const part of [header, host, legend, status, place, keys, heartbeat, banner]) part.render();
  announcer.soon();
}

function fitMap() {
  map.map.updateSize();
  const padding = host.padding();
  stage.style.setProperty('--covered', `${padding[3]}px`);
  map.setPadding(padding);
  status.drawScale();
}

store.subscribe((state, previous, step) => {
  if (state.language !== previous.language) setLanguage(state.language);
  if (state.at !== previous.at) service.setMoment(state.at);
  map.update(state, previous, step === 'travel');
  if (nearChanged(state, previous)) service.askNear(state);
  if (bounded(state) !== bounded(previous)) showInside();
  if (state.radiusMetres !== previous.radiusMetres) showInside();
  if (state.language !== previous.language) renderAll();
  for (const part of [host, legend, status, place, banner]) part.update(state, previous);
  announcer.soon();
});
keepAddress(store);
host.onResized = fitMap;

function showInside() {
  const items = service.around(store.state).state.value?.items ?? [];
  map.setInside(new Set(items.filter((i) => i.distance.metres <= store.state.radiusMetres).map((i) => i.id)));
}

map.onMoved = () => { status.drawScale(); announcer.soon(); };
map.onHover = (selection) => { map.light(selection); host.current.lightRow?.(selection?.id ?? null); };
map.onPick = ({ selection, at }) => {
  store.set({ selected: selection });
  if (selection || map.featuresAt('zones', at).length) place.pointAt(at, selection === null);
  else place.close();
};

service.onNear(() => { showInside(); announcer.soon(); });
service.layers.subscribe((state) => {
  if (state.kind !== 'ready') return;
  const listed = state.value.layers.filter((l) => l.role !== 'table');
  const ids = new Set(listed.map((l) => l.id));
  map.keep(ids);
  service.keep(ids);
  entries.clear();
  listed.forEach((entry) => entries.set(entry.id, entry));
  listed.forEach((entry) => draw(entry));
  renderAll();
});

const entries = new Map<string, LayerEntry>();
const drawn = new WeakSet<object>();

function draw({ id }: LayerEntry) {
  const resource = service.features(id);
  const put = () => {
    const entry = entries.get(id);
    if (resource.state.kind !== 'ready' || !entry) return;
    map.put(entry, resource.state.value, [...entries.keys()].indexOf(id));
    place.render();
    search.refresh();
    if (['near', 'layers'].includes(store.state.panel) && (entry.id === 'clusters' || entry.id === 'airport')) host.current.render();
    announcer.soon();
  };
  if (!drawn.has(resource)) {
    drawn.add(resource);
    resource.subscribe((state) => { put(); if (state.kind === 'failed') console.warn(t('map.failedLayer', { layer: words(entries.get(id)?.title ?? { id, en: id }) })); });
  }
  put();
}

listenToKeys(app, {
  search: () => search.focus(), keys: () => keys.toggle(), map: () => mapElement.focus(), focusPanel: () => host.focusTitle(),
  close: () => {
    if (keys.open) { keys.toggle(false); return true; }
    if (!status.note.hidden) { status.toggleNote(false); return true; }
    if (store.state.passport) { store.set({ passport: null }); return true; }
    if (store.state.history) { store.set({ history: null }); return true; }
    if (place.open) { place.close(); return true; }
    return false;
  },
});

new ResizeObserver(() => { map.resize(); fitMap(); }).observe(mapElement);
renderAll();
fitMap();
service.askLayers();
service.askNear(store.state);

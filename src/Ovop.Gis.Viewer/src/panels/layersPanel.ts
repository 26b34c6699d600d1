import type { App } from '../app';
import { layersOf } from '../app';
import type { LayerEntry } from '../api/types';
import { h } from '../dom';
import { formatNumber } from '../format/numbers';
import { language, t, words } from '../i18n/text';
import { opacityOf } from '../map/mapView';
import { icon } from '../page/icons';
import { layerSwatch } from '../page/legend';
import type { AppState } from '../state/appState';
import { answered, keepingFocus, type Panel } from './parts';

/** Every layer explains itself: shown or not, how dense, from where, how accurate. */
export class LayersPanel implements Panel {
  readonly element = h('div.layers');
  readonly #open = new Set<string>();

  constructor(private readonly app: App) {
    app.service.layers.subscribe(() => { if (app.store.state.panel === 'layers') this.render(); });
  }

  render() {
    const { store, service } = this.app;
    keepingFocus(this.element, () => this.element.replaceChildren(
      h('p.muted', t('layers.intro')),
      ...answered(service.layers, 8, ({ layers }) => layers.length
        ? [h('ol.layer-list', ...[...layers].reverse().map((entry) => this.#item(entry, store.state)))]
        : [h('p.empty', t('layers.empty'))]),
      h('label.check', h('input', { type: 'checkbox', 'data-key': 'labels', ...(store.state.labels && { checked: true }), onchange: (e: Event) => store.set({ labels: (e.target as HTMLInputElement).checked }) }), t('layers.labels'))));
  }

  update(state: AppState, previous: AppState) {
    if (state.hidden !== previous.hidden || state.labels !== previous.labels) this.render();
    else if (state.opacity !== previous.opacity) this.#writeOpacity(state);
  }

  #writeOpacity(state: AppState) {
    for (const entry of layersOf(this.app)) {
      const input = this.element.querySelector<HTMLInputElement>(`[data-opacity="${CSS.escape(entry.id)}"]`);
      if (!input) continue;
      input.value = String(Math.round(opacityOf(state, entry) * 100));
      input.style.setProperty('--at', `${input.value}%`);
      input.nextElementSibling!.textContent = `${input.value} %`;
    }
  }

  #item(entry: LayerEntry, state: AppState): HTMLElement {
    const { store, map } = this.app;
    const title = words(entry.title);
    const percent = Math.round(opacityOf(state, entry) * 100);
    const toggle = (on: boolean) => store.set({ hidden: on ? store.state.hidden.filter((id) => id !== entry.id) : [...store.state.hidden, entry.id] });
    const opacity = h('input', {
      type: 'range', min: 0, max: 100, step: 5, value: percent, 'data-opacity': entry.id, 'data-key': `opacity-${entry.id}`, 'aria-label': `${t('layers.opacity')}: ${title}`,
      oninput: (e: Event) => store.set({ opacity: { ...store.state.opacity, [entry.id]: Number((e.target as HTMLInputElement).value) / 100 } }, 'replace'),
    });
    opacity.style.setProperty('--at', `${percent}%`);
    const details = h('details', { ...(this.#open.has(entry.id) && { open: true }), ontoggle: (e: Event) => { if ((e.target as HTMLDetailsElement).open) this.#open.add(entry.id); else this.#open.delete(entry.id); } },
      h('summary', { 'data-key': `details-${entry.id}` }, `v${entry.version}`, h('span.visually-hidden', ` ${t('layers.details', { layer: title })}`)),
      h('p', words(entry.note)),
      h('dl.facts',
        ...fact(t('layers.source'), words(entry.source)),
        ...fact(t('layers.accuracy'), entry.boundaryAccuracyMetres === null ? t('layers.accuracyUnknown') : t('layers.accuracyValue', { metres: formatNumber(entry.boundaryAccuracyMetres, 0, language()) })),
        ...fact(t('layers.features'), formatNumber(entry.featureCount, 0, language())),
        ...fact(t('layers.version'), String(entry.version)),
        ...fact(t('layers.crs'), entry.crs),
        ...fact(t('layers.hash'), h('code', { title: entry.contentSha256 }, `${entry.contentSha256.slice(0, 16)}…`))),
      h('p.provenance', h('button.link', { type: 'button', 'data-key': `history-${entry.id}`, 'aria-label': t('history.title', { layer: title }), onclick: () => store.set({ history: entry.id }) }, icon('history', 16), t('history.open')),
        entry.bbox ? h('button.link', { type: 'button', onclick: () => map.goTo({ bbox: entry.bbox! }) }, t('layers.zoomTo')) : null,
        h('a.link', { href: this.app.service.layerUrl(entry.id), download: `${entry.id}.geojson` }, t('layers.geojson'))));
    if (entry.role === 'table') return h('li', { 'data-layer': entry.id }, h('p.check', layerSwatch(entry), h('span', title)), details);
    return h('li', { 'data-layer': entry.id },
      h('label.check', h('input', { type: 'checkbox', 'aria-label': t('layers.show', { layer: title }), 'data-key': `show-${entry.id}`, ...(!state.hidden.includes(entry.id) && { checked: true }), onchange: (e: Event) => toggle((e.target as HTMLInputElement).checked) }),
        layerSwatch(entry), h('span', title), entry.indicative ? h('span.tag', t('status.indicative')) : null),
      h('div.opacity', h('span.muted.small', t('layers.opacity')), opacity, h('span.number.small', `${percent} %`)),
      details);
  }
}

const fact = (name: string, value: string | Node) => [h('dt', name), h('dd', value)];

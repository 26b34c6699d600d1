import type Feature from 'ol/Feature.js';
import type { App } from '../app';
import { layerOf, zoneLook } from '../app';
import { h } from '../dom';
import { bandText, withBand } from '../format/bands';
import { percentages } from '../format/largestRemainder';
import { degreesText, type LonLat } from '../format/coordinates';
import { formatNumber, kilometres } from '../format/numbers';
import { language, t, words } from '../i18n/text';
import { nameOf } from '../map/styles';
import type { AppState, Selection, UnitsId } from '../state/appState';
import { accuracyNote } from '../panels/accuracy';
import { figure } from '../panels/parts';
import { icon } from './icons';
import { zoneSwatch } from './swatch';

const NO_BREAK = '\u00a0';

/** What stands at the chosen place: identify, beside the map and never over the question asked. */
export class PlaceCard {
  readonly element = h('section.place-card', { hidden: true });
  #at: LonLat | null = null;
  #pointOnly = false;

  constructor(private readonly app: App) {
    for (const resource of Object.values(app.service.areaShares)) resource.subscribe(() => this.render());
    app.service.near.subscribe(() => this.render());
  }

  /** Where the user pointed, which says more than the place as a whole. */
  pointAt(at: LonLat, pointOnly: boolean) {
    this.#at = at;
    this.#pointOnly = pointOnly;
    this.render();
  }

  close() {
    this.#pointOnly = false;
    this.#at = null;
    if (this.app.store.state.selected) this.app.store.set({ selected: null });
    else this.render();
  }

  get open() { return !this.element.hidden; }

  update(state: AppState, previous: AppState) {
    if (state.selected === previous.selected) return;
    this.#pointOnly = false;
    this.#at = null;
    this.render();
  }

  render() {
    const { app } = this;
    const { selected } = app.store.state;
    const feature = selected && app.map.feature(selected);
    const at = this.#at ?? (selected && app.map.lonLatOf(selected));
    this.element.hidden = !(feature || this.#pointOnly) || !at;
    if (this.element.hidden || !at) { this.element.replaceChildren(); return; }
    this.element.setAttribute('aria-label', t('place.title'));
    this.element.replaceChildren(
      h('button.icon-button.close', { type: 'button', 'aria-label': t('app.close'), onclick: () => this.close() }, icon('close', 18)),
      ...(feature && selected ? this.#about(selected, feature) : [h('h2', degreesText(at, language()))]),
      ...this.#zonesAt(at, feature ? selected : null),
      h('p.muted.small.number', degreesText(at, language())),
      h('div.buttons',
        h('button.button', { type: 'button', onclick: () => app.store.set({ centre: at, panel: 'near', passport: null, history: null }) }, t('place.ringHere')),
        h('button.button', { type: 'button', onclick: () => app.map.goTo(feature && selected ? selected : at) }, t('place.zoom'))));
  }

  #about(selection: Selection, feature: Feature): Node[] {
    const entry = layerOf(this.app, selection.layer);
    const kind = h('p.kind', entry ? words(entry.title) : selection.layer, feature.get('kecamatan') ? ` · ${String(feature.get('kecamatan'))}` : '');
    const head = h('h2', feature.get('no') !== undefined ? `${String(feature.get('no'))}. ${nameOf(feature)}` : nameOf(feature));
    const rows = entry?.role === 'units' ? this.#unit(selection)
      : entry?.role === 'points' ? this.#point(selection, feature) : this.#any(feature, entry?.fields.map((f) => f.name) ?? []);
    return [kind, head, ...rows];
  }

  #unit(selection: Selection): Node[] {
    const { app } = this;
    const units = selection.layer === 'kecamatan' ? 'kecamatan' : 'kelurahan' satisfies UnitsId;
    const shares = app.service.askAreaShares(units).state.value;
    const unit = shares?.units.find((u) => u.code === selection.id);
    const clusters = app.map.features('clusters').filter((f) => f.get(units === 'kelurahan' ? 'kelurahan_code' : 'kecamatan_code') === selection.id);
    const facts = h('dl.facts', ...fact(t('place.code'), h('span.number', selection.id)),
      ...(unit ? fact(t('place.area'), figure(app, withBand(unit.area.squareMetres / 1e6, unit.areaBand ? unit.areaBand.squareMetres / 1e6 : null, 2, 'km²', language()), 'area-shares')) : []),
      ...(clusters.length ? fact(t('place.clusters'), clusters.map((c) => `${String(c.get('no') ?? '')}. ${nameOf(c)}`).join('; ')) : []));
    if (!shares || !unit) return [facts];
    const printed = percentages([...unit.parts.map((p) => p.shareRatio), unit.outside.shareRatio], 1);
    const rows = unit.parts.map((part, i) => {
      const look = zoneLook(app, part.zone, part.name);
      return h('li', zoneSwatch(look.fills), h('span', look.name), h('span.number', shareText(printed[i]!, part.shareBandRatio)));
    });
    const outside = h('li', h('span.swatch.box', { 'aria-hidden': 'true' }), h('span', t('areas.outsideLong')), h('span.number', shareText(printed.at(-1)!, unit.outside.shareBandRatio)));
    return [facts, h('h3', t('place.shares')), h('ul.share-list', ...rows, outside), ...accuracyNote(shares)];
  }

  #point(selection: Selection, feature: Feature): Node[] {
    const { app } = this;
    const near = app.service.near.state.value?.items.find((i) => i.id === selection.id);
    const said = (name: string) => String((language() === 'en' && feature.get(`${name}_en`)) || feature.get(name) || '');
    const accuracy = feature.get('location_accuracy_metres');
    return [
      ...['registry_note', 'note'].map(said).filter(Boolean).map((note) => h('p.note', note)),
      h('dl.facts',
        ...(near ? fact(t('place.distance'), figure(app, `${kilometres(near.distance.metres, language())}${NO_BREAK}km`, 'near')) : []),
        ...(said('paper_place') ? fact(t('place.printed'), [said('paper_place'), said('paper_industry')].filter(Boolean).join(': ')) : []),
        ...(said('kelurahan') ? fact(t('place.registry'), [said('kelurahan'), said('kecamatan')].filter(Boolean).join(', ')) : []),
        ...(said('location_basis') ? fact(t('place.location'), said('location_basis')) : []),
        ...(accuracy ? fact(t('place.accuracy'), t('layers.accuracyValue', { metres: formatNumber(Number(accuracy), 0, language()) })) : []),
        ...(said('source') ? fact(t('layers.source'), said('source')) : [])),
    ];
  }

  #any(feature: Feature, fields: string[]): Node[] {
    const shown = fields.filter((name) => !['name', 'name_en', 'geometry'].includes(name) && feature.get(name) !== null && feature.get(name) !== undefined && feature.get(name) !== '');
    return [h('dl.facts', ...shown.slice(0, 12).flatMap((name) => fact(name, String(feature.get(name)))))];
  }

  #zonesAt(at: LonLat, selection: Selection | null): Node[] {
    const { app } = this;
    if (!this.#at && layerOf(app, selection?.layer ?? '')?.role !== 'points') return [];
    const zones = app.map.featuresAt('zones', at);
    return [h('h3', t('place.zonesHere')), ...(zones.length ? zones.map((zone) => this.#zone(zone)) : [h('p', t('place.noZone'))])];
  }

  #zone(zone: Feature): HTMLElement {
    const look = zoneLook(this.app, String(zone.get('zone')), nameOf(zone));
    const said = (name: string) => String((language() === 'en' && zone.get(`${name}_en`)) || zone.get(name) || '');
    const year = (name: string) => said(name).slice(0, 4);
    return h('div.zone-here', h('p', zoneSwatch(look.fills), h('strong', look.name)),
      said('rule') ? h('p', said('rule')) : null,
      h('p.muted.small', [said('plan'), said('instrument'), year('valid_from') && `${year('valid_from')}–${year('valid_to')}`].filter(Boolean).join(' · ')),
      said('status_note') ? h('p.note', said('status_note')) : null);
  }
}

/** A share as printed, beside how far it may be off. */
const shareText = (percent: number, bandRatio: number | null | undefined) =>
  `${formatNumber(percent, 1, language())}${typeof bandRatio === 'number' ? `${NO_BREAK}${bandText(bandRatio * 100, 1, language())}` : ''}${NO_BREAK}%`;

const fact = (name: string, value: string | Node) => [h('dt', name), h('dd', value)];

import type { App } from '../app';
import { layerOf, zoneLook } from '../app';
import type { AreaShares, Near, NearItem } from '../api/types';
import { areaSharesUrl, bounded, csv, nearChanged, nearUrl, type NearQuestion } from '../api/service';
import { h } from '../dom';
import { percentages } from '../format/largestRemainder';
import { degreesText, windOf } from '../format/coordinates';
import { formatNumber, hectares, kilometres, parseNumber, shortKilometres } from '../format/numbers';
import { language, pieces, t } from '../i18n/text';
import { bandText } from '../format/bands';
import { colourOf, nameOf } from '../map/styles';
import { icon } from '../page/icons';
import { paint, zoneSwatch } from '../page/swatch';
import type { Answer } from '../api/resource';
import { clampRadius, MAX_RADIUS_METRES, MIN_RADIUS_METRES, type AppState } from '../state/appState';
import { accuracyNote, sumOf } from './accuracy';
import { BandsField, bandRange, NearestField } from './nearChoices';
import { answered, figure, keepingFocus, provenance, type Panel } from './parts';

const SLIDER_MAX_KILOMETRES = 30;
const NO_BREAK = '\u00a0';

/** The first question: what lies near the airport, and what the three zones take up. */
export class NearPanel implements Panel {
  readonly element = h('div.near');
  readonly #sentence = h('p.sentence');
  readonly #list = h('div');
  readonly #zones = h('div');
  readonly #refusal = h('p.note', { role: 'alert', hidden: true });
  readonly #centre = h('div.centre-line');
  readonly #input = h('input', { id: 'radius', type: 'text', inputmode: 'decimal', autocomplete: 'off', 'aria-describedby': 'radius-error' });
  readonly #slider = h('input', { type: 'range', min: MIN_RADIUS_METRES / 1000, max: SLIDER_MAX_KILOMETRES, step: 0.1 });
  readonly #bands: BandsField;
  readonly #nearest: NearestField;
  readonly #error = h('p.field-error', { id: 'radius-error', 'aria-live': 'polite' });

  constructor(private readonly app: App) {
    this.#bands = new BandsField(app);
    this.#nearest = new NearestField(app);
    const set = (metres: number) => app.store.set({ radiusMetres: clampRadius(metres) }, 'replace');
    this.#input.addEventListener('input', () => {
      const km = parseNumber(this.#input.value);
      const good = km * 1000 >= MIN_RADIUS_METRES && km * 1000 <= MAX_RADIUS_METRES;
      this.#input.setAttribute('aria-invalid', String(!good));
      this.#error.textContent = good ? '' : t('near.radiusError', { min: formatNumber(MIN_RADIUS_METRES / 1000, 1, language()), max: MAX_RADIUS_METRES / 1000 });
      if (good) set(km * 1000);
    });
    this.#input.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowUp' ? 500 : event.key === 'ArrowDown' ? -500 : 0;
      if (!step) return;
      event.preventDefault();
      set(app.store.state.radiusMetres + step);
      this.#writeRadius(app.store.state, true);
    });
    this.#input.addEventListener('blur', () => this.#writeRadius(app.store.state, true));
    this.#slider.addEventListener('input', () => set(Number(this.#slider.value) * 1000));
    app.service.onNear(() => this.#follow());
    app.service.areaShares.kelurahan.subscribe(() => { this.#follow(); this.#drawZones(); });
  }

  render() {
    const { app } = this;
    app.service.askAreaShares('kelurahan');
    const step = (metres: number, key: 'near.smaller' | 'near.larger') =>
      h('button.step', { type: 'button', 'aria-label': t(key), 'data-key': key, onclick: () => app.store.set({ radiusMetres: clampRadius(app.store.state.radiusMetres + metres) }, 'replace') }, icon(metres < 0 ? 'minus' : 'plus', 18));
    this.#slider.setAttribute('aria-label', t('near.radius'));
    keepingFocus(this.element, () => this.element.replaceChildren(
      this.#sentence,
      h('div.ring-control',
        h('label', { for: 'radius' }, t('near.radius')),
        h('div.ring-row', step(-500, 'near.smaller'), this.#input, step(500, 'near.larger'), this.#slider),
        this.#error, this.#centre, h('div.near-choices', this.#bands.render(), this.#nearest.render())),
      h('h3', t('near.list')), this.#refusal, this.#list, this.#zones));
    this.#writeRadius(app.store.state, true);
    this.#follow();
    this.#drawZones();
  }

  update(state: AppState, previous: AppState) {
    if (state.radiusMetres !== previous.radiusMetres) this.#writeRadius(state, document.activeElement !== this.#input);
    if (state.bands !== previous.bands) this.#bands.write(state);
    if (state.nearest !== previous.nearest) this.#nearest.write(state);
    if (state.radiusMetres !== previous.radiusMetres || nearChanged(state, previous)) this.#follow();
    if (state.selected !== previous.selected) this.#markSelected();
  }

  lightRow(id: string | null) {
    for (const row of this.#list.querySelectorAll<HTMLElement>('[data-id]')) row.classList.toggle('lit', row.dataset['id'] === id);
  }

  #writeRadius(state: AppState, intoField: boolean) {
    const km = state.radiusMetres / 1000;
    if (intoField) {
      this.#input.value = formatNumber(km, Number.isInteger(km * 10) ? 1 : 2, language());
      this.#input.setAttribute('aria-invalid', 'false');
      this.#error.textContent = '';
    }
    this.#slider.value = String(km);
    this.#slider.style.setProperty('--at', `${Math.min(100, km / SLIDER_MAX_KILOMETRES * 100)}%`);
    this.#slider.setAttribute('aria-valuetext', `${shortKilometres(state.radiusMetres, language())} km`);
  }

  #follow() {
    const { app } = this;
    this.#drawCentre(app.store.state);
    keepingFocus(this.#list, () => this.#list.replaceChildren(...answered(app.service.near, 6, (near) => this.#rows(near))));
    const { state } = app.store;
    const listed = app.service.near;
    const refused = listed.state.kind === 'failed' && listed.state.failure.status !== 0 ? listed.state.failure : null;
    this.#refusal.hidden = !refused || listed.state.value === undefined;
    this.#refusal.replaceChildren(...refused ? [h('strong', t('near.refused')), ` ${[refused.title, refused.detail].filter(Boolean).join(' ')}`] : []);
    const isStale = (answer: Answer<Near>, question: NearQuestion) => answer.state.value !== undefined && answer.state.kind === 'failed' && answer.url !== app.service.when(nearUrl(question));
    this.#list.classList.toggle('stale', isStale(listed, state));
    const around = app.service.around(state);
    const near = around.state.value;
    const stale = isStale(around, { centre: state.centre, bands: [], nearest: null });
    this.#sentence.replaceChildren(...stale ? [t('near.stale')] : near ? this.#words(near, app.service.areaShares.kelurahan.state.value) : [h('span.skeleton', h('i'), h('i'), h('i'))]);
    this.#markSelected();
  }

  #drawCentre(state: AppState) {
    const at = this.app.map.centre();
    keepingFocus(this.#centre, () => this.#centre.replaceChildren(
      h('span', h('span.muted', `${t('near.centre')} `), state.centre === 'airport' ? t('near.airport') : t('near.point')),
      h('span.muted.number', degreesText(at, language())),
      state.centre === 'airport' ? '' : h('button.link', { type: 'button', 'data-key': 'airport', onclick: () => this.app.store.set({ centre: 'airport' }) }, t('near.backToAirport'))));
  }

  #words(near: Near, shares: AreaShares | undefined): (Node | string)[] {
    const { state } = this.app.store;
    const inside = near.items.filter((i) => i.distance.metres <= state.radiusMetres).length;
    const said = pieces('near.sentence', {
      radius: h('strong', `${shortKilometres(state.radiusMetres, language())}${NO_BREAK}km`),
      centre: t(state.centre === 'airport' ? 'near.centreAirport' : 'near.centrePoint'),
      count: bounded(state) ? h('strong', String(inside)) : figure(this.app, String(inside), 'near'), total: String(near.items.length),
    });
    const zones = shares ? zoneSummaries(this.app, shares).filter((z) => z.largest) : [];
    const clauses = zones.flatMap(({ name, largest }, i) =>
      pieces(i === 0 ? 'near.zoneFirst' : i < zones.length - 1 ? 'near.zoneMore' : 'near.zoneLast', {
        zone: i === 0 && language() === 'id' ? name : name.charAt(0).toLowerCase() + name.slice(1), unit: largest!.name,
        share: figure(this.app, `${formatNumber(percentages([largest!.shareRatio], 1)[0]!, 1, language())}${NO_BREAK}%`, 'area-shares', largest!.shareBandRatio === null ? '' : `${bandText(largest!.shareBandRatio * 100, 1, language())}${NO_BREAK}%`),
      }));
    return clauses.length ? [...said, ' ', ...clauses, '.'] : said;
  }

  #rows(near: Near): Node[] {
    const { app } = this;
    const { state } = app.store;
    const farthest = Math.max(state.radiusMetres, ...near.items.map((i) => i.distance.metres));
    const rows = this.#ordered(near, state.radiusMetres, farthest);
    const nearest = near.items[0];
    const inside = nearest !== undefined && nearest.distance.metres <= state.radiusMetres;
    const accuracy = Math.max(0, ...this.app.map.features('clusters').map((f) => Number(f.get('location_accuracy_metres') ?? 0)));
    return [
      h('table.clusters',
        h('thead', h('tr', h('th', { scope: 'col', colspan: 2 }, t('near.cluster')), h('th.number', { scope: 'col' }, t('near.bearing')), h('th.number', { scope: 'col' }, t('near.distance')))),
        h('tbody', ...rows)),
      !inside && nearest ? h('p.muted', t('near.noneInside', { name: this.#name(nearest), distance: kilometres(nearest.distance.metres, language()) })) : '',
      accuracy ? h('p.muted.small', t('near.measuredTo', { metres: formatNumber(accuracy, 0, language()) })) : '',
      provenance(this.app, 'near', csv(app.service.when(nearUrl(state, state.radiusMetres))), t('near.csv')),
    ].filter(Boolean) as Node[];
  }

  /** The rows in order of distance, the bands' heads and the ring's edge among them. */
  #ordered(near: Near, radiusMetres: number, farthest: number): HTMLElement[] {
    const rows: HTMLElement[] = [];
    const edge = h('tr.edge', h('td', { colspan: 4 }, h('span', t('near.edge', { km: shortKilometres(radiusMetres, language()) }))));
    const reach = (beyond: boolean) => { if (beyond && !rows.includes(edge)) rows.push(edge); };
    const put = (item: NearItem) => {
      const inside = item.distance.metres <= radiusMetres;
      reach(!inside);
      rows.push(this.#row(item, inside, farthest));
    };
    const banded = new Set<string>();
    for (const band of near.bands ?? []) {
      reach(radiusMetres <= band.fromMetres);
      rows.push(h('tr.band', h('th', { scope: 'colgroup', colspan: 4 }, h('span', bandRange(band)), h('span.muted.number', t('near.bandCount', { count: band.count })))));
      const ids = new Set(band.ids);
      ids.forEach((id) => banded.add(id));
      near.items.filter((item) => ids.has(item.id)).forEach(put);
    }
    near.items.filter((item) => !banded.has(item.id)).forEach(put);
    reach(true);
    return rows;
  }

  #name(item: NearItem) {
    const feature = this.app.map.feature({ layer: 'clusters', id: item.id });
    return feature ? nameOf(feature) : item.name;
  }

  #row(item: NearItem, inside: boolean, farthest: number): HTMLElement {
    const { app } = this;
    const selection = { layer: 'clusters', id: item.id };
    const feature = app.map.feature(selection);
    const where = feature ? [feature.get('kelurahan'), feature.get('kecamatan')].filter(Boolean).join(', ') : '';
    const bar = h('span.distance-bar');
    bar.style.width = `${item.distance.metres / farthest * 100}%`;
    const badge = h('span.badge', String(feature?.get('no') ?? ''));
    const entry = layerOf(app, 'clusters');
    if (feature && entry) badge.style.setProperty('--colour', colourOf(entry, feature));
    return h(`tr.${inside ? 'inside' : 'outside'}` as 'tr', {
      'data-id': item.id,
      onclick: () => app.store.set({ selected: selection }),
      onpointerenter: () => app.map.light(selection), onpointerleave: () => app.map.light(null),
    },
      h('td.badge-cell', badge),
      h('th', { scope: 'row' },
        h('button.place', { type: 'button', 'data-key': `cluster-${item.id}`, onfocus: () => app.map.light(selection), onblur: () => app.map.light(null) }, this.#name(item)),
        h('span.muted', where), feature?.get('outside_selatan') ? h('span.tag', t('near.outsideSelatan')) : null),
      h('td.number.muted', { title: t('near.bearingTitle', { degrees: formatNumber(item.azimuth.degrees, 1, language()) }) }, `${windOf(item.azimuth.degrees, language())} ${formatNumber(item.azimuth.degrees, 0, language())}°`),
      h('td.number.strong', kilometres(item.distance.metres, language()), h('span.distance-track', bar)));
  }

  #markSelected() {
    const { selected } = this.app.store.state;
    for (const row of this.#list.querySelectorAll<HTMLElement>('[data-id]'))
      row.classList.toggle('selected', selected?.layer === 'clusters' && row.dataset['id'] === selected.id);
  }

  #drawZones() {
    const { app } = this;
    this.#zones.replaceChildren(...answered(app.service.areaShares.kelurahan, 4, (shares) => {
      const zones = zoneSummaries(app, shares);
      const most = Math.max(...zones.map((z) => z.squareMetres));
      return [
        h('h3', zones.length === 3 ? t('near.zones') : t('near.zonesCount', { count: zones.length })),
        h('table.zones',
          h('thead', h('tr', h('th', { scope: 'col', colspan: 2 }, t('near.zone')), h('th.number', { scope: 'col' }, t('near.zoneArea')))),
          h('tbody', ...zones.map((zone) => {
            const bar = h('span.zone-bar');
            paint(bar, zone.fills);
            bar.style.width = `${zone.squareMetres / most * 100}%`;
            return h('tr', { 'data-zone': zone.zone },
              h('td.badge-cell', zoneSwatch(zone.fills)),
              h('th', { scope: 'row' }, h('button.place', { type: 'button', onclick: () => app.store.set({ panel: 'areas', sort: { column: zone.zone, descending: true } }) }, zone.name),
                h('span.muted', t('near.zoneIn', { units: zone.units.join(', ') }))),
              h('td.number.strong', hectares(zone.squareMetres, language()), zone.bandSquareMetres === null ? null : h('span.band-line', bandText(zone.bandSquareMetres / 1e4, 1, language())), h('span.distance-track', bar)));
          }))),
        ...accuracyNote(shares),
        provenance(app, 'area-shares', csv(app.service.when(areaSharesUrl('kelurahan'))), t('areas.csv')),
      ];
    }));
  }
}

interface ZoneSummary { zone: string; name: string; fills: ReturnType<typeof zoneLook>['fills']; squareMetres: number; bandSquareMetres: number | null; units: string[]; largest: { name: string; shareRatio: number; shareBandRatio: number | null } | null }

/** Each zone with the units it lies in, largest part first; an overlap counts in each of its zones. */
export function zoneSummaries(app: App, shares: AreaShares): ZoneSummary[] {
  return shares.zones.map(({ zone, name, area, areaBand }) => {
    const units = shares.units.map((unit) => {
      const parts = unit.parts.filter((p) => p.zone.split('+').includes(zone));
      return { name: unit.name, squareMetres: parts.reduce((sum, p) => sum + p.area.squareMetres, 0), shareRatio: parts.reduce((sum, p) => sum + p.shareRatio, 0), shareBandRatio: sumOf(parts.map((p) => p.shareBandRatio)) };
    }).filter((u) => u.squareMetres > 0).sort((a, b) => b.squareMetres - a.squareMetres);
    const look = zoneLook(app, zone, name);
    return { zone, name: look.name, fills: look.fills, squareMetres: area.squareMetres, bandSquareMetres: areaBand?.squareMetres ?? null, units: units.map((u) => u.name), largest: units[0] ?? null };
  });
}

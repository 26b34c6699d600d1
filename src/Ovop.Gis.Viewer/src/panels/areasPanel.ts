import type { App } from '../app';
import { zoneLook, type ZoneLook } from '../app';
import { areaSharesUrl, csv } from '../api/service';
import type { AreaPart, AreaShares, SharedArea, UnitShares } from '../api/types';
import { h } from '../dom';
import { bandText } from '../format/bands';
import { percentages } from '../format/largestRemainder';
import { formatNumber, hectares, niceCeiling, squareKilometres } from '../format/numbers';
import { language, t } from '../i18n/text';
import { paint, zoneSwatch } from '../page/swatch';
import type { AppState, UnitsId } from '../state/appState';
import { accuracyNote, sumOf } from './accuracy';
import { answered, choice, keepingFocus, provenance, type Panel } from './parts';

const DECIMALS = 1;
const OVERLAPS = 'overlaps';

/** The table of shares: zones in units, with a bar for each row beside it. */
export class AreasPanel implements Panel {
  readonly element = h('div.areas');

  constructor(private readonly app: App) {
    for (const resource of Object.values(app.service.areaShares)) resource.subscribe(() => { if (app.store.state.panel === 'areas') this.render(); });
  }

  render() {
    const { store, service } = this.app;
    const { units, measure } = store.state;
    const resource = service.askAreaShares(units);
    keepingFocus(this.element, () => {
      const scrolled = this.element.querySelector('.table-scroll')?.scrollTop ?? 0;
      this.element.replaceChildren(
        h('div.controls',
          choice(t('areas.units'), [['kelurahan', t('areas.kelurahan')], ['kecamatan', t('areas.kecamatan')]] as const, units, (value: UnitsId) => store.set({ units: value })),
          choice(t('areas.measure'), [['percent', t('areas.percent')], ['hectares', t('areas.hectares')]] as const, measure, (value) => store.set({ measure: value })),
          h('label.check', { title: t('accuracy.show') }, h('input', { type: 'checkbox', 'data-key': 'accuracy', 'aria-label': t('accuracy.show'), ...(store.state.accuracy && { checked: true }), onchange: (e: Event) => store.set({ accuracy: (e.target as HTMLInputElement).checked }) }), '±')),
        ...answered(resource, 14, (shares) => this.#table(shares)));
      const scroll = this.element.querySelector('.table-scroll');
      if (scroll) scroll.scrollTop = scrolled;
    });
    this.#mark(store.state);
  }

  update(state: AppState, previous: AppState) {
    if (state.units !== previous.units || state.measure !== previous.measure || state.accuracy !== previous.accuracy || state.sort !== previous.sort) this.render();
    else if (state.selected !== previous.selected) this.#mark(state);
  }

  lightRow(id: string | null) {
    for (const row of this.element.querySelectorAll<HTMLElement>('[data-id]')) row.classList.toggle('lit', row.dataset['id'] === id);
  }

  #mark(state: AppState) {
    for (const row of this.element.querySelectorAll<HTMLElement>('[data-id]')) {
      const selected = state.selected?.layer === state.units && row.dataset['id'] === state.selected.id;
      row.classList.toggle('selected', selected);
      if (selected) row.firstElementChild!.scrollIntoView({ block: 'nearest' });
    }
  }

  #table(shares: AreaShares): Node[] {
    const { state } = this.app.store;
    const percent = state.measure === 'percent';
    const columns = columnsOf(shares);
    const looks = new Map([...shares.zones, ...shares.total.parts, ...shares.units.flatMap((u) => u.parts)].map(({ zone, name }) => [zone, zoneLook(this.app, zone, name)]));
    const inZones = (u: Pick<UnitShares, 'parts'>) => u.parts.reduce((sum, p) => sum + (percent ? p.shareRatio * 100 : p.area.squareMetres / 1e4), 0);
    const axisMax = niceCeiling(Math.max(...shares.units.map(inZones)));
    const units = sorted(shares.units, state);
    const head = (column: string, text: string | Node, classes: string, title?: string) => {
      const here = state.sort.column === column;
      return h(`th${classes}` as 'th', { scope: 'col', ...(here && { 'aria-sort': state.sort.descending ? 'descending' : 'ascending' }) },
        h('button.sort', { type: 'button', 'data-key': `sort-${column}`, title: t('areas.sortBy', { column: title ?? String(text) }), onclick: () => this.#sort(column) }, text, h('span.arrow', { 'aria-hidden': 'true' }, here ? state.sort.descending ? '↓' : '↑' : '')));
    };
    const zoneHead = (column: string) => {
      if (column === OVERLAPS) return head(column, t('areas.overlaps'), '.number', t('areas.overlapsLong'));
      const look = looks.get(column)!;
      return head(column, h('span.zone-head', zoneSwatch(look.fills), h('span', look.short)), '.number', look.name);
    };

    const caption = t(percent ? 'areas.captionPercent' : 'areas.captionHectares');

    return [
      h('p.muted.table-note', { 'aria-hidden': 'true' }, caption),
      h('div.table-scroll', { tabindex: 0, role: 'group', 'aria-label': caption },
        h('table.shares', h('caption.visually-hidden', caption),
          h('thead', h('tr',
            head('name', t(`areas.${state.units}`), '.name'), head('area', t('areas.area'), '.number'), ...columns.map(zoneHead),
            head('outside', t('areas.outside'), '.number', t('areas.outsideLong')),
            h('th.chart-head', { scope: 'col', ...(state.sort.column === 'zones' && { 'aria-sort': state.sort.descending ? 'descending' : 'ascending' }) },
              h('button.sort', { type: 'button', 'data-key': 'sort-zones', title: t('areas.sortBy', { column: t('areas.chart') }), onclick: () => this.#sort('zones') }, t(percent ? 'areas.axisPercent' : 'areas.axisHectares'), h('span.arrow', { 'aria-hidden': 'true' }, state.sort.column === 'zones' ? state.sort.descending ? '↓' : '↑' : '')),
              h('span.axis', { 'aria-hidden': 'true' }, ...[0, 0.5, 1].map((at) => h('span', formatNumber(axisMax * at, axisMax < 5 ? 1 : 0, language()))))))),
          h('tbody', ...units.map((unit) => this.#row(unit, columns, looks, axisMax, inZones))),
          h('tfoot', this.#row({ code: '', name: t('areas.total'), ...shares.total } satisfies UnitShares, columns, looks, axisMax, inZones)))),
      ...(state.accuracy ? accuracyNote(shares) : []),
      provenance(this.app, 'area-shares', csv(this.app.service.when(areaSharesUrl(state.units))), t('areas.csv')),
    ];
  }

  #row(unit: UnitShares, columns: string[], looks: Map<string, ZoneLook>, axisMax: number, inZones: (u: UnitShares) => number): HTMLElement {
    const { app } = this;
    const { units, measure, accuracy } = app.store.state;
    const selection = { layer: units, id: unit.code };
    const parts = columns.map((column) => partOf(unit, column));
    const percent = measure === 'percent';
    const printed = percentages([...parts.map((p) => p.shareRatio), unit.outside.shareRatio], DECIMALS);
    const band = (value: number | null | undefined, decimals: number) => accuracy && typeof value === 'number' ? h('span.band-line', bandText(value, decimals, language())) : null;
    const cell = (part: SharedArea, i: number, fills: ZoneLook['fills']) => {
      if (part.area.squareMetres <= 0) return h('td.number.nothing', h('span.value', '–'));
      const text = percent ? formatNumber(printed[i]!, DECIMALS, language()) : hectares(part.area.squareMetres, language());
      const figures = [h('span.value', text), percent ? band(part.shareBandRatio == null ? null : part.shareBandRatio * 100, DECIMALS) : band(part.areaBand == null ? null : part.areaBand.squareMetres / 1e4, 1)];
      if (!fills.length) return h('td.number', ...figures);
      const bar = h('span.cell-bar', { 'aria-hidden': 'true' });
      paint(bar, fills);
      bar.style.width = `${Math.min(100, (percent ? printed[i]! : part.area.squareMetres / 1e4) / axisMax * 100)}%`;
      return h('td.number', ...figures, bar);
    };
    const light = (on: boolean) => app.map.light(on && unit.code ? selection : null);
    return h('tr', {
      ...(unit.code && { 'data-id': unit.code, onclick: () => app.store.set({ selected: selection }) }),
      onpointerenter: () => light(true), onpointerleave: () => light(false),
    },
      h('th.name', { scope: 'row' }, unit.code ? h('button.place', { type: 'button', 'data-key': `unit-${unit.code}`, onfocus: () => light(true), onblur: () => light(false) }, unit.name) : unit.name),
      h('td.number', h('span.value', squareKilometres(unit.area.squareMetres, language())), band(unit.areaBand == null ? null : unit.areaBand.squareMetres / 1e6, 2)),
      ...parts.map((part, i) => cell(part, i, looks.get(columns[i]!)?.fills ?? [])),
      cell(unit.outside, columns.length, []),
      h('td.chart', this.#bar(unit.parts, looks, axisMax, inZones(unit), percent)));
  }

  #bar(parts: AreaPart[], looks: Map<string, ZoneLook>, axisMax: number, whole: number, percent: boolean): HTMLElement {
    const bar = h('span.stack', { 'aria-hidden': 'true' });
    if (whole > axisMax) bar.classList.add('beyond');
    for (const part of parts) {
      const piece = h('i');
      paint(piece, looks.get(part.zone)!.fills);
      piece.style.width = `${(percent ? part.shareRatio * 100 : part.area.squareMetres / 1e4) / Math.max(axisMax, whole) * 100}%`;
      bar.append(piece);
    }
    return bar;
  }

  #sort(column: string) {
    const { sort } = this.app.store.state;
    const descending = sort.column === column ? !sort.descending : column !== 'name';
    this.app.store.set({ sort: { column, descending } }, 'replace');
  }
}

/** The zones in their own order, and one column for wherever they overlap. */
export function columnsOf(shares: AreaShares): string[] {
  const overlap = [shares.total, ...shares.units].some((u) => u.parts.some((p) => p.zone.includes('+')));
  return [...shares.zones.map((z) => z.zone), ...(overlap ? [OVERLAPS] : [])];
}

/** What of a unit stands in a column. */
export function partOf(unit: Pick<UnitShares, 'parts'>, column: string): SharedArea {
  const parts = unit.parts.filter((p) => column === 'zones' || (column === OVERLAPS ? p.zone.includes('+') : p.zone === column));
  const areaBand = sumOf(parts.map((p) => p.areaBand?.squareMetres));
  return {
    area: { squareMetres: parts.reduce((sum, p) => sum + p.area.squareMetres, 0) }, shareRatio: parts.reduce((sum, p) => sum + p.shareRatio, 0),
    areaBand: areaBand === null ? null : { squareMetres: areaBand }, shareBandRatio: sumOf(parts.map((p) => p.shareBandRatio)),
  };
}

export function sorted(units: readonly UnitShares[], state: Pick<AppState, 'sort' | 'measure'>): UnitShares[] {
  const { column, descending } = state.sort;
  const of = (part: { area: { squareMetres: number }; shareRatio: number }) => state.measure === 'percent' ? part.shareRatio : part.area.squareMetres;
  const value = (unit: UnitShares): number =>
    column === 'area' ? unit.area.squareMetres : of(column === 'outside' ? unit.outside : partOf(unit, column));
  const direction = descending ? -1 : 1;
  return [...units].sort((a, b) => column === 'name' ? direction * a.name.localeCompare(b.name, 'id')
    : direction * (value(a) - value(b)) || a.name.localeCompare(b.name, 'id'));
}

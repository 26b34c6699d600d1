import type { App } from '../app';
import { csv, reconciliationUrl } from '../api/service';
import type { Measure, Reconciliation, ReconciliationRow, ShareOfCity, VerdictCode } from '../api/types';
import { h } from '../dom';
import { bandText, withBand } from '../format/bands';
import { percentages } from '../format/largestRemainder';
import { formatNumber, niceCeiling, ticks } from '../format/numbers';
import { id, type TextKey } from '../i18n/id';
import { language, t, words } from '../i18n/text';
import type { AppState } from '../state/appState';
import { accuracyLine } from './accuracy';
import { answered, keepingFocus, provenance, type Panel } from './parts';

const DECIMALS = 2;
const UNVERIFIED = 'M';
const SMALL_SQUARE_METRES = 5e6;
const NO_BREAK = '\u00a0';

/** What was printed beside what the boundaries say, with the reason in words. */
export class PublishedPanel implements Panel {
  readonly element = h('div.published');

  constructor(private readonly app: App) {
    app.service.reconciliation.subscribe(() => { if (app.store.state.panel === 'published') this.render(); });
  }

  render() {
    const { reconciliation } = this.app.service;
    this.app.service.askReconciliation();
    keepingFocus(this.element, () => this.element.replaceChildren(...answered(reconciliation, 16, (answer) => this.#draw(answer))));
    this.#mark(this.app.store.state);
  }

  update(state: AppState, previous: AppState) {
    if (state.claims !== previous.claims) this.render();
    else if (state.selected !== previous.selected) this.#mark(state);
  }

  lightRow(code: string | null) {
    for (const row of this.element.querySelectorAll<HTMLElement>('[data-id]')) row.classList.toggle('lit', row.dataset['id'] === code);
  }

  #mark(state: AppState) {
    let first = true;
    for (const row of this.element.querySelectorAll<HTMLElement>('[data-id]')) {
      const selected = state.selected?.id === row.dataset['id'];
      row.classList.toggle('selected', selected);
      if (selected && first) { row.scrollIntoView({ block: 'nearest' }); first = false; }
    }
  }

  #draw(answer: Reconciliation): Node[] {
    const { claims } = this.app.store.state;
    if (!answer.rows.length && !answer.shares.length) return [h('p.empty', t('published.empty'))];
    return [
      ...this.#figureOne(answer.shares, answer.passport.tolerances),
      h('h3', t('published.reconciliation')),
      this.#filter(answer.rows),
      h('p.note', t('published.notWrong')),
      h('ol.claims', ...answer.rows.filter((r) => !claims || r.verdict.code === claims).map((row) => this.#claim(row))),
      provenance(this.app, 'reconciliation', csv(this.app.service.when(reconciliationUrl)), t('published.csv')),
    ];
  }

  #figureOne(shares: ShareOfCity[], tolerances: Record<string, unknown>): Node[] {
    if (!shares.length) return [];
    const published = percentages(shares.map((s) => s.published.shareRatio), DECIMALS);
    const computed = percentages(shares.map((s) => s.computed.shareRatio), DECIMALS);
    const axisMax = niceCeiling(Math.max(...published, ...computed));
    const order = shares.map((_, i) => i).sort((a, b) => published[b]! - published[a]!);
    const bar = (kind: 'published' | 'computed', value: number, unverified: boolean, bandRatio?: number | null) => {
      const strip = h(`i.${kind}` as 'i', { 'aria-hidden': 'true' });
      if (unverified) strip.classList.add('hatched');
      strip.style.setProperty('--at', String(value / axisMax));
      return h('span.bar-line', strip, h('span.bar-value', h('span.visually-hidden', `${t(`published.${kind}`)} `), `${formatNumber(value, DECIMALS, language())}${typeof bandRatio === 'number' ? `${NO_BREAK}${bandText(bandRatio * 100, DECIMALS, language())}` : ''}${NO_BREAK}%`, unverified && h('em', t('published.unverified'))));
    };
    return [
      h('h3', t('published.figure')),
      h('p.muted', t('published.figureNote')),
      h('p.key', h('span', h('i.published'), t('published.published')), h('span', h('i.published.hatched'), `${t('published.published')}, ${t('published.unverified')}`), h('span', h('i.computed'), t('published.computed'))),
      h('div.figure-one',
        ...order.map((i) => {
          const share = shares[i]!;
          const selection = { layer: 'kecamatan', id: share.code };
          const unverified = share.published.confidence === UNVERIFIED;
          const difference = published[i]! - computed[i]!;
          return h('div.pair', {
            'data-id': share.code, onclick: () => this.app.store.set({ selected: selection }),
            onpointerenter: () => this.app.map.light(selection), onpointerleave: () => this.app.map.light(null),
          },
            h('button.place', { type: 'button', 'data-key': `share-${share.code}`, onfocus: () => this.app.map.light(selection), onblur: () => this.app.map.light(null) }, share.name.replace(/^Singkawang /, '')),
            h('span.bars', bar('published', published[i]!, unverified), bar('computed', computed[i]!, false, share.computed.bandRatio)),
            h('span.difference.number', h('span.visually-hidden', `${t('published.difference')} `), t('published.points', { points: formatNumber(difference, DECIMALS, language(), true) })));
        }),
        h('div.figure-axis', { 'aria-hidden': 'true' }, h('span'), h('span.ticks', ...ticks(axisMax).map((at) => {
          const tick = h('span', formatNumber(at, at % 1 ? 1 : 0, language()));
          tick.style.setProperty('--at', String(at / axisMax));
          return tick;
        })), h('span')),
        h('p.axis-title', t('published.axis'))),
      ...(shares.some((s) => typeof s.computed.bandRatio === 'number') ? [accuracyLine(tolerances)] : []),
    ];
  }

  /** How many figures got which verdict; each count shows those alone. */
  #filter(rows: ReconciliationRow[]): HTMLElement {
    const { store } = this.app;
    const counts = new Map<VerdictCode, number>();
    for (const { verdict } of rows) counts.set(verdict.code, (counts.get(verdict.code) ?? 0) + 1);
    const chip = (code: VerdictCode | null, text: string, count: number) => h('button.chip', {
      type: 'button', 'aria-pressed': String(store.state.claims === code), 'data-key': `claims-${code ?? 'all'}`, onclick: () => store.set({ claims: code }),
    }, text, h('span.number', String(count)));
    return h('div.chips', { role: 'group', 'aria-label': t('published.byVerdict') }, chip(null, t('published.all'), rows.length), ...[...counts].map(([code, count]) => chip(code, verdictText(code), count)));
  }

  #claim(row: ReconciliationRow): HTMLElement {
    const cell = (label: TextKey, value: string, extra?: Node | false) => h('div', h('dt', t(label)), h('dd.number', value, extra));
    const source = [row.source.title, row.source.year, row.source.section].filter(Boolean).join(', ');
    const unverified = row.confidence === UNVERIFIED;
    const level = `level.${row.subject.level}` as TextKey;
    return h('li', { 'data-id': row.subject.code },
      h('div.claim-head',
        h('h4', row.subject.name, h('span.muted', ` ${level in id && row.subject.level !== 'city' ? `${t(level)} · ` : ''}${t(row.quantity === 'share' ? 'published.share' : 'published.area')}`)),
        h('span.verdict', { 'data-code': row.verdict.code }, verdictText(row.verdict.code))),
      h('dl.claim-figures',
        cell('published.published', measureText(row, row.published), unverified && h('em', t('published.unverified'))),
        cell('published.computed', measureText(row, row.computed)),
        cell('published.differenceSigned', differenceText(row))),
      h('p', words(row.verdict.text)),
      row.note ? h('p.muted', words(row.note)) : null,
      h('p.muted.small', t('published.asPrinted', { text: row.asPrinted }), ' · ', source, row.series ? ` · ${t('published.series', { series: row.series })}` : '', confidenceText(row.confidence)));
  }
}

const verdictText = (code: string) => `verdict.${code}` in id ? t(`verdict.${code}` as TextKey) : code;
const confidenceText = (mark: string) => `confidence.${mark}` in id ? ` · ${t(`confidence.${mark}` as TextKey)}` : '';

/** A row keeps to one unit: hectares where both areas are small. */
const small = (row: ReconciliationRow) => Math.max(row.published.squareMetres ?? 0, row.computed?.squareMetres ?? 0) < SMALL_SQUARE_METRES;

function areaText(squareMetres: number, row: ReconciliationRow, signed = false, band?: number | null): string {
  const [size, unit] = small(row) ? [1e4, 'ha'] as const : [1e6, 'km²'] as const;
  if (typeof band === 'number') return withBand(squareMetres / size, band / size, DECIMALS, unit, language());
  return `${formatNumber(squareMetres / size, DECIMALS, language(), signed)}${NO_BREAK}${unit}`;
}

function measureText(row: ReconciliationRow, measure: Measure | null | undefined): string {
  const value = row.quantity === 'area' ? measure?.squareMetres : measure?.shareRatio;
  if (value === undefined || value === null) return t('published.none');
  return row.quantity === 'area' ? areaText(value, row, false, measure?.bandSquareMetres) : withBand(value * 100, typeof measure?.bandRatio === 'number' ? measure.bandRatio * 100 : null, DECIMALS, '%', language());
}

function differenceText(row: ReconciliationRow): string {
  const { squareMetres, ratio, sharePoints } = row.difference ?? {};
  if (row.quantity === 'share') return typeof sharePoints === 'number' ? t('published.points', { points: formatNumber(sharePoints, DECIMALS, language(), true) }) : t('published.none');
  if (typeof squareMetres !== 'number') return t('published.none');
  return `${areaText(squareMetres, row, true)}${typeof ratio === 'number' ? ` (${formatNumber(ratio * 100, 1, language(), true)}${NO_BREAK}%)` : ''}`;
}

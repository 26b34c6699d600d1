import type { App } from '../app';
import { csv, reconciliationUrl } from '../api/service';
import type { Measure, Reconciliation, ReconciliationRow, ShareOfCity, VerdictCode } from '../api/types';
import { h } from '../dom';
import { percentages } from '../format/largestRemainder';
import { formatNumber, niceCeiling, squareKilometres, ticks } from '../format/numbers';
import { id, type TextKey } from '../i18n/id';
import { language, t, words } from '../i18n/text';
import type { AppState } from '../state/appState';
import { answered, keepingFocus, provenance, type Panel } from './parts';

const DECIMALS = 2;
const UNVERIFIED = 'M';
const NO_BREAK = '\u00a0';

/** What was printed beside what the boundaries say, with the reason in words. */
export class PublishedPanel implements Panel {
  readonly element = h('div.published');

  constructor(private readonly app: App) {
    app.service.reconciliation.subscribe(() => { if (app.store.state.panel === 'published') this.render(); });
  }

  render() {
    const { reconciliation } = this.app.service;
    reconciliation.ask(reconciliationUrl);
    keepingFocus(this.element, () => this.element.replaceChildren(...answered(reconciliation, 16, (answer) => this.#draw(answer))));
    this.#mark(this.app.store.state);
  }

  update(state: AppState, previous: AppState) {
    if (state.selected !== previous.selected) this.#mark(state);
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
    if (!answer.rows.length && !answer.shares.length) return [h('p.empty', t('published.empty'))];
    return [
      ...this.#figureOne(answer.shares),
      h('h3', t('published.reconciliation')),
      h('p.muted', this.#summary(answer.rows)),
      h('p.note', t('published.notWrong')),
      h('ol.claims', ...answer.rows.map((row) => this.#claim(row))),
      provenance(this.app, 'reconciliation', csv(reconciliationUrl), t('published.csv')),
    ];
  }

  #figureOne(shares: ShareOfCity[]): Node[] {
    if (!shares.length) return [];
    const published = percentages(shares.map((s) => s.published.shareRatio), DECIMALS);
    const computed = percentages(shares.map((s) => s.computed.shareRatio), DECIMALS);
    const axisMax = niceCeiling(Math.max(...published, ...computed));
    const order = shares.map((_, i) => i).sort((a, b) => published[b]! - published[a]!);
    const bar = (kind: 'published' | 'computed', value: number, unverified: boolean) => {
      const strip = h(`i.${kind}` as 'i', { 'aria-hidden': 'true' });
      if (unverified) strip.classList.add('hatched');
      strip.style.setProperty('--at', String(value / axisMax));
      return h('span.bar-line', strip, h('span.bar-value', h('span.visually-hidden', `${t(`published.${kind}`)} `), `${formatNumber(value, DECIMALS, language())}${NO_BREAK}%`, unverified && h('em', t('published.unverified'))));
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
          const difference = computed[i]! - published[i]!;
          return h('div.pair', {
            'data-id': share.code, onclick: () => this.app.store.set({ selected: selection }),
            onpointerenter: () => this.app.map.light(selection), onpointerleave: () => this.app.map.light(null),
          },
            h('button.place', { type: 'button', 'data-key': `share-${share.code}`, onfocus: () => this.app.map.light(selection), onblur: () => this.app.map.light(null) }, share.name.replace(/^Singkawang /, '')),
            h('span.bars', bar('published', published[i]!, unverified), bar('computed', computed[i]!, false)),
            h('span.difference.number', h('span.visually-hidden', `${t('published.difference')} `), t('published.points', { points: formatNumber(difference, DECIMALS, language(), true) })));
        }),
        h('div.figure-axis', { 'aria-hidden': 'true' }, h('span'), h('span.ticks', ...ticks(axisMax).map((at) => {
          const tick = h('span', formatNumber(at, at % 1 ? 1 : 0, language()));
          tick.style.setProperty('--at', String(at / axisMax));
          return tick;
        })), h('span')),
        h('p.axis-title', t('published.axis'))),
    ];
  }

  #summary(rows: ReconciliationRow[]): string {
    const counts = new Map<VerdictCode, number>();
    for (const { verdict } of rows) counts.set(verdict.code, (counts.get(verdict.code) ?? 0) + 1);
    return `${t('published.summary', { count: rows.length })}: ${[...counts].map(([code, count]) => `${verdictText(code)} ${count}`).join(', ')}.`;
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
        cell('published.published', measureText(row.quantity, row.published), unverified && h('em', t('published.unverified'))),
        cell('published.computed', measureText(row.quantity, row.computed)),
        cell('published.difference', differenceText(row))),
      h('p', words(row.verdict.text)),
      h('p.muted.small', t('published.asPrinted', { text: row.asPrinted }), ' · ', source, row.series ? ` · ${t('published.series', { series: row.series })}` : '', confidenceText(row.confidence)));
  }
}

const verdictText = (code: string) => `verdict.${code}` in id ? t(`verdict.${code}` as TextKey) : code;
const confidenceText = (mark: string) => `confidence.${mark}` in id ? ` · ${t(`confidence.${mark}` as TextKey)}` : '';

function measureText(quantity: 'area' | 'share', measure: Measure | null): string {
  const value = quantity === 'area' ? measure?.squareMetres : measure?.shareRatio;
  if (value === undefined || value === null) return t('published.none');
  return quantity === 'area' ? `${squareKilometres(value, language())}${NO_BREAK}km²` : `${formatNumber(value * 100, DECIMALS, language())}${NO_BREAK}%`;
}

function differenceText({ difference }: ReconciliationRow): string {
  if (difference?.sharePoints !== undefined && difference.sharePoints !== null) return t('published.points', { points: formatNumber(difference.sharePoints, DECIMALS, language(), true) });
  if (difference?.squareMetres === undefined || difference.squareMetres === null) return t('published.none');
  const ratio = difference.ratio === undefined || difference.ratio === null ? '' : ` (${formatNumber(difference.ratio * 100, 1, language(), true)}${NO_BREAK}%)`;
  return `${formatNumber(difference.squareMetres / 1e6, DECIMALS, language(), true)}${NO_BREAK}km²${ratio}`;
}

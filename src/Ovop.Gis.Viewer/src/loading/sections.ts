import { h } from '../dom';
import type { Difference, Finding, LoadReport, RepairOffer } from '../api/importTypes';
import { formatNumber } from '../format/numbers';
import { language, words } from '../i18n/text';
import { icon, type IconName } from '../page/icons';
import { cssBackground } from '../map/patterns';
import { CHANGE_LOOKS, FAULT_LOOKS, type Look } from './drawing';
import { countOf, groupFindings, SEVERITIES, type FaultKind, type FindingGroup } from './findings';
import { areaText, changeText } from './measures';
import { findingText, findingTitle, known, said, tl } from './words';

const FIRST = 6;
const NEXT = 100;
const NO_BREAK = '\u00a0';

/** What a report's parts need of whoever shows them. */
export interface Show {
  /** How many of a list are shown, and whether a part is unfolded, by the part's name. */
  shown: Map<string, number>;
  open: Set<string>;
  draw(): void;
  go(finding: Finding): void;
  /** Whether a finding has a place to go to. */
  placed(finding: Finding): boolean;
  mark(id: string | null, go?: boolean): void;
  /** Absent where a report is only read. */
  tick?: ((id: string, on: boolean) => void) | undefined;
  busy: boolean;
}

export const count = (value: number) => formatNumber(value, 0, language());
export const area = (squareMetres: number) => areaText(squareMetres, language());

/** A part that can be folded, and remembers it. */
export function fold(show: Pick<Show, 'open'>, key: string, title: (Node | string)[], ...inside: (Node | string | null)[]): HTMLElement {
  return h('details.fold', { ...(show.open.has(key) && { open: true }), ontoggle: (e: Event) => { if ((e.target as HTMLDetailsElement).open) show.open.add(key); else show.open.delete(key); } },
    h('summary', { 'data-key': `fold-${key}` }, ...title), h('div', ...inside.filter((i) => i !== null)));
}

/** A list of which the first few are shown, then all, a hundred at a time. */
function windowed<T>(show: Show, key: string, items: readonly T[], draw: (item: T, index: number) => HTMLElement): { rows: HTMLElement[]; more: HTMLElement | null } {
  const upTo = Math.min(items.length, show.shown.get(key) ?? FIRST);
  const rest = items.length - upTo;
  const more = rest <= 0 ? null : h('button.link', { type: 'button', 'data-key': `more-${key}`, onclick: () => { show.shown.set(key, upTo === FIRST ? NEXT : upTo + NEXT); show.draw(); } },
    items.length <= NEXT || upTo === FIRST ? tl('found.all', { count: count(items.length) }) : tl('found.more', { count: count(Math.min(NEXT, rest)) }));
  return { rows: items.slice(0, upTo).map(draw), more };
}

export function lookSwatch(look: Look, kind: FaultKind | '' = ''): HTMLElement {
  const swatch = h(`span.swatch.${kind ? `fault-${kind}` : 'change'}` as 'span', { 'aria-hidden': 'true' });
  swatch.style.background = kind ? look.colour : look.pattern === 'none' ? '#f3f5f5' : cssBackground(look.colour, look.pattern);
  swatch.style.borderColor = look.colour;
  return swatch;
}

const SIGNS: Record<(typeof SEVERITIES)[number], IconName> = { error: 'close', warning: 'warning', info: 'info' };

export function findingsSection(report: LoadReport, show: Show, csvUrl: string | null): HTMLElement[] {
  const groups = groupFindings(report);
  if (!groups.length) return [h('h3', tl('found.title')), h('p', tl('found.none'))];
  const counts = tl('found.counts', { errors: count(countOf(groups, 'error')), warnings: count(countOf(groups, 'warning')), infos: count(countOf(groups, 'info')) });
  return [
    h('h3', tl('found.title')), h('p.muted', counts),
    ...SEVERITIES.flatMap((severity) => {
      const some = groups.filter((g) => g.severity === severity);
      return some.length ? [h(`h4.severity.${severity}` as 'h4', icon(SIGNS[severity], 16), tl(`severity.${severity}`), h('span.number', ` ${count(countOf(groups, severity))}`)),
        ...some.map((group) => findingGroup(group, show))] : [];
    }),
    ...(csvUrl ? [h('p.provenance', h('a.link', { href: csvUrl, download: 'temuan.csv' }, tl('found.csv')))] : []),
  ];
}

function findingGroup(group: FindingGroup, show: Show): HTMLElement {
  const key = `${group.severity} ${group.code}`;
  const { rows, more } = windowed(show, key, group.listed, (finding, i) => findingRow(finding, show, `${key} ${i}`));
  const unlisted = group.count - group.listed.length;
  return fold(show, key,
    [lookSwatch(FAULT_LOOKS[group.kind], group.kind), h('span.group-name', findingTitle(group.code)), h('span.number.strong', count(group.count)),
      ...(group.areaSquareMetres !== null ? [h('span.muted.small.number', tl('found.total', { area: area(group.areaSquareMetres) }))] : [])],
    group.areaSquareMetres !== null && group.listed.length > 1 ? h('p.muted.small', tl('found.largest')) : null,
    h('ul.findings', ...rows), more, unlisted > 0 ? h('p.muted.small', tl('found.rest', { count: count(unlisted) })) : null);
}

function findingRow(finding: Finding, show: Show, key: string): HTMLElement {
  const who = finding.feature ?? (finding.record != null ? tl('found.record', { record: count(finding.record) }) : '');
  const size = finding.areaSquareMetres != null ? h('span.number', area(finding.areaSquareMetres)) : null;
  const inside = [h('span.who', who, show.placed(finding) ? icon('target', 14) : ''), size, h('span.what', findingText(finding.text))];
  return h('li', show.placed(finding)
    ? h('button', { type: 'button', 'data-key': key, title: tl('found.goTo'), onclick: () => show.go(finding) }, ...inside)
    : h('div', ...inside));
}

export function repairsSection(report: LoadReport, mended: { code: string; count: number }[], show: Show): HTMLElement[] {
  const offers = report.repairs;
  if (!offers.length) return [];
  return [
    h('h3', tl('repair.title')), ...(show.tick ? [h('p.muted', tl('repair.intro'))] : []),
    h('ul.repairs', ...offers.map((offer) => repair(offer, show))),
    ...(mended.length ? [h('p.note', tl('repair.mended', { list: mended.map((m) => `${count(m.count)} ${findingTitle(m.code).toLowerCase()}`).join(', ') }))] : []),
  ];
}

function repair(offer: RepairOffer, show: Show): HTMLElement {
  const moved = offer.effects.reduce((sum, e) => sum + e.movedSquareMetres, 0);
  const key = `repair-${offer.id}`;
  const effect = !offer.effects.length ? tl('repair.nothing')
    : tl('repair.effect', { count: count(offer.effects.length), area: area(moved), most: area(Math.max(...offer.effects.map((e) => e.movedSquareMetres))) });
  const { rows, more } = windowed(show, key, offer.effects, (e) => {
    const change = e.areaBeforeSquareMetres > 0 ? changeText(e.areaAfterSquareMetres / e.areaBeforeSquareMetres - 1, language()) : '';
    const name = e.feature ?? tl('found.record', { record: count(e.record) });
    return h('tr', h('th', { scope: 'row' }, h('button.place', { type: 'button', 'data-key': `${key}-${e.record}`, onclick: () => show.mark(e.feature ?? null, true) }, name)),
      h('td.number', area(e.areaBeforeSquareMetres)), h('td.number.strong', area(e.movedSquareMetres)), h('td.number', change));
  });
  const box = show.tick ? h('input', {
    type: 'checkbox', id: key, 'data-key': key, 'aria-describedby': `${key}-says`, ...(offer.applied && { checked: true }), ...(show.busy && { 'aria-disabled': 'true' }),
    onclick: (e: Event) => { if (show.busy) e.preventDefault(); },
    onchange: (e: Event) => show.tick!(offer.id, (e.target as HTMLInputElement).checked),
  }) : h('span.outcome', offer.applied ? '✓' : '–');
  return h('li', h('label.check', { for: key }, box, h('span', words(offer.title))),
    h('p.small', { id: `${key}-says` }, words(offer.explanation), h('br'), h('span.muted.number', effect)),
    offer.effects.length ? fold(show, key, [tl('repair.table')], h('div.scroll-x', { tabindex: 0, role: 'group', 'aria-label': tl('repair.table') }, h('table.effects',
      h('thead', h('tr', h('th', { scope: 'col' }, tl('repair.feature')), ...(['before', 'moved', 'change'] as const).map((c) => h('th.number', { scope: 'col' }, tl(`repair.${c}`))))),
      h('tbody', ...rows))), more) : null);
}

interface ChangeRow { id: string; name: string; change: 'added' | 'changed' | 'removed'; note: string; areaSquareMetres: number; movedSquareMetres: number | null }

export function changeRows(difference: Difference): ChangeRow[] {
  const row = (change: 'added' | 'removed') => (f: Difference['added'][number]): ChangeRow =>
    ({ id: f.id, name: f.name ?? f.id, change, note: '', areaSquareMetres: f.areaSquareMetres, movedSquareMetres: null });
  return [
    ...difference.removed.map(row('removed')), ...difference.added.map(row('added')),
    ...difference.changed.map((c): ChangeRow => ({
      id: c.id, name: c.name ?? c.id, change: 'changed', areaSquareMetres: c.areaAfterSquareMetres, movedSquareMetres: c.movedSquareMetres,
      note: [c.shapeChanged ? tl('change.shape') : '', c.fields.length ? tl('change.fields', { fields: c.fields.join(', ') }) : ''].filter(Boolean).join('; '),
    })),
  ];
}

export const differenceSummary = (d: Difference) => tl('change.summary', {
  added: count(d.added.length), changed: count(d.changed.length), removed: count(d.removed.length), unchanged: count(d.unchanged), moved: area(d.areaMovedSquareMetres),
});

export function changesTable(difference: Difference, show: Show): HTMLElement[] {
  const { rows, more } = windowed(show, 'changes', changeRows(difference), (c) => h('tr', { 'data-id': c.id, onpointerenter: () => show.mark(c.id), onpointerleave: () => show.mark(null) },
    h('td.badge-cell', lookSwatch(CHANGE_LOOKS[c.change])),
    h('th', { scope: 'row' }, h('button.place', { type: 'button', 'data-key': `change-${c.id}`, onclick: () => show.mark(c.id, true) }, c.name),
      h('span.muted.small', [tl(`change.${c.change}`), c.note].filter(Boolean).join(' · '))),
    h('td.number', area(c.areaSquareMetres)), h('td.number.strong', c.movedSquareMetres === null ? '–' : area(c.movedSquareMetres))));
  if (!rows.length) return [];
  return [h('table.changes', h('caption.visually-hidden', tl('change.what')),
    h('thead', h('tr', h('th', { scope: 'col', colspan: 2 }, tl('change.what')), h('th.number', { scope: 'col' }, tl('change.area')), h('th.number', { scope: 'col' }, tl('change.moved')))),
    h('tbody', ...rows)), ...(more ? [more] : [])];
}

export function sheetSection(report: LoadReport, show: Show): HTMLElement[] {
  const { sheet } = report;
  if (!sheet) return [];
  const of = (outcome: string) => sheet.rules.filter((r) => r.outcome === outcome).length;
  const signs = { 'passed': '✓', 'failed': '✗', 'not-applicable': '–' } as const;
  return [
    h('h3', tl('sheet.title')), h('p', h('strong', words(sheet.title))), h('p.muted.small', tl('sheet.source', { source: words(sheet.source) })),
    fold(show, 'sheet', [tl('sheet.summary', { passed: of('passed'), failed: of('failed'), other: of('not-applicable') })],
      h('table.sheet', h('thead', h('tr', h('th', { scope: 'col' }, h('span.visually-hidden', tl('sheet.outcome'))), h('th', { scope: 'col' }, tl('sheet.rule')))),
        h('tbody', ...sheet.rules.map((rule) => h(`tr.rule-${rule.outcome}` as 'tr',
          h('td.outcome', h('span', { 'aria-hidden': 'true' }, signs[rule.outcome]), h('span.visually-hidden', tl(`sheet.${rule.outcome}`))),
          h('td', h('span.rule', words(rule.rule)), h('span.muted.small', words(rule.result)),
            rule.records.length ? h('span.muted.small', tl('sheet.records', { records: records(rule.records) })) : null)))))),
  ];
}

const records = (all: readonly number[]) => all.length > 12 ? `${all.slice(0, 12).join(', ')}, … (${count(all.length)})` : all.join(', ');

export const causeText = (cause: string | null | undefined): string => {
  const key = cause ? known(`cause.${cause}`) : null;
  return key ? tl(key) : cause ?? '';
};

export const boxText = (box: readonly number[]) => {
  const side = (value: number, plus: string, minus: string) => `${formatNumber(Math.abs(value), 2, language())}°${NO_BREAK}${value < 0 ? minus : plus}`;
  const [east, west, north, south] = language() === 'id' ? ['BT', 'BB', 'LU', 'LS'] : ['E', 'W', 'N', 'S'];
  const middle = [(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2] as const;
  return `${side(middle[0], east!, west!)}, ${side(middle[1], north!, south!)}`;
};

export const faultText = (fault: { message: unknown; wayOut?: unknown }): string[] => [said(fault.message), said(fault.wayOut)].filter(Boolean);

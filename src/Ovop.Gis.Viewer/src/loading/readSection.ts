import type { App } from '../app';
import { layerOf, titleOf } from '../app';
import type { ImportOptions, ImportResource, LoadReport } from '../api/importTypes';
import { h } from '../dom';
import { language } from '../i18n/text';
import { icon } from '../page/icons';
import { choices } from './choices';
import { bytesText } from './measures';
import { mendChange } from './options';
import { boxText, causeText, count, fold, type Show } from './sections';
import { reasonText, tl } from './words';

const WRONG_LETTERS = /\uFFFD|Ã.|â€|Â[ -¿]/;

export interface ReadActions {
  profiles: readonly { id: string; title: unknown }[];
  change(options: ImportOptions): void;
  /** Shows where the file landed. */
  fit(): void;
}

/** How a file was read, where it landed, and what the user may decide about it. */
export function readSection(app: App, resource: ImportResource, report: LoadReport | null, show: Show, { profiles, change, fit }: ReadActions): Node[] {
  const editable = resource.status !== 'committed';
  const layer = report && layerOf(app, report.layer);
  const suspicious = report?.sampleNames.some((n) => WRONG_LETTERS.test(n)) ?? false;
  const landing = report?.landing ? landingSection(report, change, fit) : [];
  const away = report?.landing && !report.landing.onSingkawang;
  return [
    ...(away ? landing : []), h('h3', tl('read.title')),
    ...(report ? [h('dl.facts',
      ...fact(tl('read.file'), `${resource.file} (${bytesText(resource.sizeBytes, language())})`),
      ...fact(tl('read.format'), [report.format, report.sourceLayer !== report.layer ? report.sourceLayer : ''].filter(Boolean).join(' · ')),
      ...fact(tl('read.layer'), h('span', h('strong', titleOf(app, report.layer)), ' ', h('span.muted', !editable ? '' : layer ? tl('read.version', { version: report.basedOn || layer.version }) : tl('read.newLayer')))),
      ...fact(tl('read.features'), count(report.featureCount)),
      ...fact(tl('read.crs'), h('span', h('strong', report.crs === 'unknown' ? tl('read.crsUnknown') : report.crs), ' ', h('span.muted', reasonText(report.crsReason)))),
      ...(report.encoding ? fact(tl('read.encoding'), h('span', h('strong', report.encoding.name), ' ', h('span.muted', reasonText(report.encoding.reason)))) : []),
      ...fact(tl('read.names'), h('ul.names', ...report.sampleNames.map((name) => h('li', WRONG_LETTERS.test(name) ? h('mark', name, h('span.visually-hidden', ` (${tl('read.suspicious')})`)) : name)))))] : []),
    ...(suspicious ? [h('p.note', tl('read.suspiciousNote'))] : []),
    ...(report?.fields.length ? [fold(show, 'fields', [tl('read.fields'), h('span.number.muted', ` ${count(report.fields.length)}`)],
      h('table', h('thead', h('tr', h('th', { scope: 'col' }, tl('read.fieldFrom')), h('th', { scope: 'col' }, tl('read.fieldTo')))),
        h('tbody', ...report.fields.map((f) => h('tr', h('td', h('code', f.from)), h('td', h('code', f.to)))))))] : []),
    ...(away ? [] : landing),
    ...(editable ? [fold(show, 'choose', [tl('choose.title')], h('div.choose', ...choices(app, resource, profiles, change)))] : []),
  ];
}

function landingSection(report: LoadReport, change: ReadActions['change'], fit: () => void): Node[] {
  const landing = report.landing!;
  if (landing.onSingkawang && !landing.mends.length) return [h('p.landed', icon('check', 18), tl('landing.here'))];
  const name = (m: (typeof landing.mends)[number]) => m.crs && m.swapAxes ? tl('landing.mendBoth', { crs: m.crs }) : m.crs ? tl('landing.mendCrs', { crs: m.crs }) : tl('landing.mendSwap');
  return [h('section.landing',
    h('h4', tl('landing.title')),
    h('p', landing.onSingkawang ? tl('landing.here') : landing.bbox ? tl('landing.away', { box: boxText(landing.bbox) }) : tl(report.crs === 'unknown' ? 'landing.noCrs' : 'landing.nowhere')),
    landing.cause && landing.onSingkawang ? h('p', tl('landing.cause', { cause: causeText(landing.cause) })) : null,
    landing.mends.length ? h('p.muted', tl('landing.mends')) : landing.onSingkawang ? null : h('p', tl('landing.noMend')),
    h('ul.mends', ...landing.mends.map((m, i) => h('li', h('button.button', { type: 'button', 'data-key': `mend-${i}`, onclick: () => change(mendChange(m)) }, name(m)),
      h('span.muted.small', tl('landing.mendWhere', { box: boxText(m.bbox) }))))),
    h('button.link', { type: 'button', 'data-key': 'landing-show', onclick: fit }, tl('landing.show')))];
}

const fact = (name: string, value: string | Node) => [h('dt', name), h('dd', value)];

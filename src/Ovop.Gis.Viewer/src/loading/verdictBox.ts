import type { App } from '../app';
import { titleOf } from '../app';
import type { ImportResource, LoadReport } from '../api/importTypes';
import { h } from '../dom';
import { icon, type IconName } from '../page/icons';
import { area, causeText, count, faultText } from './sections';
import { verdictOf } from './verdict';
import { findingText, findingTitle, tl } from './words';

/** The verdict on a load, with its reasons; null while there is none. */
export function verdictBox(app: App, resource: ImportResource, report: LoadReport | null): HTMLElement | null {
  const verdict = verdictOf(resource);
  if (!verdict) return null;
  const box = (tone: 'good' | 'ask' | 'bad', sign: IconName, title: string, ...more: (string | null)[]) =>
    h(`section.verdict-box.${tone}` as 'section', { 'data-verdict': verdict.kind }, icon(sign, 24), h('div', h('h3', title), ...more.filter(Boolean).map((m) => h('p', m))));
  const summary = report ? summaryOf(app, report) : null;
  const reasons = (codes: readonly { code: string; count: number }[]) => tl('verdict.refusedWhy', { reasons: codes.slice(0, 4).map((g) => `${findingTitle(g.code).toLowerCase()} (${count(g.count)})`).join(', ') });
  const total = (codes: readonly { count: number }[]) => count(codes.reduce((sum, g) => sum + g.count, 0));
  switch (verdict.kind) {
    case 'unreadable': return box('bad', 'close', tl('verdict.unreadable'), ...faultText(resource.fault ?? { message: '' }));
    case 'choose-layer': return box('ask', 'warning', tl('verdict.choose-layer'), ...faultText(resource.fault ?? { message: '' }));
    case 'failed': return box('bad', 'close', tl('verdict.failed'), ...faultText(resource.fault ?? { message: '' }), tl('verdict.failedWay'));
    case 'place': return box('ask', 'warning', tl('verdict.place'), verdict.cause ? tl('landing.cause', { cause: causeText(verdict.cause) }) : null);
    case 'crs': return box('ask', 'warning', tl('verdict.crs'), report ? firstError(report) : null);
    case 'repair': return box('ask', 'warning', tl('verdict.repair', { count: total(verdict.errors) }), reasons(verdict.errors));
    case 'refused': return box('bad', 'close', tl('verdict.refused', { count: total(verdict.errors) }), reasons(verdict.errors), report ? firstError(report) : null);
    case 'same': return box('good', 'check', tl('verdict.same', { version: verdict.basedOn }));
    case 'ready': return box('good', 'check', verdict.warnings ? tl('verdict.readyWarnings', { version: verdict.version, count: count(verdict.warnings) }) : tl('verdict.ready', { version: verdict.version }), summary);
    case 'committed': return box('good', 'check', tl('verdict.committed', { version: verdict.version }), summary);
  }
}

function firstError(report: LoadReport): string | null {
  const error = report.findings.find((f) => f.severity === 'error');
  return error ? findingText(error.text) : null;
}

function summaryOf(app: App, report: LoadReport): string {
  const layer = titleOf(app, report.layer);
  const d = report.changes;
  return d ? tl('verdict.summary', { layer, added: count(d.added.length), changed: count(d.changed.length), removed: count(d.removed.length), unchanged: count(d.unchanged), moved: area(d.areaMovedSquareMetres) })
    : tl('verdict.new', { layer, count: count(report.featureCount) });
}

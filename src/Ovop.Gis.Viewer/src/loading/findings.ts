import type { Finding, LoadReport, SeverityId } from '../api/importTypes';

/** How a fault is drawn; the shapes differ as well as the colours. */
export type FaultKind = 'gap' | 'overlap' | 'invalid' | 'other';

export interface FindingGroup {
  code: string;
  severity: SeverityId;
  kind: FaultKind;
  /** How many there are, listed or not. */
  count: number;
  listed: Finding[];
  /** Together, where any has an area. */
  areaSquareMetres: number | null;
  repair: string | null;
}

export const SEVERITIES = ['error', 'warning', 'info'] as const;

export function kindOf(code: string): FaultKind {
  if (/gap|hole/.test(code)) return 'gap';
  if (/overlap/.test(code)) return 'overlap';
  return /^(geometry|ring|vertex|coordinate|orientation|self|duplicate-vert|spike)/.test(code) ? 'invalid' : 'other';
}

/** The line that stands for those of a kind that were too many to list. */
const isRemainder = (finding: Finding) => (finding.record ?? null) === null && !finding.location && finding.text.id.startsWith('…');

/** Findings by code, the gravest first, then the most numerous; within a code the largest first. */
export function groupFindings(report: Pick<LoadReport, 'findings' | 'counts'>): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of report.findings) {
    const key = `${finding.severity} ${finding.code}`;
    let group = groups.get(key);
    if (!group) groups.set(key, group = { code: finding.code, severity: finding.severity, kind: kindOf(finding.code), count: 0, listed: [], areaSquareMetres: null, repair: null });
    if (isRemainder(finding)) continue;
    group.listed.push(finding);
    group.repair ??= finding.repair ?? null;
    if (finding.areaSquareMetres != null) group.areaSquareMetres = (group.areaSquareMetres ?? 0) + finding.areaSquareMetres;
  }
  const all = [...groups.values()];
  for (const group of all) {
    const alone = all.filter((g) => g.code === group.code).length === 1;
    group.count = Math.max(group.listed.length, alone ? report.counts[group.code] ?? 0 : 0);
    group.listed.sort((a, b) => (b.areaSquareMetres ?? -1) - (a.areaSquareMetres ?? -1));
  }
  return all.filter((g) => g.count > 0).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count || a.code.localeCompare(b.code));
}

export const countOf = (groups: readonly FindingGroup[], severity: SeverityId) =>
  groups.filter((g) => g.severity === severity).reduce((sum, g) => sum + g.count, 0);

/** What the repairs have done away with: the codes that have become fewer, and by how many. */
export function mended(before: Pick<LoadReport, 'counts' | 'findings'>, after: Pick<LoadReport, 'counts'>): { code: string; count: number }[] {
  // What is only remarked, such as how finely it was looked, is no fault that could be mended.
  const remarks = new Set(before.findings.filter((f) => f.severity === 'info').map((f) => f.code));
  for (const finding of before.findings) if (finding.severity !== 'info') remarks.delete(finding.code);
  return Object.entries(before.counts).filter(([code]) => !remarks.has(code)).map(([code, count]) => ({ code, count: count - (after.counts[code] ?? 0) })).filter((m) => m.count > 0).sort((a, b) => b.count - a.count);
}

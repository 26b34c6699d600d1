import type { ImportResource } from '../api/importTypes';
import { countOf, groupFindings, type FindingGroup } from './findings';

/** What a head of GIS wants to know first. */
export type Verdict =
  | { kind: 'unreadable' | 'failed' | 'choose-layer' }
  | { kind: 'place'; cause: string | null }
  | { kind: 'crs' }
  | { kind: 'repair'; errors: FindingGroup[] }
  | { kind: 'refused'; errors: FindingGroup[] }
  | { kind: 'same'; basedOn: number }
  | { kind: 'ready'; version: number; warnings: number }
  | { kind: 'committed'; version: number };

export function verdictOf(resource: ImportResource): Verdict | null {
  const { report, status } = resource;
  if (status === 'failed') return { kind: 'failed' };
  if (status === 'unreadable') return { kind: resource.sourceLayers?.length ? 'choose-layer' : 'unreadable' };
  if (status === 'committed') return { kind: 'committed', version: resource.version ?? 0 };
  if (!report || status === 'checking') return null;
  const groups = groupFindings(report);
  const errors = groups.filter((g) => g.severity === 'error');
  if (status === 'ready') {
    const { changes } = report;
    if (changes && !changes.added.length && !changes.removed.length && !changes.changed.length) return { kind: 'same', basedOn: report.basedOn };
    return { kind: 'ready', version: report.basedOn + 1, warnings: countOf(groups, 'warning') };
  }
  if (errors.some((g) => g.code === 'crs-missing')) return { kind: 'crs' };
  if (report.landing && !report.landing.onSingkawang && report.landing.mends.length) return { kind: 'place', cause: report.landing.cause ?? null };
  const offered = new Set(report.repairs.map((r) => r.id));
  const mendable = errors.length > 0 && errors.every((g) => g.repair !== null && offered.has(g.repair));
  return { kind: mendable ? 'repair' : 'refused', errors };
}

/** Why it cannot be saved; null where it can. */
export const blocked = (resource: ImportResource): 'checking' | 'refused' | null =>
  resource.status === 'ready' ? null : resource.status === 'checking' ? 'checking' : 'refused';

export const needsDecision = (verdict: Verdict | null) => verdict !== null && ['choose-layer', 'place', 'crs', 'repair'].includes(verdict.kind);

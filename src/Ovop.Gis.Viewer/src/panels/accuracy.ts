import type { AreaShares } from '../api/types';
import { h } from '../dom';
import { formatNumber } from '../format/numbers';
import { language, t } from '../i18n/text';

/** The sum of bands, where each is known: errors that may all fall the same way. */
export function sumOf(bands: readonly (number | null | undefined)[]): number | null {
  return bands.length && bands.every((band) => typeof band === 'number') ? bands.reduce((sum, band) => sum + band, 0) : null;
}

const metresText = (metres: number) => `${formatNumber(metres, Number.isInteger(metres) ? 0 : 1, language())}\u00a0m`;

/** How exact boundaries are, by a passport's tolerances; null where it does not say. */
export function boundaryAccuracy(tolerances: Record<string, unknown>): string | null {
  const [units, zones] = ['unitsBoundaryAccuracyMetres', 'zonesBoundaryAccuracyMetres'].map((name) => tolerances[name]);
  if (typeof units !== 'number') return typeof zones === 'number' ? metresText(zones) : null;
  return typeof zones !== 'number' || zones === units ? metresText(units) : t('accuracy.two', { units: metresText(units), zones: metresText(zones) });
}

/** One line that says what ± means, where anything has a ±. */
export function accuracyNote(shares: AreaShares): Node[] {
  return shares.total.areaBand || shares.units[0]?.areaBand || shares.zones[0]?.areaBand ? [accuracyLine(shares.passport.tolerances)] : [];
}

export function accuracyLine(tolerances: Record<string, unknown>): HTMLElement {
  const metres = boundaryAccuracy(tolerances);
  return h('p.muted.small.accuracy', metres ? t('accuracy.meaning', { metres }) : t('accuracy.meaningPlain'));
}

import type { Language } from '../state/appState';
import { MAX_BAND_METRES, MAX_BANDS, MIN_BAND_METRES } from '../state/appState';
import { parseNumber, shortKilometres } from './numbers';

/** Reads kilometres as people list them: 5 10 25, 5 / 10 / 25, 2,5; 10. Null where it is no such list. */
export function parseBands(text: string): number[] | null {
  const parts = text.trim().split(/\s*[;/|]\s*|,\s+|\s+/).flatMap((part) => (part.match(/,/g)?.length ?? 0) > 1 ? part.split(',') : [part]).map((part) => part.replace(/km$/i, '')).filter(Boolean);
  return boundedBands(parts.map((part) => parseNumber(part) * 1000));
}

/** Ascending, each once, to 10 m; null where one is out of bounds or there are none or too many. */
export function boundedBands(metres: readonly number[]): number[] | null {
  const bands = [...new Set(metres.map((m) => Math.round(m / 10) * 10))].sort((a, b) => a - b);
  return bands.length >= 1 && bands.length <= MAX_BANDS && bands.every((m) => m >= MIN_BAND_METRES && m <= MAX_BAND_METRES) ? bands : null;
}

export const bandsText = (metres: readonly number[], language: Language) => metres.map((m) => shortKilometres(m, language)).join(' / ');

/** As the service is asked: 5km,10km,2500m. */
export const bandsQuery = (metres: readonly number[]) => metres.map((m) => m % 1000 ? `${m}m` : `${m / 1000}km`).join(',');

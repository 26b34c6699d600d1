import { formatNumber } from '../format/numbers';
import type { Language } from '../state/appState';

const NO_BREAK = '\u00a0';

/** An area with the unit one would say it in: 0,4 m², 320 m², 2,79 ha. */
export function areaText(squareMetres: number, language: Language): string {
  const size = Math.abs(squareMetres);
  if (size >= 1e4) return `${formatNumber(squareMetres / 1e4, size >= 1e6 ? 1 : 2, language)}${NO_BREAK}ha`;
  if (size > 0 && size < 0.05) return `<${NO_BREAK}${formatNumber(0.1, 1, language)}${NO_BREAK}m²`;
  return `${formatNumber(squareMetres, size < 100 ? 1 : 0, language)}${NO_BREAK}m²`;
}

/** A share of change; what is not nothing never reads as nothing. */
export function changeText(ratio: number, language: Language): string {
  const percent = ratio * 100;
  if (percent !== 0 && Math.abs(percent) < 0.0005) return `<${NO_BREAK}${formatNumber(0.001, 3, language)}${NO_BREAK}%`;
  return `${formatNumber(percent, 3, language, true)}${NO_BREAK}%`;
}

/** A file's size: 32 kB, 5,1 MB. */
export function bytesText(bytes: number, language: Language): string {
  if (bytes < 1e6) return `${formatNumber(Math.max(1, bytes / 1e3), 0, language)}${NO_BREAK}kB`;
  return `${formatNumber(bytes / 1e6, 1, language)}${NO_BREAK}MB`;
}

import type { Language } from '../state/appState';
import { formatNumber } from './numbers';

const NO_BREAK = '\u00a0';
const SIGNIFICANT = 3;

/** How far a figure may be off, with as many decimals as the figure has; what is not nothing never reads as nothing. */
export function bandText(band: number, decimals: number, language: Language): string {
  const places = Math.min(decimals, placesFor(band));
  const least = 10 ** -places;
  return `±${NO_BREAK}${band > 0 && band < least / 2 ? `<${NO_BREAK}${formatNumber(least, places, language)}` : formatNumber(band, places, language)}`;
}

/** A figure with its band and unit, such as 1.234,5 ± 12,3 ha; its decimals end where the band makes them idle. */
export function withBand(value: number, band: number | null | undefined, decimals: number, unit: string, language: Language): string {
  const own = band === null || band === undefined ? null : band;
  const places = own === null ? decimals : Math.min(decimals, placesFor(own));
  return `${formatNumber(value, places, language)}${own === null ? '' : `${NO_BREAK}${bandText(own, places, language)}`}${NO_BREAK}${unit}`;
}

const placesFor = (band: number) => band > 0 ? Math.max(0, SIGNIFICANT - 1 - Math.floor(Math.log10(band))) : SIGNIFICANT;

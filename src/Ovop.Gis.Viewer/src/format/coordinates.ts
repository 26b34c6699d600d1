import { formatNumber } from './numbers';
import type { Language } from '../state/appState';

export type LonLat = [longitude: number, latitude: number];

/** Latitude and longitude in degrees, with the letters of the language (LU, BT; N, E). */
export function degreesText([longitude, latitude]: LonLat | readonly [number, number], language: Language): string {
  const [north, south, east, west] = language === 'id' ? ['LU', 'LS', 'BT', 'BB'] : ['N', 'S', 'E', 'W'];
  return `${formatNumber(Math.abs(latitude), 5, language)}° ${latitude < 0 ? south : north}, ${formatNumber(Math.abs(longitude), 5, language)}° ${longitude < 0 ? west : east}`;
}

/**
 * Reads a place typed as two decimal degrees. The order is found from the values where it can be: here longitudes are
 * about 109 and latitudes about 1; otherwise latitude is first, as people write it.
 */
export function parseCoordinates(text: string): LonLat | null {
  const plain = text.includes('.') ? text.replaceAll(',', ' ') : text.replaceAll(/(\d),(\d)/g, '$1.$2');
  const found = plain.match(/^\s*(-?\d+(?:\.\d+)?)\s*°?\s*[a-z]{0,2}[\s;]+(-?\d+(?:\.\d+)?)\s*°?\s*[a-z]{0,2}\s*$/i);
  if (!found) return null;
  const [a, b] = [Number(found[1]), Number(found[2])];
  const [longitude, latitude] = Math.abs(a) > 90 || (a > 90 && b < 90) ? [a, b] : [b, a];
  return Math.abs(longitude) <= 180 && Math.abs(latitude) < 90 ? [longitude, latitude] : null;
}

const WINDS = { id: ['U', 'TL', 'T', 'Tg', 'S', 'BD', 'B', 'BL'], en: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] } as const;

/** One of eight winds for an azimuth. */
export const windOf = (degrees: number, language: Language): string => WINDS[language][Math.round(((degrees % 360) + 360) % 360 / 45) % 8]!;

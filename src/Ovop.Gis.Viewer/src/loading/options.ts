import type { ImportOptions, Mend } from '../api/importTypes';

/** A mend as the change of options that makes it. */
export function mendChange(mend: Mend): ImportOptions {
  return { swapAxes: mend.swapAxes, ...(mend.crs ? { crs: mend.crs } : {}) };
}

/** The repairs that stand after one was ticked or cleared, in the order they are offered. */
export function withRepair(offered: readonly string[], applied: readonly string[], id: string, on: boolean): string[] {
  const wanted = new Set(applied);
  if (on) wanted.add(id); else wanted.delete(id);
  return offered.filter((o) => wanted.has(o));
}

/** A reference system as people type it: 32649, epsg:32649. Null where it is none; empty clears. */
export function crsFrom(text: string): string | null {
  const plain = text.trim();
  if (!plain) return '';
  const code = plain.match(/^(?:epsg\s*:?\s*)?(\d{4,6})$/i)?.[1];
  return code ? `EPSG:${code}` : null;
}

/** A layer's name as the service takes it; null where it cannot be one. */
export function layerFrom(text: string): string | null {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, '-');
  return /^[a-z][a-z0-9_-]{0,59}$/.test(plain) ? plain : null;
}

/** The systems in which data about the city are usually handed over. */
export const USUAL_CRS: readonly (readonly [string, string])[] = [
  ['EPSG:4326', 'WGS 84, derajat'], ['EPSG:32649', 'WGS 84 / UTM 49N'], ['EPSG:32749', 'WGS 84 / UTM 49S'], ['EPSG:32648', 'WGS 84 / UTM 48N'],
  ['EPSG:32650', 'WGS 84 / UTM 50N'], ['EPSG:23835', 'DGN95 / TM-3 49.1'], ['EPSG:23834', 'DGN95 / TM-3 48.2'], ['EPSG:3857', 'Web Mercator'], ['EPSG:9470', 'SRGI2013'],
];

export const USUAL_ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'ibm437', 'ibm850'] as const;

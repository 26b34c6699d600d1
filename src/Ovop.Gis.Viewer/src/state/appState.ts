export const PANELS = ['layers', 'areas', 'near', 'published', 'load'] as const;
export type PanelId = (typeof PANELS)[number];
export type Language = 'id' | 'en';
export type UnitsId = 'kelurahan' | 'kecamatan';
export type Measure = 'percent' | 'hectares';
export const VERDICTS = ['agrees', 'differs', 'contradicts-itself', 'unverified', 'not-comparable'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type ViewCrs = 'EPSG:3857' | 'EPSG:32649';
export const PASSPORTS = ['area-shares', 'near', 'reconciliation'] as const;
export type PassportId = (typeof PASSPORTS)[number];

/** The ring's centre: the airport's reference point, or a longitude and latitude. */
export type Centre = 'airport' | readonly [longitude: number, latitude: number];
export interface MapPlace { longitude: number; latitude: number; zoom: number }
export interface Selection { layer: string; id: string }
export interface Sort { column: string; descending: boolean }

/** What the page shows; all of it stands in the address. */
export interface AppState {
  panel: PanelId;
  language: Language;
  passport: PassportId | null;
  radiusMetres: number;
  centre: Centre;
  /** Bounds of the distance bands, ascending; empty where there are none. */
  bands: readonly number[];
  /** Only the nearest so many; null for all. */
  nearest: number | null;
  units: UnitsId;
  measure: Measure;
  /** Whether figures of the table of areas say how far they may be off. */
  accuracy: boolean;
  sort: Sort;
  selected: Selection | null;
  view: MapPlace | null;
  crs: ViewCrs;
  hidden: readonly string[];
  opacity: Readonly<Record<string, number>>;
  labels: boolean;
  /** The verdict that published figures are narrowed to. */
  claims: Verdict | null;
  /** Which versions are shown, in the service's words: kelurahan=1, or 2026-11-24. Null for the newest. */
  at: string | null;
  /** The layer whose history stands in the panel. */
  history: string | null;
  /** The upload that is being looked at. */
  upload: string | null;
}

export const MIN_RADIUS_METRES = 500;
export const MAX_RADIUS_METRES = 40_000;

export const DEFAULT_BANDS: readonly number[] = [5_000, 10_000, 25_000];
export const MIN_BAND_METRES = 100;
export const MAX_BAND_METRES = 500_000;
export const MAX_BANDS = 8;
export const MAX_NEAREST = 1_000;

export const DEFAULTS: AppState = {
  panel: 'near', language: 'id', passport: null, radiusMetres: 10_000, centre: 'airport', bands: [], nearest: null, units: 'kelurahan', measure: 'percent', accuracy: true,
  sort: { column: 'zones', descending: true }, selected: null, view: null, crs: 'EPSG:3857', hidden: [], opacity: {}, labels: true, claims: null,
  at: null, history: null, upload: null,
};

export const clampRadius = (metres: number) => Math.min(MAX_RADIUS_METRES, Math.max(MIN_RADIUS_METRES, Math.round(metres / 10) * 10));

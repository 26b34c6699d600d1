export const PANELS = ['layers', 'areas', 'near', 'published', 'load'] as const;
export type PanelId = (typeof PANELS)[number];
export type Language = 'id' | 'en';
export type UnitsId = 'kelurahan' | 'kecamatan';
export type Measure = 'percent' | 'hectares';
export const VERDICTS = ['agrees', 'differs', 'contradicts-itself', 'unverified', 'not-comparable'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type ViewCrs = 'EPSG:3857' | 'EPSG:32649';
export type PassportId = 'area-shares' | 'near' | 'reconciliation';

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
  units: UnitsId;
  measure: Measure;
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

export const DEFAULTS: AppState = {
  panel: 'near', language: 'id', passport: null, radiusMetres: 10_000, centre: 'airport', units: 'kelurahan', measure: 'percent',
  sort: { column: 'zones', descending: true }, selected: null, view: null, crs: 'EPSG:3857', hidden: [], opacity: {}, labels: true, claims: null,
  at: null, history: null, upload: null,
};

export const clampRadius = (metres: number) => Math.min(MAX_RADIUS_METRES, Math.max(MIN_RADIUS_METRES, Math.round(metres / 10) * 10));

import type { Verdict } from '../state/appState';

// What the service answers, as far as the viewer reads it.

export interface Words { id: string; en: string }
export type Pattern = 'none' | 'diagonal' | 'diagonal-back' | 'dots' | 'cross';

export interface StyleClass { value: string; label: Words; fill: string; stroke: string; pattern: Pattern }
export interface LayerStyle {
  kind: 'single' | 'categorised';
  field?: string;
  fill: string;
  stroke: string;
  strokeWidth: number;
  pattern: Pattern;
  classes?: StyleClass[];
}

export interface LayerEntry {
  id: string;
  title: Words;
  /** A table has no place on the map. */
  role: 'units' | 'zones' | 'points' | 'lines' | 'reference' | 'table';
  geometryType: string;
  featureCount: number;
  crs: string;
  bbox?: [number, number, number, number] | null;
  version: number;
  contentSha256: string;
  indicative: boolean;
  nameField?: string;
  boundaryAccuracyMetres: number | null;
  source: Words;
  note: Words;
  fields: { name: string; type: string }[];
  style: LayerStyle;
}

export interface GeoJsonFeature {
  type: 'Feature';
  id?: string | number;
  geometry: { type: string; coordinates: unknown } | null;
  properties: Record<string, unknown>;
}
export interface FeatureCollection { type: 'FeatureCollection'; features: GeoJsonFeature[] }

/** What came with passports that have an id is absent from older answers. */
export interface Passport {
  analysis?: string;
  inputs: { layer: string; version: number; contentSha256: string; derivation?: string | null }[];
  crs: string;
  method: string;
  rule?: string;
  tolerances: Record<string, unknown>;
  parameters: Record<string, unknown>;
  engine: { name: string; version: string };
  resultSha256?: string;
  id?: string;
}

export type VerifyVerdict = 'same' | 'same-within-rounding' | 'differs' | 'altered' | 'cannot';
export interface VerifyDifference { kind: string; what?: string | null; then?: unknown; now?: unknown; text?: Words | null }
export interface Verification { verdict: VerifyVerdict; text: Words; id?: string | null; differences?: VerifyDifference[] | null; now?: Passport | null }

export interface Area { squareMetres: number }
/** An area, its share of the whole, and how far both may be off because boundaries are only so exact. */
export interface SharedArea { area: Area; shareRatio: number; areaBand?: Area | null; shareBandRatio?: number | null }
export interface AreaPart extends SharedArea { zone: string; name: string }
export interface UnitShares { code: string; name: string; area: Area; areaBand?: Area | null; parts: AreaPart[]; outside: SharedArea }
export interface AreaShares {
  units: UnitShares[];
  zones: { zone: string; name: string; area: Area; areaBand?: Area | null; insideUnits: Area }[];
  slivers: unknown[];
  total: { area: Area; areaBand?: Area | null; parts: AreaPart[]; outside: SharedArea };
  passport: Passport;
}

export interface NearItem {
  id: string;
  name: string;
  distance: { metres: number };
  azimuth: { degrees: number };
  location: { longitude: number; latitude: number };
}
export interface Near { from: { id: string; name: string; longitude: number; latitude: number }; items: NearItem[]; bands?: NearBand[] | null; passport: Passport }
export interface NearBand { fromMetres: number; toMetres: number; count: number; ids: string[] }

export type VerdictCode = Verdict;
export interface Measure { squareMetres?: number | null; shareRatio?: number | null; bandSquareMetres?: number | null; bandRatio?: number | null }
export interface ReconciliationRow {
  claimId: string;
  subject: { code: string; name: string; level: string };
  quantity: 'area' | 'share';
  asPrinted: string;
  published: Measure;
  computed?: Measure | null;
  difference?: { squareMetres?: number | null; ratio?: number | null; sharePoints?: number | null } | null;
  source: { title: string; year: string | number | null; section: string | null };
  series: string;
  confidence: string;
  note?: Words | null;
  verdict: { code: VerdictCode; text: Words };
}
export interface ShareOfCity {
  code: string;
  name: string;
  published: { squareMetres: number; shareRatio: number; confidence: string };
  computed: { squareMetres: number; shareRatio: number; bandSquareMetres?: number | null; bandRatio?: number | null };
}
export interface Reconciliation { rows: ReconciliationRow[]; shares: ShareOfCity[]; passport: Passport }

export type AnalysisId = 'area-shares' | 'near' | 'reconciliation';

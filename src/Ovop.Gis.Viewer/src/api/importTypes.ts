import type { FeatureCollection, GeoJsonFeature, Words } from './types';

// What the service answers about loading and versions, as far as the viewer reads it.

export type ImportStatus = 'checking' | 'ready' | 'refused' | 'unreadable' | 'committed' | 'failed';
export type SeverityId = 'info' | 'warning' | 'error';
export type Box = [west: number, south: number, east: number, north: number];

export interface ImportOptions {
  layer?: string | null;
  crs?: string | null;
  swapAxes?: boolean | null;
  encoding?: string | null;
  sourceLayer?: string | null;
  profile?: string | null;
  repairs?: string[] | null;
  x?: string | null;
  y?: string | null;
}

export interface Fault { code: string; message: string | Words; wayOut?: string | Words | null; record?: number | null; file?: string | null }

export interface Finding {
  code: string;
  severity: SeverityId;
  record?: number | null;
  feature?: string | null;
  location?: { longitude: number; latitude: number } | null;
  areaSquareMetres?: number | null;
  shape?: NonNullable<GeoJsonFeature['geometry']> | null;
  repair?: string | null;
  text: Words;
}

export interface RepairEffect { record: number; feature?: string | null; areaBeforeSquareMetres: number; areaAfterSquareMetres: number; movedSquareMetres: number }
export interface RepairOffer { id: string; title: Words; explanation: Words; applied: boolean; effects: RepairEffect[] }

export interface Mend { option: string; crs?: string | null; swapAxes: boolean; bbox: Box }
export interface Landing { bbox?: Box | null; onSingkawang: boolean; cause?: string | null; mends: Mend[] }

export interface SheetRule { id: string; weight: SeverityId; outcome: 'passed' | 'failed' | 'not-applicable'; rule: Words; result: Words; records: number[] }
export interface CheckSheet { profile: string; title: Words; source: Words; rules: SheetRule[] }

export interface FeatureEntry { id: string; name?: string | null; areaSquareMetres: number }
export interface FeatureChange extends Omit<FeatureEntry, 'areaSquareMetres'> {
  fields: string[];
  shapeChanged: boolean;
  areaBeforeSquareMetres: number;
  areaAfterSquareMetres: number;
  movedSquareMetres: number;
}
export interface Difference { added: FeatureEntry[]; removed: FeatureEntry[]; changed: FeatureChange[]; unchanged: number; areaMovedSquareMetres: number }

export interface LoadReport {
  outcome: 'committed' | 'would-commit' | 'refused';
  layer: string;
  version?: number | null;
  basedOn: number;
  file: string;
  sourceSha256: string;
  format: string;
  sourceLayer: string;
  crs: string;
  crsReason: string;
  encoding?: { name: string; reason: string } | null;
  featureCount: number;
  sampleNames: string[];
  fields: { from: string; to: string }[];
  landing?: Landing | null;
  counts: Record<string, number>;
  findings: Finding[];
  repairs: RepairOffer[];
  sheet?: CheckSheet | null;
  changes?: Difference | null;
}

export interface ImportResource {
  id: string;
  status: ImportStatus;
  file: string;
  sizeBytes: number;
  createdAt: string;
  expiresAt: string;
  options: ImportOptions;
  progress?: { phase: 'reading' | 'checking' | 'done'; done: number; total?: number | null } | null;
  sourceLayers?: string[] | null;
  fault?: Fault | null;
  report?: LoadReport | null;
  version?: number | null;
}

export type PreviewCollection = FeatureCollection;

export interface VersionEntry {
  number: number;
  contentSha256: string;
  featureCount: number;
  committedAt: string;
  by: string;
  origin: 'default' | 'load' | 'rollback' | 'withdrawal';
  sourceFile: string;
  sourceSha256: string;
  repairs: string[];
  restoredFrom?: number | null;
  hasReport: boolean;
  current: boolean;
}

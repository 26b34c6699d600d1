import type { FeatureLike } from 'ol/Feature.js';
import { getInteriorPointOfArray } from 'ol/geom/flat/interiorpoint.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';

const KEY = 'labelAt';
/** Symbols carry a name beside them, so they take more room across than up. */
const CLEAR_ACROSS_METRES = 5500;
const CLEAR_UP_METRES = 900;
/** Levels between bottom and top at which a name may stand, the middle first. */
const LEVELS = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26];

/** Where a unit's name stands: at a wide place of its largest part, clear of symbols; found once a feature. */
export function labelPoint(feature: FeatureLike, avoid: number[][]): Point | undefined {
  const known = feature.get(KEY) as Point | undefined;
  if (known) return known;
  const polygon = largestPart(feature.getGeometry());
  if (!polygon) return undefined;
  const [west, south, east, north] = polygon.getExtent() as [number, number, number, number];
  const best = LEVELS.map((level, i) => {
    const [x, y, width] = getInteriorPointOfArray(polygon.getFlatCoordinates(), 0, polygon.getEnds(), polygon.getStride(), [(west + east) / 2, south + (north - south) * level], 0) as [number, number, number];
    const free = avoid.every(([px, py]) => Math.abs(px! - x) > CLEAR_ACROSS_METRES || Math.abs(py! - y) > CLEAR_UP_METRES);
    return { x, y, score: width * (1 - i * 0.04) * (free ? 1 : 0.3) };
  }).reduce((a, b) => b.score > a.score ? b : a);
  const point = new Point([best.x, best.y]);
  (feature as unknown as Settable).set(KEY, point, true);
  return point;
}

export function clearLabelPoints(features: readonly Settable[]) {
  for (const feature of features) feature.set(KEY, undefined, true);
}

interface Settable { set(key: string, value: unknown, silent: boolean): unknown }

function largestPart(geometry: unknown): Polygon | null {
  if (geometry instanceof Polygon) return geometry;
  if (!(geometry instanceof MultiPolygon)) return null;
  return geometry.getPolygons().reduce((a, b) => b.getArea() > a.getArea() ? b : a);
}

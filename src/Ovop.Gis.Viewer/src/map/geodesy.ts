import geodesic from 'geographiclib-geodesic';
import type { LonLat } from '../format/coordinates';

// For drawing only: every figure shown comes from the service.
const wgs84 = geodesic.Geodesic.WGS84;

export function destination([longitude, latitude]: LonLat | readonly [number, number], azimuthDegrees: number, metres: number): LonLat {
  const end = wgs84.Direct(latitude, longitude, azimuthDegrees, metres);
  return [end.lon2!, end.lat2!];
}

export function distanceAndAzimuth(from: LonLat | readonly [number, number], to: LonLat): { metres: number; azimuthDegrees: number } {
  const line = wgs84.Inverse(from[1], from[0], to[1], to[0]);
  return { metres: line.s12!, azimuthDegrees: (line.azi1! + 360) % 360 };
}

/** The points at `metres` from the centre, a closed ring. */
export function geodesicRing(centre: LonLat | readonly [number, number], metres: number, points = 180): LonLat[] {
  const ring = Array.from({ length: points }, (_, i) => destination(centre, i * 360 / points, metres));
  return [...ring, ring[0]!];
}

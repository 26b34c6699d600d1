import { describe, expect, it } from 'vitest';
import { degreesText, parseCoordinates, windOf } from '../../src/format/coordinates';
import { destination, distanceAndAzimuth, geodesicRing } from '../../src/map/geodesy';
import { plain, rank } from '../../src/page/search';

describe('coordinates', () => {
  it('are read in either order and notation', () => {
    for (const text of ['0.79847 108.95733', '108.95733, 0.79847', '0,79847 108,95733', '0,79847; 108,95733', '0.79847, 108.95733'])
      expect(parseCoordinates(text), text).toEqual([108.95733, 0.79847]);
  });
  it('are not found where there are none', () => {
    for (const text of ['Pangmilang', '5', '61.72.05.1004', '1 2 3', '']) expect(parseCoordinates(text), text).toBeNull();
  });
  it('are written with the letters of the language', () => {
    expect(degreesText([108.95733, 0.79847], 'id')).toBe('0,79847° LU, 108,95733° BT');
    expect(degreesText([-108.95733, -0.79847], 'en')).toBe('0.79847° S, 108.95733° W');
  });
  it('have a wind for every azimuth', () => {
    expect([0, 44, 100, 359, -90].map((d) => windOf(d, 'id'))).toEqual(['U', 'TL', 'T', 'U', 'B']);
  });
});

describe('the ring as drawn', () => {
  it('has every point at its radius, and is closed', () => {
    const centre = [108.957333, 0.798472] as const;
    const ring = geodesicRing(centre, 10_000);
    for (const point of ring) expect(distanceAndAzimuth(centre, point).metres).toBeCloseTo(10_000, 3);
    expect(ring.at(-1)).toEqual(ring[0]);
  });
  it('goes where it is sent', () => {
    const [longitude, latitude] = destination([108.957333, 0.798472], 90, 1000);
    expect(longitude).toBeGreaterThan(108.957333);
    expect(latitude).toBeCloseTo(0.798472, 6);
  });
});

describe('search', () => {
  it('does not mind blanks, case or Sei for Sungai', () => {
    expect(rank(plain('mayasopa'), plain('Maya Sopa'), '')).toBe(2);
    expect(rank(plain('Sei Wie'), plain('Sungai Wie'), '')).toBe(0);
    expect(rank(plain('1004'), plain('Pangmilang'), '61.72.05.1004')).toBe(3);
    expect(rank(plain('xyz'), plain('Pangmilang'), '')).toBe(9);
  });
});

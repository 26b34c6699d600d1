import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Passport } from '../../src/api/types';
import { canonicalForm, canonicalSha256, checkOwn } from '../../src/passport/canonicalForm';

describe('the canonical form of a result', () => {
  it('leaves the passport out, orders members, and drops what is null', () => {
    expect(canonicalForm({ passport: { id: 'x' }, zone: 'a', area: { squareMetres: 1 }, planeArea: null, items: [null, 'b'] }))
      .toBe('{"area":{"squareMetres":1.0000},"items":[null,"b"],"zone":"a"}');
  });
  it('gives each number the decimals of its unit', () => {
    expect(canonicalForm({ areaSquareMetres: 2.00006, distance: { metres: 1 / 3 }, azimuth: { degrees: 90 }, longitude: 108.957333, latitude: -0.5, shareRatio: 0.1, percent: 2, sharePoints: -1.5, count: 7, bandSquareMetres: 3, fromMetres: 5000 }))
      .toBe('{"areaSquareMetres":2.0001,"azimuth":{"degrees":90.000000000},"bandSquareMetres":3.0000,"count":7,"distance":{"metres":0.333333},"fromMetres":5000.000000,"latitude":-0.500000000,"longitude":108.957333000,"percent":2.0000000000,"sharePoints":-1.5000000000,"shareRatio":0.100000000000}');
  });
  it('rounds the exact value, halves away from zero, and knows no minus zero', () => {
    expect(canonicalForm({ metres: 0.0078125 })).toBe('{"metres":0.007813}');
    // The double that is written 0.0000005 lies a little below it.
    expect(canonicalForm({ metres: 0.0000005 })).toBe('{"metres":0.000000}');
    expect(canonicalForm({ squareMetres: 0.03125 })).toBe('{"squareMetres":0.0313}');
    expect(canonicalForm({ squareMetres: -0.03125 })).toBe('{"squareMetres":-0.0313}');
    expect(canonicalForm({ squareMetres: -0.00001, metres: -0 })).toBe('{"metres":0.000000,"squareMetres":0.0000}');
    expect(canonicalForm({ squareMetres: 1e15 })).toBe('{"squareMetres":1000000000000000.0000}');
  });
  it('escapes text as JSON does, and leaves letters as they are', () => {
    expect(canonicalForm({ name: 'a"b\\\n\u0001 é ² <&>' })).toBe('{"name":"a\\"b\\\\\\n\\u0001 é ² <&>"}');
  });
  it('refuses a number whose unit is not said', () => {
    expect(() => canonicalForm({ size: 1.5 })).toThrow(/size/);
  });
});

describe('the check of figures by the page itself', () => {
  const figures = { items: [{ id: 'a', distance: { metres: 1234.5678901 } }] };
  // The text stands here in full, so that the rule is held by something else than itself.
  const sealed = createHash('sha256').update('{"items":[{"distance":{"metres":1234.567890},"id":"a"}]}').digest('hex');
  const passport = { resultSha256: sealed } as Passport;

  it('finds that they match, and that a changed one does not', async () => {
    expect(await canonicalSha256(figures)).toBe(sealed);
    expect(await checkOwn({ ...figures, passport })).toBe('matches');
    expect(await checkOwn({ items: [{ id: 'a', distance: { metres: 1234.56789049 } }], passport } as { passport: Passport })).toBe('matches');
    expect(await checkOwn({ items: [{ id: 'a', distance: { metres: 1234.567899 } }], passport } as { passport: Passport })).toBe('differs');
  });
  it('says nothing of a passport without a hash', async () => {
    expect(await checkOwn({ ...figures, passport: {} as Passport })).toBe('cannot');
  });
});

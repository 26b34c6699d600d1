import { describe, expect, it } from 'vitest';
import { bandText, withBand } from '../../src/format/bands';
import { bandsQuery, bandsText, parseBands } from '../../src/format/distanceBands';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('how far a figure may be off', () => {
  it('stands beside it in its unit and decimals', () => {
    expect(plain(withBand(1234.46, 12.345, 1, 'ha', 'id'))).toBe('1.234,5 ± 12,3 ha');
    expect(plain(withBand(12.34, 0.42, 1, '%', 'en'))).toBe('12.3 ± 0.4 %');
    expect(plain(withBand(45.678, 0.3149, 2, 'km²', 'id'))).toBe('45,68 ± 0,31 km²');
  });
  it('takes decimals away that it makes idle', () => {
    expect(plain(withBand(9876.5, 123.4, 1, 'ha', 'id'))).toBe('9.877 ± 123 ha');
    expect(plain(bandText(15.04, 2, 'en'))).toBe('± 15.0');
  });
  it('is never written as nothing where it is something', () => {
    expect(plain(withBand(12.3, 0.004, 1, '%', 'id'))).toBe('12,3 ± < 0,1 %');
    expect(plain(withBand(12.3, 0, 1, '%', 'id'))).toBe('12,3 ± 0,0 %');
    for (let band = 1e-6; band < 1e6; band *= 1.7) expect(plain(bandText(band, 1, 'en')), String(band)).not.toMatch(/^± 0(\.0*)?$/);
  });
  it('is left out where an older answer does not have it', () => {
    expect(plain(withBand(1234.46, undefined, 1, 'ha', 'id'))).toBe('1.234,5 ha');
    expect(plain(withBand(1234.46, null, 1, 'ha', 'en'))).toBe('1,234.5 ha');
  });
});

describe('distance bands', () => {
  it('are read as people list them', () => {
    for (const text of ['5 10 25', '5/10/25', '25; 5; 10', '5, 10, 25', '5,10,25', ' 5 km / 10km / 25 ', '5 5 10 25'])
      expect(parseBands(text), text).toEqual([5000, 10_000, 25_000]);
    expect(parseBands('2,5 10')).toEqual([2500, 10_000]);
    expect(parseBands('2.5')).toEqual([2500]);
  });
  it('that are none are not taken for some', () => {
    for (const text of ['', 'lima', '5 sepuluh', '0 5', '-5', '5 600', '1 2 3 4 5 6 7 8 9']) expect(parseBands(text), text).toBeNull();
  });
  it('come back from what is written of them', () => {
    for (const bands of [[5000, 10_000, 25_000], [2500], [100, 1250, 499_990]])
      for (const language of ['id', 'en'] as const) expect(parseBands(bandsText(bands, language)), `${bands} ${language}`).toEqual(bands);
  });
  it('are asked for with their units', () => {
    expect(bandsQuery([2500, 5000, 10_000])).toBe('2500m,5km,10km');
  });
});

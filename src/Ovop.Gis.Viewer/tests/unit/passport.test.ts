import { describe, expect, it } from 'vitest';
import type { Passport } from '../../src/api/types';
import { resultUrl } from '../../src/api/service';
import { mayBeResult, readResult } from '../../src/passport/resultFile';
import { citation, methodText, parameterText, questionText, toleranceText } from '../../src/passport/words';
import { sumOf } from '../../src/panels/accuracy';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const title = (layer: string) => ({ clusters: 'Klaster OVOP', kelurahan: 'Kelurahan', zones: 'Kawasan' })[layer] ?? layer;
const passport = (more: Partial<Passport>): Passport => ({
  analysis: 'near', inputs: [{ layer: 'clusters', version: 1, contentSha256: 'ab' }, { layer: 'airport', version: 2, contentSha256: 'cd' }], crs: 'EPSG:4326', method: 'geodesic-wgs84',
  tolerances: {}, parameters: { of: 'clusters', from: 'airport', measure: 'point' }, engine: { name: 'Ovop.Gis.Spatial', version: '0.3.0+abc' }, id: 'near~airport@2~clusters@1~0123456789abcdef', ...more,
});

describe('a passport in words', () => {
  it('asks the question with what bounds it', () => {
    expect(questionText(passport({}), title, 'id')).toBe('Mana dari “Klaster OVOP” yang ada di dekat bandara?');
    const bounded = passport({ parameters: { of: 'clusters', from: '108.98,0.85', within: 10_000, k: 3, bands: '5km,2500m' } });
    expect(plain(questionText(bounded, title, 'en'))).toBe('Which of “Klaster OVOP” lie near 108.98,0.85, within 10 km, the 3 nearest, by distance bands of 5 km, 2.5 km?');
    expect(questionText(passport({ analysis: 'area-shares', parameters: { zones: 'zones', units: 'kelurahan' } }), title, 'en')).toContain('“Kelurahan” is taken up by “Kawasan”');
    expect(questionText(passport({ analysis: 'something-new' }), title, 'id')).toBe('something-new');
  });
  it('says tolerances and parameters with their units, those it does not know as well', () => {
    expect(plain(toleranceText('unitsBoundaryAccuracyMetres', 10, 'id'))).toBe('batas wilayah seteliti 10 m');
    expect(plain(toleranceText('closureSquareMetres', 2.5, 'en'))).toContain('2.5 m²');
    expect(plain(toleranceText('brandNewToleranceMetres', 0.01, 'id'))).toBe('brand new tolerance: 0,01 m');
    expect(plain(toleranceText('someRatio', 0.05, 'en'))).toBe('some: 5 %');
    expect(plain(parameterText('within', 12_500, 'id', title))).toBe('paling jauh: 12,5 km');
    expect(plain(parameterText('bands', ['5km', 10_000], 'en', title))).toBe('distance bands: 5 km, 10 km');
    expect(parameterText('whatever', true, 'id', title)).toBe('whatever: true');
    expect(methodText('geodesic-wgs84 + planar-epsg-32649', 'en')).toBe('geodesic, on the WGS 84 ellipsoid + plane of UTM 49N (EPSG:32649)');
    expect(methodText('unheard-of', 'id')).toBe('unheard-of');
  });
  it('is cited with versions, id, address and the day', () => {
    const day = new Date(2026, 10, 24, 12);
    expect(citation(passport({}), 'https://peta.example/api/results/x', day, title, 'id')).toBe(
      'Ovop.Gis: Mana dari “Klaster OVOP” yang ada di dekat bandara. Data: Klaster OVOP v1 dan airport v2; dihitung dengan Ovop.Gis.Spatial 0.3.0; paspor near~airport@2~clusters@1~0123456789abcdef. https://peta.example/api/results/x (diakses 24 November 2026).');
    expect(citation(passport({}), 'https://peta.example/x', day, title, 'en')).toMatch(/Klaster OVOP v1 and airport v2; computed with .*accessed 24 November 2026\)\.$/);
  });
});

describe('the address of a result', () => {
  it('is readable, and comes back to the id', () => {
    const id = 'near~airport@1~clusters@1~within=10000~7de88a43636777ce';
    expect(resultUrl(id)).toBe(`/api/results/${id}`);
    for (const odd of ['near~clusters@1~from=sites/danau-biru~0123456789abcdef', 'a~x=50%25~0123456789abcdef', 'a~plane=EPSG:32649~0123456789abcdef'])
      expect(decodeURIComponent(resultUrl(odd).slice('/api/results/'.length)), odd).toBe(odd);
  });
});

describe('a file that may be a result', () => {
  const file = (name: string, text: string) => new File([text], name);
  it('is known by its passport', async () => {
    const text = JSON.stringify({ items: [], passport: passport({}) });
    expect((await readResult(file('a.json', text)))?.text).toBe(text);
    for (const other of ['', 'null', '[]', '{"type":"FeatureCollection","features":[]}', '{"passport":{}}', '{"passport":'])
      expect(await readResult(file('a.json', other)), other).toBeNull();
  });
  it('is one file with the ending .json', () => {
    expect(mayBeResult([file('a.JSON', '')])?.name).toBe('a.JSON');
    expect([mayBeResult([]), mayBeResult([file('a.geojson', '')]), mayBeResult([file('a.json', ''), file('b.json', '')])]).toEqual([null, null, null]);
  });
});

describe('bands of several parts', () => {
  it('add up where each is known, and are unknown otherwise', () => {
    expect(sumOf([1, 2, 3])).toBe(6);
    expect([sumOf([]), sumOf([1, null]), sumOf([1, undefined])]).toEqual([null, null, null]);
  });
});

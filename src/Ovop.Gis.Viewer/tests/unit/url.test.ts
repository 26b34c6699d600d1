import { describe, expect, it } from 'vitest';
import { DEFAULTS, type AppState } from '../../src/state/appState';
import { fromQuery, toQuery } from '../../src/state/url';

describe('the state in the address', () => {
  it('says nothing of what is as by default', () => {
    expect(toQuery(DEFAULTS)).toBe('');
    expect(fromQuery('')).toEqual(DEFAULTS);
  });
  it('comes back as it went', () => {
    const state: AppState = {
      panel: 'areas', language: 'en', passport: 'near', radiusMetres: 7250, centre: [108.98, 0.85], bands: [2500, 10_000], nearest: 3, units: 'kecamatan', measure: 'hectares', accuracy: false,
      sort: { column: 'tourism', descending: false }, selected: { layer: 'kelurahan', id: '61.72.05.1004' },
      view: { longitude: 108.95, latitude: 0.8, zoom: 12.5 }, crs: 'EPSG:32649', hidden: ['sites', 'airport_road'], opacity: { zones: 0.4 }, labels: false, claims: 'differs',
      at: 'kelurahan=2,zones=1', history: 'zones', upload: 'a1b2',
    };
    expect(fromQuery(toQuery(state))).toEqual(state);
  });
  it('stays readable', () => {
    expect(toQuery({ ...DEFAULTS, centre: [108.98, 0.85], selected: { layer: 'clusters', id: 'cluster-1' } })).toBe('?from=108.980000,0.850000&sel=clusters/cluster-1');
  });
  it('takes a moment in each of its forms, and an old address of a view', () => {
    for (const at of ['2', 'kelurahan=2', 'kelurahan=2,airport_road=1', '2026-11-24', '2026-11-24T10:00+07:00']) expect(fromQuery(toQuery({ ...DEFAULTS, at })).at).toBe(at);
    expect(fromQuery('?at=108.98000,0.85000,12.00')).toEqual({ ...DEFAULTS, view: { longitude: 108.98, latitude: 0.85, zoom: 12 } });
  });
  it('takes nonsense for silence', () => {
    expect(fromQuery('?panel=x&ring=-3&from=1,2,3&units=desa&at=a,b,c&sel=&crs=4326&opacity=zones:900&passport=all&from=200,95&claims=wrong')).toEqual(DEFAULTS);
  });
  it('takes distance bands in order, each once, and no others', () => {
    expect(fromQuery('?bands=5,10,25&k=3')).toEqual({ ...DEFAULTS, bands: [5000, 10_000, 25_000], nearest: 3 });
    expect(fromQuery('?bands=25,5,5').bands).toEqual([5000, 25_000]);
    expect(toQuery({ ...DEFAULTS, bands: [2500, 10_000], nearest: 4 })).toBe('?bands=2.5,10&k=4');
    for (const wrong of ['bands=0', 'bands=5,x', 'bands=9000', 'bands=1,2,3,4,5,6,7,8,9', 'k=0', 'k=-1', 'k=2.5', 'k=5000']) expect(fromQuery(`?${wrong}`), wrong).toEqual(DEFAULTS);
  });
  it('keeps a radius within bounds', () => {
    expect(fromQuery('?ring=0.001').radiusMetres).toBe(500);
    expect(fromQuery('?ring=900').radiusMetres).toBe(40_000);
  });
  it('lets the address decide the language, then what is remembered', () => {
    expect(fromQuery('?lang=id', 'en').language).toBe('id');
    expect(fromQuery('', 'en').language).toBe('en');
  });
});

import { describe, expect, it } from 'vitest';
import type { Finding, ImportResource, LoadReport, Mend, RepairOffer } from '../../src/api/importTypes';
import { dateTime } from '../../src/format/dates';
import { chooseFiles } from '../../src/loading/files';
import { groupFindings, kindOf, mended } from '../../src/loading/findings';
import { areaText, bytesText, changeText } from '../../src/loading/measures';
import { crsFrom, layerFrom, mendChange, withRepair } from '../../src/loading/options';
import { findingText, reasonText } from '../../src/loading/words';
import { blocked, verdictOf } from '../../src/loading/verdict';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const text = { id: 'teks', en: 'text' };
const finding = (code: string, severity: Finding['severity'], more: Partial<Finding> = {}): Finding => ({ code, severity, record: 1, text, ...more });
const report = (more: Partial<LoadReport> = {}): LoadReport => ({
  outcome: 'would-commit', layer: 'kelurahan', basedOn: 1, file: 'a.zip', sourceSha256: '', format: '', sourceLayer: 'a', crs: 'EPSG:4326', crsReason: '', featureCount: 26,
  sampleNames: [], fields: [], landing: { bbox: [108, 0, 109, 1], onSingkawang: true, mends: [] }, counts: {}, findings: [], repairs: [],
  changes: { added: [], removed: [], changed: [{ id: '1', fields: [], shapeChanged: true, areaBeforeSquareMetres: 1, areaAfterSquareMetres: 2, movedSquareMetres: 1 }], unchanged: 25, areaMovedSquareMetres: 1 }, ...more,
});
const resource = (status: ImportResource['status'], more: Partial<ImportResource> = {}): ImportResource =>
  ({ id: 'x', status, file: 'a.zip', sizeBytes: 1, createdAt: '', expiresAt: '', options: {}, report: report(), ...more });
const offer = (id: string): RepairOffer => ({ id, title: text, explanation: text, applied: false, effects: [] });

describe('findings', () => {
  const many = report({
    counts: { 'coverage-gap': 97, 'name-variant': 1, 'code-duplicate': 2 },
    findings: [
      finding('name-variant', 'info'), finding('coverage-gap', 'warning', { areaSquareMetres: 5, repair: 'snap-to-coverage' }), finding('coverage-gap', 'warning', { areaSquareMetres: 900 }),
      finding('coverage-gap', 'warning', { record: null, text: { id: '… dan 95 lagi dari jenis ini.', en: '… and 95 more of this kind.' } }), finding('code-duplicate', 'error'), finding('code-duplicate', 'error')],
  });
  it('are grouped by code, the gravest first, the largest first within', () => {
    const groups = groupFindings(many);
    expect(groups.map((g) => [g.severity, g.code, g.count])).toEqual([['error', 'code-duplicate', 2], ['warning', 'coverage-gap', 97], ['info', 'name-variant', 1]]);
    expect(groups[1]!.listed.map((f) => f.areaSquareMetres)).toEqual([900, 5]);
    expect(groups[1]).toMatchObject({ areaSquareMetres: 905, repair: 'snap-to-coverage', kind: 'gap' });
    expect(groups[2]!.areaSquareMetres).toBeNull();
  });
  it('lose none and gain none: every listed finding is in one group', () => {
    expect(groupFindings(many).flatMap((g) => g.listed)).toHaveLength(many.findings.length - 1);
  });
  it('of one code with two severities are two groups, each with its own count', () => {
    const both = report({ counts: { outside: 3 }, findings: [finding('outside', 'error'), finding('outside', 'warning'), finding('outside', 'warning')] });
    expect(groupFindings(both).map((g) => [g.severity, g.count])).toEqual([['error', 1], ['warning', 2]]);
  });
  it('are drawn by what they are', () => {
    expect(['coverage-gap', 'coverage-overlap', 'geometry-invalid', 'duplicate-vertices', 'name-variant'].map(kindOf)).toEqual(['gap', 'overlap', 'invalid', 'invalid', 'other']);
  });
  it('that repairs removed are counted, those that came are not', () => {
    const faults = (...codes: string[]) => codes.map((code) => finding(code, 'warning'));
    expect(mended({ counts: { a: 32, b: 97, c: 1 }, findings: faults('a', 'b', 'c') }, { counts: { b: 2, c: 1, d: 9 } })).toEqual([{ code: 'b', count: 95 }, { code: 'a', count: 32 }]);
  });
  it('that were only remarks are not counted among what was mended, whatever their code', () => {
    const before = { counts: { 'coverage-gap': 97, 'coverage-tolerance': 1, 'name-variant': 2, mixed: 2 }, findings: [finding('coverage-gap', 'warning'), finding('coverage-tolerance', 'info'), finding('name-variant', 'info'), finding('mixed', 'info'), finding('mixed', 'error')] };
    expect(mended(before, { counts: {} })).toEqual([{ code: 'coverage-gap', count: 97 }, { code: 'mixed', count: 2 }]);
  });
});

describe('the verdict', () => {
  it('says ready, and how many warnings go with it', () => {
    expect(verdictOf(resource('ready'))).toEqual({ kind: 'ready', version: 2, warnings: 0 });
    const warned = report({ counts: { w: 129 }, findings: [finding('w', 'warning')] });
    expect(verdictOf(resource('ready', { report: warned }))).toEqual({ kind: 'ready', version: 2, warnings: 129 });
  });
  it('says that nothing would change', () => {
    const same = report({ changes: { added: [], removed: [], changed: [], unchanged: 26, areaMovedSquareMetres: 0 } });
    expect(verdictOf(resource('ready', { report: same }))).toEqual({ kind: 'same', basedOn: 1 });
    expect(verdictOf(resource('ready', { report: report({ changes: null, basedOn: 0 }) }))).toMatchObject({ kind: 'ready', version: 1 });
  });
  it('asks for a decision where one would do', () => {
    const mend: Mend = { option: '--swap-axes', swapAxes: true, bbox: [108, 0, 109, 1] };
    const away = report({ landing: { bbox: [0, 108, 1, 109], onSingkawang: false, cause: 'axes-swapped', mends: [mend] }, findings: [finding('outside', 'error')] });
    expect(verdictOf(resource('refused', { report: away }))).toEqual({ kind: 'place', cause: 'axes-swapped' });
    expect(verdictOf(resource('refused', { report: report({ findings: [finding('crs-missing', 'error')] }) }))).toEqual({ kind: 'crs' });
    const invalid = report({ findings: [finding('geometry-invalid', 'error', { repair: 'make-valid' })], repairs: [offer('make-valid')] });
    expect(verdictOf(resource('refused', { report: invalid }))?.kind).toBe('repair');
    expect(verdictOf(resource('unreadable', { report: null, sourceLayers: ['a', 'b'] }))?.kind).toBe('choose-layer');
  });
  it('refuses where one error has no mend', () => {
    const mixed = report({ findings: [finding('geometry-invalid', 'error', { repair: 'make-valid' }), finding('code-duplicate', 'error')], repairs: [offer('make-valid')] });
    expect(verdictOf(resource('refused', { report: mixed }))?.kind).toBe('refused');
    const notOffered = report({ findings: [finding('geometry-invalid', 'error', { repair: 'make-valid' })] });
    expect(verdictOf(resource('refused', { report: notOffered }))?.kind).toBe('refused');
  });
  it('waits while it is checked, and lets save only what is ready', () => {
    expect(verdictOf(resource('checking'))).toBeNull();
    expect((['checking', 'refused', 'ready', 'unreadable'] as const).map((s) => blocked(resource(s)))).toEqual(['checking', 'refused', null, 'refused']);
  });
});

describe('options', () => {
  it('a mend sets what it says and leaves the rest', () => {
    expect(mendChange({ option: '', crs: 'EPSG:32649', swapAxes: false, bbox: [0, 0, 0, 0] })).toEqual({ crs: 'EPSG:32649', swapAxes: false });
    expect(mendChange({ option: '', crs: null, swapAxes: true, bbox: [0, 0, 0, 0] })).toEqual({ swapAxes: true });
  });
  it('repairs stay in the order of the offer', () => {
    const offered = ['make-valid', 'fix-orientation', 'snap-to-coverage'];
    expect(withRepair(offered, ['snap-to-coverage'], 'make-valid', true)).toEqual(['make-valid', 'snap-to-coverage']);
    expect(withRepair(offered, ['make-valid', 'snap-to-coverage'], 'make-valid', false)).toEqual(['snap-to-coverage']);
    expect(withRepair(offered, ['make-valid'], 'unknown', true)).toEqual(['make-valid']);
  });
  it('a reference system is read as people type it', () => {
    expect(['32649', 'epsg:32649', ' EPSG : 4326 ', '', 'utm', 'EPSG:'].map(crsFrom)).toEqual(['EPSG:32649', 'EPSG:32649', 'EPSG:4326', '', null, null]);
  });
  it('a layer gets a name the service takes', () => {
    expect(['Pola Ruang', 'rdtr_2024', '1a', 'é'].map(layerFrom)).toEqual(['pola-ruang', 'rdtr_2024', null, null]);
  });
});

describe('the files that were dropped', () => {
  const files = (...names: string[]) => names.map((name) => ({ name }));
  it('make one load', () => {
    expect(chooseFiles(files('a.ZIP'))).toMatchObject({ kind: 'files', name: 'a.ZIP' });
    expect(chooseFiles(files('b.dbf', 'b.shp', 'b.shx', 'b.prj', 'b.sbn', 'b.shp.xml', '.DS_Store'))).toMatchObject({ kind: 'files', name: 'b.shp', files: files('b.dbf', 'b.shp', 'b.shx', 'b.prj') });
  });
  it('are refused with the reason', () => {
    const reason = (...names: string[]) => { const c = chooseFiles(files(...names)); return c.kind === 'problem' ? c.reason : 'files'; };
    expect([reason(), reason('a.zip', 'b.zip'), reason('a.shp', 'b.dbf'), reason('a.dbf', 'a.prj'), reason('a.docx'), reason('a.zip', 'a.pdf')]).toEqual(['none', 'several', 'several', 'no-shp', 'unknown', 'unknown']);
  });
});

describe('sizes in words', () => {
  it('areas take the unit one would say', () => {
    expect([0, 0.001, 3.44, 320, 9999, 27_900, 5_000_000].map((a) => plain(areaText(a, 'id')))).toEqual(['0,0 m²', '< 0,1 m²', '3,4 m²', '320 m²', '9.999 m²', '2,79 ha', '500,0 ha']);
    expect(plain(areaText(27_900, 'en'))).toBe('2.79 ha');
  });
  it('a change that is not nothing never reads as nothing', () => {
    expect([0, 0.000001, 0.00012, -0.0005].map((r) => plain(changeText(r, 'id')))).toEqual(['0,000 %', '< 0,001 %', '+0,012 %', '−0,050 %']);
  });
  it('files and moments are said as in Singkawang', () => {
    expect([10, 31_996, 5_323_750].map((b) => plain(bytesText(b, 'id')))).toEqual(['1 kB', '32 kB', '5,3 MB']);
    expect(dateTime('2026-11-24T18:05:00Z', 'id')).toMatch(/^25 Nov 2026, 01[.:]05 WIB$/);
    expect(dateTime('bukan waktu', 'id')).toBe('bukan waktu');
  });
});

describe('what the service says', () => {
  it('keeps to the page: no options of the command line', () => {
    const said = { id: 'Ada celah 3 m². Perbaiki dengan --repair snap-to-coverage.', en: 'There is a gap of 3 m². Mend it with --repair snap-to-coverage.' };
    expect(findingText(said)).toBe('Ada celah 3 m².');
    expect(findingText({ id: 'Zonanya salah. Coba --crs EPSG:32649 atau --swap-axes.', en: '' })).toBe('Zonanya salah.');
    expect(findingText({ id: 'Coba lagi. Berkas kosong.', en: '' })).toBe('Coba lagi. Berkas kosong.');
  });
  it('gives its reasons in the language of the page', () => {
    expect(['given by the user', 'a.prj, by its parameters', 'the .cpg file', 'guess from the letters, confidence 80%', 'EPSG:4326 by RFC 7946'].map(reasonText))
      .toEqual(['ditentukan pengguna', 'a.prj, menurut parameternya', 'berkas .cpg', 'dugaan dari hurufnya, keyakinan 80%', 'EPSG:4326 by RFC 7946']);
  });
});

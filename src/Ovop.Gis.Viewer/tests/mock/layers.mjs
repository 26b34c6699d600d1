// The layer list the mock answers with: folder of GeoJSON when given, the schematic city otherwise.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schematicLayers } from './schematic.mjs';

const ORDER = {
  kelurahan: ['units', 'Kelurahan', 'Kelurahan', { kind: 'categorised', field: 'kecamatan_code', fill: '#ededed', stroke: '#5f5f5f', strokeWidth: 0.8, pattern: 'none' }],
  kecamatan: ['units', 'Kecamatan', 'Kecamatan (districts)', { kind: 'single', fill: '#ededed', stroke: '#5f5f5f', strokeWidth: 1.6, pattern: 'none' }],
  zones: ['zones', 'Kawasan strategis Singkawang Selatan', 'Strategic zones of Singkawang Selatan', { kind: 'categorised', field: 'zone' }],
  clusters: ['points', 'Klaster OVOP', 'OVOP clusters', { kind: 'single', fill: '#0b5f6b', stroke: '#ffffff', strokeWidth: 1.5, pattern: 'none' }],
  sites: ['points', 'Lokasi wisata dan industri', 'Tourism and industry sites', { kind: 'single', fill: '#ffffff', stroke: '#6b4a7a', strokeWidth: 1.5, pattern: 'none' }],
  airport: ['reference', 'Bandar udara', 'Airport', { kind: 'single', fill: '#d9d6cf', stroke: '#2b2924', strokeWidth: 1.4, pattern: 'none' }],
  airport_road: ['lines', 'Jalan bandara', 'Airport road', { kind: 'single', fill: 'none', stroke: '#8f2f0a', strokeWidth: 2, pattern: 'none' }],
};

const TINTS = ['#f4c7ab', '#f2e394', '#c7dfc0', '#bcd4e8', '#e8e0ec'];

export function loadLayers(folder) {
  const schematic = schematicLayers();
  const drawn = Object.entries(ORDER).map(([id, [role, name, nameEn, style]]) => {
    const file = folder && join(folder, `${id}.geojson`);
    const data = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : schematic[id];
    return { entry: describe(id, role, name, nameEn, style, data), data };
  });
  const { bbox, ...table } = { ...drawn[0].entry, id: 'claims', title: { id: 'Angka terbit', en: 'Published figures' }, role: 'table', geometryType: 'None', featureCount: 0 };
  return [...drawn, { entry: table, data: { type: 'FeatureCollection', features: [] } }];
}

function describe(id, role, name, nameEn, style, data) {
  const first = data.features[0];
  return {
    id, title: { id: name, en: nameEn }, role, geometryType: first.geometry.type, featureCount: data.features.length, crs: 'EPSG:4326',
    bbox: bounds(data.features), version: 1, contentSha256: createHash('sha256').update(JSON.stringify(data)).digest('hex'),
    indicative: true, boundaryAccuracyMetres: role === 'points' ? null : 500,
    source: { id: 'Bahan contoh untuk pengembangan', en: 'Sample material for development' },
    note: { id: 'Batas indikatif, bukan untuk perizinan.', en: 'Indicative boundaries, not for permits.' },
    fields: Object.entries(first.properties).map(([field, value]) => ({ name: field, type: typeof value === 'number' ? 'number' : 'text' })),
    style: { fill: '#999999', stroke: '#555555', strokeWidth: 1, pattern: 'none', classes: classes(style, data), ...style },
  };
}

function classes(style, data) {
  if (style.kind !== 'categorised') return [];
  if (style.field === 'zone')
    return data.features.map(({ properties: p }) => ({ value: p.zone, label: { id: p.name, en: p.name_en }, fill: p.colour, stroke: p.colour, pattern: p.pattern }));
  const kecamatan = new Map(data.features.map(({ properties: p }) => [p.kecamatan_code, p.kecamatan]));
  return [...kecamatan].sort().map(([value, name], i) => ({ value, label: { id: name, en: name }, fill: TINTS[i % TINTS.length], stroke: '#5f5f5f', pattern: 'none' }));
}

export function bounds(features) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (c) => {
    if (typeof c[0] !== 'number') return c.forEach(visit);
    box[0] = Math.min(box[0], c[0]); box[1] = Math.min(box[1], c[1]);
    box[2] = Math.max(box[2], c[0]); box[3] = Math.max(box[3], c[1]);
  };
  features.forEach((f) => visit(f.geometry.coordinates));
  return box;
}

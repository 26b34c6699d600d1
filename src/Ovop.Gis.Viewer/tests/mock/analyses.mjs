// Rough stand-ins for the engine's answers: right shapes and sums, figures good to a grid of 60 m. Never shown to a user.
import geodesic from 'geographiclib-geodesic';
import { bounds } from './layers.mjs';
import { sealed } from './passports.mjs';

const STEP = 0.0005;
const wgs84 = geodesic.Geodesic.WGS84;

const RULES = {
  near: 'Shortest path on the ellipsoid; nearest first, equal distances in the layer\'s order; a distance equal to the radius is within.',
  'area-shares': 'Every square metre of a unit is counted once: where zones overlap it counts as the overlap, where there is none as outside.',
  reconciliation: 'A claim is first checked against its own series, to the last decimal it prints, then against the computed figure; kecamatan and city are the sums of their kelurahan.',
};
const ACCURACY_METRES = 10;
/** As if a part were a square: its border times the accuracy of boundaries. */
const band = (squareMetres) => 4 * Math.sqrt(squareMetres) * ACCURACY_METRES;
const banded = (squareMetres, whole) => ({ area: { squareMetres }, areaBand: { squareMetres: band(squareMetres) }, shareRatio: whole ? squareMetres / whole : 0, shareBandRatio: whole ? band(squareMetres) / whole : 0 });

function inRing(ring, x, y) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i], [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
const inPolygon = (rings, x, y) => inRing(rings[0], x, y) && !rings.slice(1).some((r) => inRing(r, x, y));
const contains = (g, x, y) => (g.type === 'MultiPolygon' ? g.coordinates : [g.coordinates]).some((p) => inPolygon(p, x, y));

export function areaShares(layers, unitsId) {
  const of = (id) => layers.find((l) => l.entry.id === id).data.features;
  const cell = (STEP * 111320) * (STEP * 110580);
  const zones = of('zones');
  const zoneName = (key) => key.split('+').map((z) => zones.find((f) => f.properties.zone === z).properties.name).join(' + ');
  const inside = {};
  const units = of(unitsId).map((unit) => {
    const [w, s, e, n] = bounds([unit]);
    const counts = {};
    let all = 0;
    for (let x = w + STEP / 2; x < e; x += STEP) for (let y = s + STEP / 2; y < n; y += STEP) {
      if (!contains(unit.geometry, x, y)) continue;
      all++;
      const key = zones.filter((z) => contains(z.geometry, x, y)).map((z) => z.properties.zone).join('+');
      counts[key] = (counts[key] ?? 0) + 1;
      for (const z of key ? key.split('+') : []) inside[z] = (inside[z] ?? 0) + cell;
    }
    const part = (count) => banded(count * cell, all * cell);
    const parts = Object.keys(counts).filter(Boolean).sort().map((zone) => ({ zone, name: zoneName(zone), ...part(counts[zone]) }));
    return { code: unit.properties.code, name: unit.properties.name, area: { squareMetres: all * cell }, areaBand: { squareMetres: band(all * cell) }, parts, outside: part(counts[''] ?? 0) };
  });
  const sum = (values) => values.reduce((a, b) => a + b, 0);
  const whole = sum(units.map((u) => u.area.squareMetres));
  const keys = [...new Set(units.flatMap((u) => u.parts.map((p) => p.zone)))].sort();
  const total = (pick) => { return banded(sum(units.map(pick)), whole); };
  return sealed(layers, 'area-shares', [unitsId, 'zones'], {
    rule: RULES['area-shares'], parameters: { zones: 'zones', units: unitsId, sliver: 1 }, asked: unitsId === 'kelurahan' ? {} : { units: unitsId },
    tolerances: { sliverSquareMetres: 1, closureSquareMetres: 2, unitsBoundaryAccuracyMetres: ACCURACY_METRES, zonesBoundaryAccuracyMetres: ACCURACY_METRES },
  }, {
    units,
    zones: zones.map(({ properties: p }) => ({ zone: p.zone, name: p.name, area: { squareMetres: inside[p.zone] ?? 0 }, areaBand: { squareMetres: band(inside[p.zone] ?? 0) }, insideUnits: { squareMetres: inside[p.zone] ?? 0 } })),
    slivers: [],
    total: {
      area: { squareMetres: whole }, areaBand: { squareMetres: band(whole) },
      parts: keys.map((zone) => ({ zone, name: zoneName(zone), ...total((u) => u.parts.find((p) => p.zone === zone)?.area.squareMetres ?? 0) })),
      outside: total((u) => u.outside.area.squareMetres),
    },
  });
}

export function near(layers, query) {
  const of = query.get('of') ?? 'clusters', from = query.get('from') ?? 'airport';
  const centre = startOf(layers, from);
  const edges = (query.get('bands') ?? '').split(',').filter(Boolean).map(metresOf);
  const within = Math.min(query.has('within') ? metresOf(query.get('within')) : Infinity, edges.at(-1) ?? Infinity);
  const items = layers.find((l) => l.entry.id === of).data.features.map((f) => {
    const [longitude, latitude] = f.geometry.coordinates;
    const line = wgs84.Inverse(centre.latitude, centre.longitude, latitude, longitude);
    return { id: f.id, name: f.properties.name, distance: { metres: line.s12 }, azimuth: { degrees: (line.azi1 + 360) % 360 }, location: { longitude, latitude } };
  }).filter((i) => i.distance.metres <= within).sort((a, b) => a.distance.metres - b.distance.metres).slice(0, Number(query.get('k') ?? Infinity));
  const bands = edges.map((toMetres, i) => {
    const fromMetres = edges[i - 1] ?? 0;
    const ids = items.filter((item) => item.distance.metres <= toMetres && (i === 0 || item.distance.metres > fromMetres)).map((item) => item.id);
    return { fromMetres, toMetres, count: ids.length, ids };
  });
  const numbers = Object.fromEntries([['within', within], ['k', Number(query.get('k') ?? Infinity)]].filter(([name, value]) => query.has(name) && Number.isFinite(value)));
  const parameters = { of, from, ...numbers, measure: 'point', ...(edges.length && { bands: query.get('bands') }) };
  const asked = Object.fromEntries([...query].filter(([name, value]) => !['f', 'at'].includes(name) && !(name === 'of' && value === 'clusters') && !(name === 'from' && value === 'airport')));
  return sealed(layers, 'near', from.includes(',') ? [of] : [of, from], { rule: RULES.near, parameters, asked }, { from: centre, items, ...(edges.length && { bands }) });
}

const metresOf = (text) => text.endsWith('km') ? Number(text.slice(0, -2)) * 1000 : Number(text.replace(/m$/, ''));

function startOf(layers, from) {
  if (from.includes(',')) {
    const [longitude, latitude] = from.split(',').map(Number);
    return { id: 'point', name: '', longitude, latitude };
  }
  const arp = layers.find((l) => l.entry.id === from).data.features.find((f) => f.geometry.type === 'Point');
  return { id: from, name: arp.properties.name, longitude: arp.geometry.coordinates[0], latitude: arp.geometry.coordinates[1] };
}

const PUBLISHED = { '61.72.01': [31.57, 'M'], '61.72.02': [15.04, 'S2'], '61.72.03': [166.26, 'M'], '61.72.04': [66.65, 'M'], '61.72.05': [224.48, 'S'] };

export function reconciliation(layers) {
  const { units, total } = areaShares(layers, 'kecamatan');
  const computed = Object.fromEntries(units.map((u) => [u.code, { squareMetres: u.area.squareMetres, shareRatio: u.area.squareMetres / total.area.squareMetres, bandSquareMetres: u.areaBand.squareMetres, bandRatio: u.areaBand.squareMetres / total.area.squareMetres }]));
  const source = { title: 'Kota Singkawang Dalam Angka', year: 2020, section: 'Tabel 1.1' };
  const city = { code: '61.72', name: 'Kota Singkawang', level: 'city' };
  const selatan = { code: '61.72.05', name: 'Singkawang Selatan', level: 'kecamatan' }, barat = { code: '61.72.02', name: 'Singkawang Barat', level: 'kecamatan' };
  const verdict = (code, id, en) => ({ code, text: { id, en } });
  const row = (claimId, subject, quantity, asPrinted, published, mine, v, confidence = 'S') => ({
    claimId, subject, quantity, asPrinted, published, computed: mine,
    difference: published.squareMetres ? { squareMetres: published.squareMetres - mine.squareMetres, ratio: published.squareMetres / mine.squareMetres - 1 }
      : { sharePoints: (published.shareRatio - mine.shareRatio) * 100 },
    source, series: 'BPS', confidence, verdict: v,
  });
  return sealed(layers, 'reconciliation', ['kecamatan'], { rule: RULES.reconciliation, parameters: { tolerance: 0.5 }, tolerances: { agreementPercent: 0.5, unitsBoundaryAccuracyMetres: ACCURACY_METRES } }, {
    rows: [
      row('city-area', city, 'area', '504 km²', { squareMetres: 504e6 }, { squareMetres: total.area.squareMetres, bandSquareMetres: total.areaBand.squareMetres },
        verdict('differs', 'Dasar batas berbeda: BPS 504 km², batas definitif 550,19 km².', 'Different boundary basis: BPS 504 km², definitive boundary 550.19 km².')),
      row('selatan-area', selatan, 'area', '224,48 km²', { squareMetres: 224.48e6 }, computed['61.72.05'],
        verdict('differs', 'Selisih berasal dari perubahan batas antarkecamatan.', 'The difference comes from changed boundaries between districts.')),
      row('selatan-share', selatan, 'share', '44,54 %', { shareRatio: 0.4454 }, computed['61.72.05'],
        verdict('differs', 'Pada batas definitif Timur lebih luas daripada Selatan.', 'On the definitive boundary Timur is larger than Selatan.')),
      row('barat-area', barat, 'area', '1.806 ha', { squareMetres: 18.06e6 }, computed['61.72.02'],
        verdict('contradicts-itself', '1.806 ha adalah 3,58 % dari 50.400 ha, bukan 2,98 %.', '1,806 ha is 3.58 % of 50,400 ha, not 2.98 %.')),
      row('barat-share', barat, 'share', '2,98 %', { shareRatio: 0.0298 }, computed['61.72.02'], verdict('agrees', 'Cocok dalam pembulatan.', 'Agrees within rounding.'), 'S2'),
    ],
    shares: units.map((u) => ({ code: u.code, name: u.name,
      published: { squareMetres: PUBLISHED[u.code][0] * 1e6, shareRatio: PUBLISHED[u.code][0] / 504, confidence: PUBLISHED[u.code][1] }, computed: computed[u.code] })),
  });
}

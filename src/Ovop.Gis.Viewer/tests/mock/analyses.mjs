// Rough stand-ins for the engine's answers: right shapes and sums, figures good to a grid of 60 m. Never shown to a user.
import geodesic from 'geographiclib-geodesic';
import { bounds } from './layers.mjs';

const STEP = 0.0005;
const wgs84 = geodesic.Geodesic.WGS84;

const passport = (layers, ids, method, parameters) => ({
  inputs: ids.map((id) => { const { entry } = layers.find((l) => l.entry.id === id); return { layer: id, version: entry.version, contentSha256: entry.contentSha256 }; }),
  crs: 'EPSG:4326', method, tolerances: { sliverSquareMetres: 1 }, parameters, engine: { name: 'mock', version: '0' },
});

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
    const part = (count) => ({ area: { squareMetres: count * cell }, shareRatio: all ? count / all : 0 });
    const parts = Object.keys(counts).filter(Boolean).sort().map((zone) => ({ zone, name: zoneName(zone), ...part(counts[zone]) }));
    return { code: unit.properties.code, name: unit.properties.name, area: { squareMetres: all * cell }, parts, outside: part(counts[''] ?? 0) };
  });
  const sum = (values) => values.reduce((a, b) => a + b, 0);
  const whole = sum(units.map((u) => u.area.squareMetres));
  const keys = [...new Set(units.flatMap((u) => u.parts.map((p) => p.zone)))].sort();
  const total = (pick) => { const squareMetres = sum(units.map(pick)); return { area: { squareMetres }, shareRatio: squareMetres / whole }; };
  return {
    units,
    zones: zones.map(({ properties: p }) => ({ zone: p.zone, name: p.name, area: { squareMetres: inside[p.zone] ?? 0 }, insideUnits: { squareMetres: inside[p.zone] ?? 0 } })),
    slivers: [],
    total: {
      area: { squareMetres: whole },
      parts: keys.map((zone) => ({ zone, name: zoneName(zone), ...total((u) => u.parts.find((p) => p.zone === zone)?.area.squareMetres ?? 0) })),
      outside: total((u) => u.outside.area.squareMetres),
    },
    passport: passport(layers, [unitsId, 'zones'], 'ellipsoid-wgs84', { units: unitsId, zones: 'zones' }),
  };
}

export function near(layers, query) {
  const of = query.get('of') ?? 'clusters', from = query.get('from') ?? 'airport';
  const centre = startOf(layers, from);
  const within = Number(query.get('within') ?? Infinity);
  const items = layers.find((l) => l.entry.id === of).data.features.map((f) => {
    const [longitude, latitude] = f.geometry.coordinates;
    const line = wgs84.Inverse(centre.latitude, centre.longitude, latitude, longitude);
    return { id: f.id, name: f.properties.name, distance: { metres: line.s12 }, azimuth: { degrees: (line.azi1 + 360) % 360 }, location: { longitude, latitude } };
  }).filter((i) => i.distance.metres <= within).sort((a, b) => a.distance.metres - b.distance.metres);
  return { from: centre, items, passport: passport(layers, from.includes(',') ? [of] : [of, from], 'geodesic-wgs84', Object.fromEntries(query)) };
}

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
  const computed = Object.fromEntries(units.map((u) => [u.code, { squareMetres: u.area.squareMetres, shareRatio: u.area.squareMetres / total.area.squareMetres }]));
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
  return {
    rows: [
      row('city-area', city, 'area', '504 km²', { squareMetres: 504e6 }, { squareMetres: total.area.squareMetres },
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
    passport: passport(layers, ['kecamatan'], 'ellipsoid-wgs84', {}),
  };
}

// A made-up city for work on the viewer without the service: right names and codes, boxes for boundaries.
const KECAMATAN = {
  '61.72.01': ['Singkawang Tengah', ['Roban', 'Condong', 'Sekip Lama', 'Jawa', 'Bukit Batu', 'Sungai Wie']],
  '61.72.02': ['Singkawang Barat', ['Pasiran', 'Melayu', 'Tengah', 'Kuala']],
  '61.72.03': ['Singkawang Timur', ['Pajintan', 'Nyarumkop', 'Maya Sopa', 'Bagak Sahwa', 'Sanggau Kulor']],
  '61.72.04': ['Singkawang Utara', ['Sungai Garam Hilir', 'Naram', 'Sungai Bulan', 'Sungai Rasau', 'Setapuk Kecil', 'Setapuk Besar', 'Semelagi Kecil']],
  '61.72.05': ['Singkawang Selatan', ['Sedau', 'Sagatani', 'Sijangkung', 'Pangmilang']],
};
const BOXES = {
  '61.72.01': [108.98, 0.88, 109.04, 0.94], '61.72.02': [108.94, 0.88, 108.98, 0.94],
  '61.72.03': [109.04, 0.84, 109.17, 0.94], '61.72.04': [108.97, 0.94, 109.17, 1.01],
  '61.72.05': [108.88, 0.75, 109.04, 0.88],
};

const box = (w, s, e, n) => ({ type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] });
const feature = (id, geometry, properties) => ({ type: 'Feature', id, geometry, properties });
const collection = (features) => ({ type: 'FeatureCollection', features });
const point = (lon, lat) => ({ type: 'Point', coordinates: [lon, lat] });

function kelurahan() {
  return Object.entries(KECAMATAN).flatMap(([code, [kecamatan, names]]) => {
    const [w, s, e, n] = BOXES[code];
    const width = (e - w) / names.length;
    return names.map((name, i) => {
      const own = `${code}.${1001 + i}`;
      return feature(own, box(w + i * width, s, w + (i + 1) * width, n), { code: own, name, kecamatan_code: code, kecamatan });
    });
  });
}

const zone = (id, name, name_en, geometry, colour, pattern) => feature(id, geometry, {
  zone: id, name, name_en, plan: 'RTRW Kota Singkawang', instrument: 'Perda 1/2022', valid_from: '2022-01-01', valid_to: '2042-12-31',
  status: 'indikatif', rule: 'Contoh ketentuan.', rule_en: 'A sample rule.', colour, pattern,
});

const cluster = (no, name, name_en, code, kelurahan, kecamatan, lon, lat) => feature(`cluster-${no}`, point(lon, lat), {
  no, name, name_en, sector: 'contoh', product_group: '', paper_place: `Kelurahan ${kelurahan}, Kec. Singkawang Selatan`, paper_industry: name,
  paper_remark: '', kelurahan_code: code, kelurahan, kecamatan_code: code.slice(0, 8), kecamatan,
  registry_note: no > 3 ? `Roban terletak di ${kecamatan}.` : null, registry_note_en: no > 3 ? `Roban lies in ${kecamatan}.` : null,
  outside_selatan: no > 3, location_basis: 'contoh', location_accuracy_metres: 1000, source: 'contoh',
});

export function schematicLayers() {
  return {
    kelurahan: collection(kelurahan()),
    kecamatan: collection(Object.entries(KECAMATAN).map(([code, [name]]) => feature(code, box(...BOXES[code]), { code, name }))),
    zones: collection([
      zone('airport', 'Kawasan bandar udara', 'Airport area', box(108.94, 0.78, 108.975, 0.815), '#d73700', 'diagonal'),
      zone('airport_road', 'Kawasan jalan bandara', 'Airport road area', box(108.9, 0.81, 108.945, 0.82), '#eb7a3c', 'diagonal-back'),
      zone('tourism', 'Kawasan wisata', 'Tourism area', box(108.88, 0.79, 108.905, 0.87), '#ffa5ff', 'dots'),
    ]),
    clusters: collection([
      cluster(1, 'Peternakan', 'Livestock', '61.72.05.1004', 'Pangmilang', 'Singkawang Selatan', 108.9863, 0.7933),
      cluster(2, 'Wisata pantai', 'Beach tourism', '61.72.05.1001', 'Sedau', 'Singkawang Selatan', 108.8866, 0.8531),
      cluster(3, 'Wisata zona industri', 'Industrial-zone tourism', '61.72.05.1001', 'Sedau', 'Singkawang Selatan', 108.9137, 0.8425),
      cluster(4, 'Kelenteng Thai Pak Kung', 'Thai Pak Kung temple', '61.72.01.1001', 'Roban', 'Singkawang Tengah', 109.0095, 0.902),
      cluster(5, 'Wisata Batu Belimbing', 'Batu Belimbing', '61.72.01.1001', 'Roban', 'Singkawang Tengah', 109.02, 0.911),
    ]),
    sites: collection([feature('site-1', point(108.8866, 0.8531), { name: 'Pasir Panjang', name_en: 'Pasir Panjang' })]),
    airport: collection([
      feature('land', box(108.951, 0.787, 108.964, 0.81), { name: 'Lahan bandara', name_en: 'Airport land' }),
      feature('runway', { type: 'LineString', coordinates: [[108.95426, 0.80697], [108.96041, 0.78997]] }, { name: 'Landas pacu 16/34', name_en: 'Runway 16/34' }),
      feature('arp', point(108.957333, 0.798472), { name: 'Bandara Singkawang', name_en: 'Singkawang Airport' }),
    ]),
    airport_road: collection([feature('road', { type: 'LineString', coordinates: [[108.8866, 0.8531], [108.952, 0.806]] }, { name: 'Jalan bandara', name_en: 'Airport road' })]),
  };
}

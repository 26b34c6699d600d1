/** The rules of passports, which the service says in English, in Indonesian. */
export const INDONESIAN_RULES: Readonly<Record<string, string>> = {
  'Shortest path on the ellipsoid; nearest first, equal distances in the layer\'s order; a distance equal to the radius is within.':
    'Lintasan terpendek pada elipsoid; yang terdekat lebih dulu, jarak yang sama menurut urutan lapisan; jarak yang sama dengan jari-jari termasuk di dalam.',
  'Every square metre of a unit is counted once: where zones overlap it counts as the overlap, where there is none as outside.':
    'Setiap meter persegi wilayah dihitung sekali: yang ditempati beberapa kawasan dihitung sebagai tumpang tindih, yang tidak ditempati kawasan mana pun sebagai di luar.',
  'A claim is first checked against its own series, to the last decimal it prints, then against the computed figure; kecamatan and city are the sums of their kelurahan.':
    'Angka terbit diperiksa dulu terhadap serinya sendiri, sampai desimal terakhir yang tercetak, lalu terhadap angka terhitung; kecamatan dan kota adalah jumlah kelurahannya.',
};

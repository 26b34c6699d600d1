// Passports as the service gives them: sealed, named by an id, and verified by computing again.
import { createHash } from 'node:crypto';

const DECIMALS = [['squaremetres', 4], ['metres', 6], ['degrees', 9], ['longitude', 9], ['latitude', 9], ['ratio', 12], ['percent', 10], ['points', 10]];

function canonical(value, name = '') {
  if (Array.isArray(value)) return `[${value.map((v) => canonical(v, name)).join(',')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.keys(value).filter((k) => value[k] !== null && value[k] !== undefined).sort().map((k) => `${JSON.stringify(k)}:${canonical(value[k], k)}`).join(',')}}`;
  const decimals = typeof value === 'number' && DECIMALS.find(([unit]) => name.toLowerCase().endsWith(unit))?.[1];
  return decimals ? value.toFixed(decimals).replace(/^-(0\.0*)$/, '$1') : JSON.stringify(value);
}

export function sealed(layers, analysis, ids, { rule, tolerances = {}, parameters = {}, asked = {} }, figures) {
  const inputs = ids.map((id) => { const { entry } = layers.find((l) => l.entry.id === id); return { layer: id, version: entry.version, contentSha256: entry.contentSha256 }; });
  const resultSha256 = createHash('sha256').update(canonical(figures)).digest('hex');
  const id = [analysis, ...inputs.map((i) => `${i.layer}@${i.version}`).sort(), ...Object.entries(asked).map(([k, v]) => `${k}=${v}`), resultSha256.slice(0, 16)].join('~');
  return { ...figures, passport: { analysis, inputs, crs: 'EPSG:4326', method: 'geodesic-wgs84', rule, tolerances, parameters, engine: { name: 'mock', version: '0' }, resultSha256, id } };
}

/** The question that an id says. */
export function readId(id) {
  const [analysis, ...rest] = id.split('~');
  return { analysis, query: new URLSearchParams(rest.filter((p) => p.includes('=')).map((p) => { const at = p.indexOf('='); return [p.slice(0, at), p.slice(at + 1)]; })) };
}

const text = (id, en) => ({ id, en });

export function verify(result, compute) {
  const { passport, ...figures } = result;
  const id = passport?.id ?? result.id;
  const again = compute(readId(id));
  const answer = (verdict, words, differences = []) => ({ verdict, text: words, id, differences, ...(again && { now: again.passport }) });
  if (!again) return answer('cannot', text('Lapisan pada paspor ini tidak ada di sini.', 'A layer of this passport is not here.'));
  if (!passport) return answer(again.passport.id === id ? 'same' : 'differs', text('Dihitung ulang dari nomornya.', 'Computed again from its id.'));
  const changed = passport.inputs.filter((input, i) => input.contentSha256 !== again.passport.inputs[i]?.contentSha256);
  if (changed.length) return answer('differs', text('Data masukannya lain.', 'The input data differ.'), changed.map((input) => ({ kind: 'data', what: input.layer, then: input.contentSha256, now: again.passport.inputs.find((i) => i.layer === input.layer)?.contentSha256, text: text(`Isi lapisan ${input.layer} versi ${input.version} bukan yang dipakai semula.`, `The content of layer ${input.layer} version ${input.version} is not what was used then.`) })));
  if (createHash('sha256').update(canonical(figures)).digest('hex') !== passport.resultSha256)
    return answer('altered', text('Angka dalam berkas bukan yang dimeterai oleh paspornya.', 'The figures in the file are not those its passport was sealed for.'));
  return answer('same', text('Dihitung ulang: setiap angka sama.', 'Computed again: every figure is the same.'));
}

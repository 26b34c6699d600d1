/** What may be loaded by itself, and the parts a shapefile consists of. */
const WHOLE = ['zip', 'gpkg', 'geojson', 'json', 'csv'];
const PARTS = ['shp', 'shx', 'dbf', 'prj', 'cpg', 'cst'];
/** Lies beside a shapefile and says nothing that is needed. */
const ASIDE = ['sbn', 'sbx', 'qix', 'qmd', 'qml', 'xml', 'fbn', 'fbx', 'ain', 'aih', 'atx', 'ixs', 'mxs', 'lyr'];

export const ACCEPTED = [...WHOLE, ...PARTS].map((e) => `.${e}`).join(',');

export type Choice<F> =
  | { kind: 'files'; name: string; files: F[] }
  | { kind: 'problem'; reason: 'none' | 'several' | 'no-shp' | 'unknown'; names: string[] };

export const extensionOf = (name: string) => name.toLowerCase().match(/\.([a-z0-9]+)$/)?.[1] ?? '';
const stem = (name: string) => name.replace(/\.[^.]+$/, '').toLowerCase();

/** Which of the files that were dropped make up one load; nothing is sent that cannot be one. */
export function chooseFiles<F extends { name: string }>(given: readonly F[]): Choice<F> {
  const files = given.filter((f) => !ASIDE.includes(extensionOf(f.name)) && !f.name.startsWith('.'));
  const names = (some: readonly F[]) => some.map((f) => f.name);
  if (!files.length) return { kind: 'problem', reason: given.length ? 'unknown' : 'none', names: names(given) };
  const unknown = files.filter((f) => ![...WHOLE, ...PARTS].includes(extensionOf(f.name)));
  if (unknown.length) return { kind: 'problem', reason: 'unknown', names: names(unknown) };
  const whole = files.filter((f) => WHOLE.includes(extensionOf(f.name)));
  const [first] = whole;
  if (first && files.length === 1) return { kind: 'files', name: first.name, files: [first] };
  if (first) return { kind: 'problem', reason: 'several', names: names(files) };
  if (new Set(files.map((f) => stem(f.name))).size > 1) return { kind: 'problem', reason: 'several', names: names(files) };
  const shp = files.find((f) => extensionOf(f.name) === 'shp');
  return shp ? { kind: 'files', name: shp.name, files } : { kind: 'problem', reason: 'no-shp', names: names(files) };
}

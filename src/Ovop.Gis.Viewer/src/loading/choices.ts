import type { App } from '../app';
import { layersOf } from '../app';
import type { ImportOptions, ImportResource } from '../api/importTypes';
import { h } from '../dom';
import { language, words } from '../i18n/text';
import { extensionOf } from './files';
import { crsFrom, layerFrom, USUAL_CRS, USUAL_ENCODINGS } from './options';
import { said, tl } from './words';

/** Layers that follow from others, or come with the product alone. */
const NOT_LOADABLE = ['kecamatan', 'claims'];
const OTHER = '\u0000other';

interface Profile { id: string; title: unknown }

/** What the user may decide about the reading; each decision has the file checked again. */
export function choices(app: App, resource: ImportResource, profiles: readonly Profile[], change: (options: ImportOptions) => void): HTMLElement[] {
  const { options, report } = resource;
  const layer = options.layer ?? report?.layer ?? '';
  const csvFile = extensionOf(resource.file) === 'csv';
  const text = ['csv', 'zip', 'shp', 'dbf'].includes(extensionOf(resource.file));
  return [
    ...(resource.sourceLayers?.length ? [select('source', tl('choose.sourceLayer'), [['', '–'], ...resource.sourceLayers.map((s) => [s, s] as const)], options.sourceLayer ?? '', (value) => change({ sourceLayer: value }))] : []),
    layerChoice(app, layer, change),
    field('crs', tl('choose.crs'), options.crs ?? '', tl('choose.crsHint'), tl('choose.crsError'), crsFrom, (crs) => change({ crs }), USUAL_CRS),
    h('label.check', h('input', { type: 'checkbox', 'data-key': 'choose-swap', ...(options.swapAxes && { checked: true }), onchange: (e: Event) => change({ swapAxes: (e.target as HTMLInputElement).checked }) }), tl('choose.swap')),
    ...(text ? [select('encoding', tl('choose.encoding'), [['', tl('choose.byFile')], ...withPresent(USUAL_ENCODINGS, options.encoding).map((e) => [e, e] as const)], options.encoding ?? '', (encoding) => change({ encoding }))] : []),
    select('profile', tl('choose.profile'), [['', tl('choose.profileAuto')], ['none', tl('choose.profileNone')], ...profiles.filter((p) => p.id !== 'none').map((p) => [p.id, said(p.title) || p.id] as const)], options.profile ?? '', (profile) => change({ profile })),
    ...(csvFile ? [
      field('x', tl('choose.x'), options.x ?? '', '', '', (v) => v.trim(), (x) => change({ x })),
      field('y', tl('choose.y'), options.y ?? '', '', '', (v) => v.trim(), (y) => change({ y })),
    ] : []),
  ];
}

function layerChoice(app: App, layer: string, change: (options: ImportOptions) => void): HTMLElement {
  const known = layersOf(app).filter((l) => !NOT_LOADABLE.includes(l.id)).map((l) => [l.id, words(l.title)] as const);
  const own = !layer ? [['', tl('choose.byFile')] as const] : !known.some(([id]) => id === layer) ? [[layer, `${layer} (${tl('read.newLayer')})`] as const] : [];
  const name = field('layer-name', tl('choose.layerName'), '', '', tl('choose.layerError'), layerFrom, (value) => { if (value) change({ layer: value }); });
  name.hidden = true;
  const box = h('div.choose-layer', select('layer', tl('choose.layer'), [...own, ...known, [OTHER, tl('choose.layerOther')]], layer, (value) => {
    name.hidden = value !== OTHER;
    if (value === OTHER) name.querySelector('input')?.focus(); else change({ layer: value });
  }), name);
  return box;
}

const withPresent = (usual: readonly string[], present: string | null | undefined) => !present || usual.includes(present) ? usual : [present, ...usual];

function select(key: string, label: string, options: readonly (readonly [string, string])[], chosen: string, choose: (value: string) => void): HTMLElement {
  return h('div.field', h('label', { for: `choose-${key}` }, label),
    h('select', { id: `choose-${key}`, 'data-key': `choose-${key}`, onchange: (e: Event) => choose((e.target as HTMLSelectElement).value) },
      ...options.map(([value, text]) => h('option', { value, ...(value === chosen && { selected: true }) }, text))));
}

/** A field that acts when it is left or Enter is pressed, and says what it does not understand. */
function field(key: string, label: string, value: string, hint: string, error: string, read: (text: string) => string | null, choose: (value: string) => void, proposals: readonly (readonly [string, string])[] = []): HTMLElement {
  const says = h('p.field-error', { id: `choose-${key}-error`, 'aria-live': 'polite' });
  const input = h('input', { id: `choose-${key}`, 'data-key': `choose-${key}`, type: 'text', value, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': `choose-${key}-error choose-${key}-hint`, ...(proposals.length && { list: `choose-${key}-list` }) });
  const act = () => {
    const understood = read(input.value);
    input.setAttribute('aria-invalid', String(understood === null));
    says.textContent = understood === null ? error : '';
    if (understood !== null && understood !== value) { value = understood; choose(understood); }
  };
  input.addEventListener('change', act);
  return h('div.field', h('label', { for: `choose-${key}` }, label), input, h('span.muted.small', { id: `choose-${key}-hint` }, hint), says,
    proposals.length ? h('datalist', { id: `choose-${key}-list` }, ...proposals.map(([v, t]) => h('option', { value: v }, language() === 'id' ? t : t.replace('derajat', 'degrees')))) : null);
}

import type { App } from '../app';
import { layersOf } from '../app';
import type { LayerEntry } from '../api/types';
import { h } from '../dom';
import { bandsText } from '../format/distanceBands';
import { shortKilometres } from '../format/numbers';
import { language, t, words } from '../i18n/text';
import { INK, isNothing, isWhite, tinted } from '../map/palette';
import { zoneFill } from '../map/patterns';
import type { AppState } from '../state/appState';
import { icon } from './icons';
import { paint, zoneSwatch } from './swatch';

/** What the drawn things mean, on the map itself. */
export class Legend {
  readonly element = h('section.legend');
  #open = window.innerWidth >= 760;

  constructor(private readonly app: App) {}

  render() {
    const { state } = this.app.store;
    const toggle = h('button.legend-toggle', { type: 'button', 'aria-expanded': String(this.#open), 'aria-label': t(this.#open ? 'legend.hide' : 'legend.show'), onclick: () => { this.#open = !this.#open; this.render(); this.element.querySelector('button')?.focus(); } },
      icon('legend', 18), h('span', t('legend.title')), icon('down', 16));
    this.element.setAttribute('aria-label', t('legend.title'));
    this.element.classList.toggle('open', this.#open);
    this.element.replaceChildren(toggle, ...(this.#open ? [h('ul', ...this.#rows(state))] : []));
  }

  update(state: AppState, previous: AppState) {
    if (state.hidden !== previous.hidden || state.language !== previous.language || state.radiusMetres !== previous.radiusMetres || state.bands !== previous.bands) this.render();
  }

  #rows(state: AppState): HTMLElement[] {
    const shown = layersOf(this.app).filter((l) => l.role !== 'table' && !state.hidden.includes(l.id));
    const of = (...roles: LayerEntry['role'][]) => shown.filter((l) => roles.includes(l.role)).reverse();
    const ring = row(h('span.swatch.ring-swatch', { 'aria-hidden': 'true' }), t('legend.ring', { km: shortKilometres(state.radiusMetres, language()) }));
    const bands = state.bands.length ? [row(h('span.swatch.band-swatch', { 'aria-hidden': 'true' }), t('legend.bands', { list: bandsText(state.bands, language()) }))] : [];
    const [ground, ...borders] = shown.filter((l) => l.role === 'units');
    const preview = this.app.page.legendRows();
    if (preview.length) return preview;
    return [
      ...of('zones').flatMap(zoneRows), ring, ...bands, ...of('points').flatMap(pointRows), ...of('reference', 'lines').map((l) => row(layerSwatch(l), l.id === 'airport' ? t('legend.airport') : words(l.title))),
      ...borders.reverse().map((l) => row(borderSwatch(l), words(l.title))), ...(ground ? groundRows(ground) : []),
    ];
  }
}

const zoneRows = (entry: LayerEntry) => entry.style.classes?.length
  ? entry.style.classes.map((c) => row(zoneSwatch([{ fill: zoneFill(c.fill, c.pattern), pattern: c.pattern }]), words(c.label)))
  : [row(layerSwatch(entry), words(entry.title))];

function pointRows(entry: LayerEntry): HTMLElement[] {
  const { classes } = entry.style;
  if (entry.id !== 'clusters') return classes?.length ? classes.map((c) => row(diamond(c.fill, c.stroke), words(c.label))) : [row(layerSwatch(entry), words(entry.title))];
  const title = h('li.legend-head', h('span', words(entry.title), h('span.muted.small', ` ${t('legend.insideOutside')}`)));
  const twin = (fill: string, text: string) => h('li.twin', dot(fill, true), dot(fill, false), h('span', text));
  return classes?.length ? [title, ...classes.map((c) => twin(c.fill, words(c.label)))] : [twin(entry.style.fill, `${words(entry.title)} ${t('legend.insideOutside')}`)];
}

/** The units that carry the land's tints: one row, and a list of what the tints stand for. */
function groundRows(entry: LayerEntry): HTMLElement[] {
  const { classes } = entry.style;
  if (!classes?.length) return [row(layerSwatch(entry), words(entry.title))];
  return [h('li.legend-head', h('span', words(entry.title))), h('li', h('ul.legend-tints', ...classes.map((c) => row(tintSwatch(c.fill, c.stroke), words(c.label).replace(/^Singkawang /, '')))))];
}

const row = (swatch: Node, text: string) => h('li', swatch, h('span', text));

function dot(fill: string, inside: boolean): HTMLElement {
  const colour = isNothing(fill) ? INK : fill;
  const swatch = h('span.swatch.dot', { 'aria-hidden': 'true' });
  swatch.style.background = inside ? colour : '#ffffff';
  swatch.style.borderColor = colour;
  return swatch;
}

function diamond(fill: string, stroke: string): HTMLElement {
  const swatch = h('span.swatch.diamond', { 'aria-hidden': 'true' });
  swatch.style.background = fill;
  swatch.style.borderColor = isWhite(stroke) ? fill : stroke;
  return swatch;
}

function tintSwatch(fill: string, stroke: string): HTMLElement {
  const swatch = h('span.swatch', { 'aria-hidden': 'true' });
  swatch.style.background = tinted(fill);
  swatch.style.borderColor = stroke;
  return swatch;
}

function borderSwatch({ style }: LayerEntry): HTMLElement {
  const swatch = h('span.swatch', { 'aria-hidden': 'true' });
  swatch.style.borderColor = style.stroke;
  swatch.style.borderWidth = '2px';
  return swatch;
}

/** A small sample of how a layer is drawn. */
export function layerSwatch(entry: LayerEntry): HTMLElement {
  const { style } = entry;
  if (entry.role === 'table') return h('span.swatch.table', { 'aria-hidden': 'true' });
  if (entry.id === 'airport') return h('span.swatch.airport', { 'aria-hidden': 'true' }, icon('aircraft', 13));
  if (entry.id === 'clusters') return dot(style.fill, true);
  if (entry.role === 'points') return diamond(style.fill, style.stroke);
  if (style.kind === 'categorised' && style.classes?.length) {
    const set = h('span.swatch-set', { 'aria-hidden': 'true' });
    set.append(...style.classes.slice(0, 3).map((c) => entry.role === 'units' ? tintSwatch(c.fill, c.stroke) : zoneSwatch([{ fill: zoneFill(c.fill, c.pattern), pattern: c.pattern }])));
    return set;
  }
  if (entry.role === 'lines') {
    const line = h('span.swatch.line', { 'aria-hidden': 'true' });
    line.style.background = style.stroke;
    return line;
  }
  const box = h('span.swatch', { 'aria-hidden': 'true' });
  paint(box, [{ fill: style.fill, pattern: style.pattern }]);
  box.style.borderColor = isNothing(style.stroke) ? 'transparent' : style.stroke;
  return box;
}

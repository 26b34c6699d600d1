import type { App } from '../app';
import { layersOf } from '../app';
import type { LayerEntry } from '../api/types';
import { h } from '../dom';
import { shortKilometres } from '../format/numbers';
import { language, t, words } from '../i18n/text';
import { INK, isNothing } from '../map/palette';
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
    if (state.hidden !== previous.hidden || state.language !== previous.language || state.radiusMetres !== previous.radiusMetres) this.render();
  }

  #rows(state: AppState): HTMLElement[] {
    const shown = layersOf(this.app).filter((l) => !state.hidden.includes(l.id)).reverse();
    const order = (l: LayerEntry) => ['zones', 'points', 'reference', 'lines', 'units'].indexOf(l.role);
    const rows = shown.sort((a, b) => order(a) - order(b)).flatMap((entry) => {
      if (entry.style.kind === 'categorised' && entry.style.classes?.length)
        return entry.style.classes.map((c) => row(zoneSwatch([{ fill: zoneFill(c.fill, c.pattern), pattern: c.pattern }]), words(c.label)));
      if (entry.id === 'clusters')
        return [h('li.twin', clusterSwatch(entry, true), clusterSwatch(entry, false), h('span', words(entry.title), h('span.muted.small', ` ${t('legend.insideOutside')}`)))];
      return [row(layerSwatch(entry), entry.id === 'airport' ? t('legend.airport') : words(entry.title))];
    });
    const ring = row(h('span.swatch.ring-swatch', { 'aria-hidden': 'true' }), t('legend.ring', { km: shortKilometres(state.radiusMetres, language()) }));
    const zones = shown.filter((l) => l.role === 'zones').reduce((sum, l) => sum + Math.max(1, l.style.classes?.length ?? 1), 0);
    rows.splice(zones, 0, ring);
    return rows;
  }
}

const row = (swatch: Node, text: string) => h('li', swatch, h('span', text));

function clusterSwatch(entry: LayerEntry, inside: boolean): HTMLElement {
  const colour = isNothing(entry.style.fill) ? INK : entry.style.fill;
  const swatch = h('span.swatch.dot', { 'aria-hidden': 'true' });
  swatch.style.background = inside ? colour : '#ffffff';
  swatch.style.borderColor = colour;
  return swatch;
}

/** A small sample of how a layer is drawn. */
export function layerSwatch(entry: LayerEntry): HTMLElement {
  const { style } = entry;
  if (style.kind === 'categorised' && style.classes?.[0]) {
    const set = h('span.swatch-set', { 'aria-hidden': 'true' });
    set.append(...style.classes.slice(0, 3).map((c) => zoneSwatch([{ fill: zoneFill(c.fill, c.pattern), pattern: c.pattern }])));
    return set;
  }
  if (entry.id === 'airport') return h('span.swatch.airport', { 'aria-hidden': 'true' }, icon('aircraft', 13));
  if (entry.id === 'clusters') return clusterSwatch(entry, true);
  const kind = entry.role === 'points' ? 'diamond' : entry.role === 'lines' ? 'line' : 'box';
  const swatch = h(`span.swatch.${kind}` as 'span', { 'aria-hidden': 'true' });
  if (kind === 'line') swatch.style.background = style.stroke;
  else {
    paint(swatch, [{ fill: style.fill, pattern: style.pattern }]);
    swatch.style.borderColor = isNothing(style.stroke) ? 'transparent' : style.stroke;
    swatch.style.borderWidth = `${Math.max(1, Math.min(3, style.strokeWidth))}px`;
  }
  return swatch;
}

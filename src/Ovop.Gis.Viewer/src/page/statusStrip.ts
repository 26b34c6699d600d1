import type { App } from '../app';
import { layerOf } from '../app';
import { h } from '../dom';
import { formatNumber, scaleText } from '../format/numbers';
import { language, t } from '../i18n/text';
import { unitsOf } from '../map/mapView';
import type { AppState, ViewCrs } from '../state/appState';
import { icon } from './icons';

const BAR_PIXELS = 96;

/** The line that is never out of sight: indicative, how computed, which version, which scale. */
export class StatusStrip {
  readonly element = h('section.status');
  readonly note = h('section.note-card', { hidden: true });
  readonly #scale = h('span.number');
  readonly #bar = h('span.scale-bar', { 'aria-hidden': 'true' });

  constructor(private readonly app: App) {}

  render() {
    const { store } = this.app;
    const about = h('button.indicative', { type: 'button', 'aria-expanded': String(!this.note.hidden), title: t('status.about'), onclick: () => this.toggleNote() }, icon('info', 16), t('status.indicative'));
    const units = layerOf(this.app, unitsOf(store.state));
    const projection = h('select', { 'aria-label': t('status.projection'), onchange: (e: Event) => store.set({ crs: (e.target as HTMLSelectElement).value as ViewCrs }) },
      ...(['EPSG:3857', 'EPSG:32649'] as const).map((crs) => h('option', { value: crs, ...(crs === store.state.crs && { selected: true }) }, crs)));
    this.element.setAttribute('aria-label', t('status.label'));
    this.element.replaceChildren(about, dot(), h('span', t('status.geodesic')), dot(), h('span', units ? `${units.id} v${units.version}` : '–'), dot(), this.#scale, this.#bar, projection);
    this.#drawNote();
    this.drawScale();
  }

  update(state: AppState, previous: AppState) {
    if (state.language !== previous.language || state.panel !== previous.panel || state.units !== previous.units || state.crs !== previous.crs || state.at !== previous.at) this.render();
  }

  drawScale() {
    const { denominator, metresPerPixel } = this.app.map.scale();
    if (!Number.isFinite(denominator) || denominator <= 0) return;
    this.#scale.textContent = scaleText(denominator, language());
    const longest = metresPerPixel * BAR_PIXELS;
    const power = 10 ** Math.floor(Math.log10(longest));
    const length = [5, 2, 1].map((m) => m * power).find((m) => m <= longest) ?? power;
    this.#bar.style.width = `${length / metresPerPixel}px`;
    this.#bar.textContent = length >= 1000 ? `${formatNumber(length / 1000, 0, language())} km` : `${formatNumber(length, 0, language())} m`;
  }

  toggleNote(open = this.note.hidden) {
    if (open === !this.note.hidden) return;
    this.note.hidden = !open;
    const button = this.element.querySelector<HTMLElement>('.indicative');
    button?.setAttribute('aria-expanded', String(open));
    if (open) this.note.querySelector('button')?.focus(); else button?.focus();
  }

  #drawNote() {
    this.note.setAttribute('aria-label', t('status.aboutTitle'));
    this.note.replaceChildren(
      h('button.icon-button.close', { type: 'button', 'aria-label': t('app.close'), onclick: () => this.toggleNote(false) }, icon('close', 18)),
      h('h2', t('status.aboutTitle')), h('p', t('status.aboutText')), h('p', t('status.aboutMethod')), h('p', t('status.aboutLayers')));
  }
}

const dot = () => h('span.dot-between', { 'aria-hidden': 'true' }, '·');

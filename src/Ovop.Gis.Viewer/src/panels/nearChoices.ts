import type { App } from '../app';
import { h } from '../dom';
import type { NearBand } from '../api/types';
import { bandsText, parseBands } from '../format/distanceBands';
import { shortKilometres } from '../format/numbers';
import { language, t } from '../i18n/text';
import { DEFAULT_BANDS, MAX_BAND_METRES, MAX_BANDS, MAX_NEAREST, MIN_BAND_METRES, type AppState } from '../state/appState';

/** A band as people say it: 5–10 km. */
export const bandRange = ({ fromMetres, toMetres }: Pick<NearBand, 'fromMetres' | 'toMetres'>) =>
  `${shortKilometres(fromMetres, language())}–${shortKilometres(toMetres, language())}\u00a0km`;

/** Turns distance bands on and off, and edits their bounds. */
export class BandsField {
  readonly #check = h('input', { type: 'checkbox', 'data-key': 'bands' });
  readonly #input = h('input', { id: 'bands', type: 'text', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', 'data-key': 'bands-list', 'aria-describedby': 'bands-error' });
  readonly #error = h('p.field-error', { id: 'bands-error', 'aria-live': 'polite' });
  /** What comes back when bands are turned on again. */
  #last: readonly number[] = DEFAULT_BANDS;

  constructor(private readonly app: App) {
    this.#check.addEventListener('change', () => app.store.set({ bands: this.#check.checked ? this.#last : [] }));
    this.#input.addEventListener('input', () => {
      const bands = parseBands(this.#input.value);
      this.#say(bands !== null);
      if (bands && bands.join() !== app.store.state.bands.join()) app.store.set({ bands }, 'replace');
    });
    this.#input.addEventListener('blur', () => this.write(app.store.state));
  }

  render(): HTMLElement {
    this.write(this.app.store.state);
    this.#input.setAttribute('aria-label', t('near.bandsList'));
    return h('div', h('div.near-choice', h('label.check', this.#check, t('near.bands')), this.#input, this.#unit), this.#error);
  }

  readonly #unit = h('span.muted', 'km');

  write(state: AppState) {
    if (state.bands.length) this.#last = state.bands;
    this.#check.checked = state.bands.length > 0;
    this.#input.hidden = this.#unit.hidden = !state.bands.length;
    if (document.activeElement === this.#input) return;
    this.#input.value = bandsText(this.#last, language());
    this.#say(true);
  }

  #say(good: boolean) {
    this.#input.setAttribute('aria-invalid', String(!good));
    this.#error.textContent = good ? '' : t('near.bandsError', { most: MAX_BANDS, min: shortKilometres(MIN_BAND_METRES, language()), max: shortKilometres(MAX_BAND_METRES, language()) });
  }
}

/** How many of the nearest are listed; empty for all. */
export class NearestField {
  readonly #input = h('input', { id: 'nearest', type: 'text', inputmode: 'numeric', autocomplete: 'off', maxlength: 4, 'data-key': 'nearest', 'aria-describedby': 'nearest-error' });
  readonly #error = h('p.field-error', { id: 'nearest-error', 'aria-live': 'polite' });

  constructor(private readonly app: App) {
    this.#input.addEventListener('input', () => {
      const text = this.#input.value.trim();
      const good = text === '' || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_NEAREST);
      this.#say(good);
      if (good) app.store.set({ nearest: text === '' ? null : Number(text) }, 'replace');
    });
    this.#input.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
      if (!step) return;
      event.preventDefault();
      const to = (app.store.state.nearest ?? 0) + step;
      app.store.set({ nearest: to < 1 ? null : Math.min(MAX_NEAREST, to) }, 'replace');
      this.#put(app.store.state);
    });
    this.#input.addEventListener('blur', () => this.#put(app.store.state));
  }

  render(): HTMLElement {
    this.#put(this.app.store.state);
    this.#input.setAttribute('placeholder', t('near.nearestAll'));
    return h('div', h('div.near-choice', h('label', { for: 'nearest' }, t('near.nearest')), this.#input), this.#error);
  }

  write(state: AppState) { if (document.activeElement !== this.#input) this.#put(state); }

  #put(state: AppState) {
    this.#input.value = state.nearest === null ? '' : String(state.nearest);
    this.#say(true);
  }

  #say(good: boolean) {
    this.#input.setAttribute('aria-invalid', String(!good));
    this.#error.textContent = good ? '' : t('near.nearestError', { max: MAX_NEAREST });
  }
}

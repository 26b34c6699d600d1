import type { App } from '../app';
import { layersOf } from '../app';
import { h } from '../dom';
import { degreesText, parseCoordinates, type LonLat } from '../format/coordinates';
import { language, t, words } from '../i18n/text';
import { nameOf } from '../map/styles';
import { PANELS, type Selection } from '../state/appState';
import { icon } from './icons';

const MOST = 8;
interface Hit { text: string; kind: string; go: () => void }

/** One field that finds places, clusters, coordinates, layers and panels. */
export class Search {
  readonly element = h('div.search', { role: 'search' });
  readonly #input = h('input', { id: 'search', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-expanded': 'false', 'aria-controls': 'search-list', 'aria-autocomplete': 'list' });
  readonly #list = h('ul', { id: 'search-list', role: 'listbox', hidden: true });
  readonly #count = h('span.visually-hidden', { role: 'status' });
  #hits: Hit[] = [];
  #active = -1;

  constructor(private readonly app: App, private readonly pickPoint: (at: LonLat) => void) {
    this.element.append(icon('search', 18), this.#input, h('kbd', { 'aria-hidden': 'true' }, 'Ctrl K'), this.#list, this.#count);
    this.#input.addEventListener('input', () => this.#find());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('focus', () => { if (this.#input.value) this.#find(); });
    this.#input.addEventListener('blur', () => this.#close());
  }

  render() {
    this.#input.setAttribute('aria-label', t('search.label'));
    this.#input.placeholder = t('search.placeholder');
    this.#list.setAttribute('aria-label', t('search.label'));
    this.#close();
  }

  /** Looks again when places arrive after the words were typed. */
  refresh() {
    if (document.activeElement === this.#input && this.#input.value) this.#find();
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  #find() {
    const text = this.#input.value.trim();
    if (!text) return this.#close();
    this.#hits = this.#search(text);
    this.#active = this.#hits.length ? 0 : -1;
    this.#list.replaceChildren(...this.#hits.length
      ? this.#hits.map((hit, i) => h('li', { role: 'option', id: `hit-${i}`, onpointerdown: (e: Event) => { e.preventDefault(); this.#take(i); } }, h('span', hit.text), h('span.muted', hit.kind)))
      : [h('li.none', { role: 'option', 'aria-disabled': 'true' }, t('search.none', { text }))]);
    this.#list.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
    this.#count.textContent = t('search.results', { count: this.#hits.length });
    this.#mark();
  }

  #search(text: string): Hit[] {
    const { app } = this;
    const wanted = plain(text);
    const at = parseCoordinates(text);
    const point: Hit[] = at ? [{ text: degreesText(at, language()), kind: t('search.coordinate'), go: () => this.pickPoint(at) }] : [];
    const layers = layersOf(app);
    const places = ['kelurahan', 'kecamatan', 'clusters', 'sites', ...layers.filter((l) => l.role === 'zones').map((l) => l.id)].flatMap((layer) => {
      const entry = layers.find((l) => l.id === layer);
      return !entry ? [] : app.map.features(layer).map((f) => {
        const selection: Selection = { layer, id: String(f.get('code') ?? f.getId()) };
        const aside = f.get('kecamatan') ? `${words(entry.title)} · ${String(f.get('kecamatan'))}` : words(entry.title);
        return { text: nameOf(f), kind: aside, more: `${String(f.get('code') ?? '')} ${String(f.get('kelurahan') ?? '')}`, go: () => { app.store.set({ selected: selection }); app.map.goTo(selection); } };
      });
    });
    const actions = [
      ...PANELS.map((panel) => ({ text: t(`panel.${panel}`), kind: t('search.panel'), more: '', go: () => app.store.set({ panel, passport: null, history: null }) })),
      ...layers.map((l) => ({ text: words(l.title), kind: t('search.layer'), more: l.id, go: () => { app.store.set({ panel: 'layers', passport: null, history: null }); if (l.bbox) app.map.goTo({ bbox: l.bbox }); } })),
    ];
    const found = [...places, ...actions].map((hit) => ({ hit, rank: rank(wanted, plain(hit.text), plain(hit.more)) })).filter((h) => h.rank < 9);
    return [...point, ...found.sort((a, b) => a.rank - b.rank).map((f) => f.hit)].slice(0, MOST);
  }

  #key(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && this.#hits.length) {
      event.preventDefault();
      this.#active = (this.#active + step + this.#hits.length) % this.#hits.length;
      this.#mark();
    } else if (event.key === 'Enter' && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (this.#list.hidden) this.#input.blur();
      this.#close();
    }
  }

  #mark() {
    [...this.#list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === this.#active)));
    if (this.#active >= 0) this.#input.setAttribute('aria-activedescendant', `hit-${this.#active}`);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #take(i: number) {
    const hit = this.#hits[i];
    this.#input.value = '';
    this.#close();
    this.#input.blur();
    hit?.go();
  }

  #close() {
    this.#hits = [];
    this.#active = -1;
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.removeAttribute('aria-activedescendant');
  }
}

export const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\bsei\b/g, 'sungai').replaceAll(/\s+/g, ' ').trim();

/** 0 begins with it, 1 a word begins with it, 2 contains it, 3 said elsewhere; 9 not at all. Blanks do not count. */
export function rank(wanted: string, text: string, more: string): number {
  if (text.startsWith(wanted)) return 0;
  if (text.includes(` ${wanted}`)) return 1;
  if (text.replaceAll(' ', '').includes(wanted.replaceAll(' ', ''))) return 2;
  return more.includes(wanted) ? 3 : 9;
}

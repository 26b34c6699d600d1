import type { App } from '../app';
import { titleOf } from '../app';
import { h } from '../dom';
import { t } from '../i18n/text';
import type { Padding } from '../map/mapView';
import type { Panel } from '../panels/parts';
import { PANELS, type AppState, type PanelId } from '../state/appState';
import { icon, type IconName } from './icons';
import { Sheet } from './sheet';

const ICONS: Record<PanelId, IconName> = { layers: 'layers', areas: 'areas', near: 'aircraft', published: 'published', load: 'load' };
/** On a narrow screen the status strip lies along the top of the map. */
const STRIP_PIXELS = 30;
const WIDE: readonly PanelId[] = ['areas', 'published'];

/** The list of panels, and the one that is open; a passport stands in its place until closed. */
export class PanelHost {
  readonly rail = h('nav.rail');
  readonly element = h('section.panel', { id: 'panel' });
  readonly #sheet = new Sheet(this.element, () => this.onResized());
  readonly #title = h('h2', { tabindex: -1 });
  readonly #head = h('div.panel-head');
  readonly #body = h('div.panel-body', { tabindex: -1 });
  onResized: () => void = () => undefined;

  constructor(private readonly app: App, private readonly panels: Record<PanelId, Panel>, private readonly passport: Panel, private readonly history: Panel, private readonly openKeys: () => void) {
    this.element.append(this.#sheet.handle, this.#head, this.#body);
  }

  /** The part of the map that panel or sheet covers. */
  padding(): Padding {
    if (this.#sheet.active) return [STRIP_PIXELS, 0, this.#sheet.coveredPixels(), 0];
    return [0, 0, 0, this.element.offsetWidth];
  }

  get current(): Panel {
    const { passport, history, panel } = this.app.store.state;
    return passport ? this.passport : history ? this.history : this.panels[panel];
  }

  render() {
    const { store } = this.app;
    const { panel, passport, history } = store.state;
    const aside = passport ? { passport: null } : history ? { history: null } : null;
    this.rail.setAttribute('aria-label', t('app.panels'));
    const had = this.rail.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['panel'] : undefined;
    this.rail.replaceChildren(
      ...PANELS.map((id) => h('button', {
        type: 'button', 'data-panel': id, 'aria-label': t(`panel.${id}`), ...(id === panel && { 'aria-current': 'page' }),
        onclick: () => { store.set({ panel: id, passport: null, history: null }); this.#sheet.raise(); },
      }, icon(ICONS[id], 22), h('span', t(`panel.${id}`)))),
      h('button.rail-last', { type: 'button', 'data-panel': 'keys', onclick: this.openKeys }, icon('keys', 22), h('span', t('app.keys'))));
    if (had) this.rail.querySelector<HTMLElement>(`[data-panel="${had}"]`)?.focus();

    this.#sheet.render();
    this.element.classList.toggle('wide', WIDE.includes(panel) && !aside);
    this.element.setAttribute('aria-label', t(`panel.${panel}.title`));
    this.#title.textContent = passport ? t('passport.title') : history ? t('history.title', { layer: titleOf(this.app, history) }) : t(`panel.${panel}.title`);
    this.#head.replaceChildren(...(aside ? [h('button.icon-button', { type: 'button', 'aria-label': t('app.back'), onclick: () => store.set(aside) }, icon('back'))] : []), this.#title);
    if (this.#body.firstElementChild !== this.current.element) {
      this.#shown?.hidden?.();
      this.#shown = this.current;
      this.#body.replaceChildren(this.current.element);
      this.#body.scrollTop = 0;
    }
    this.current.render();
  }

  update(state: AppState, previous: AppState) {
    if (state.panel !== previous.panel || state.passport !== previous.passport || state.history !== previous.history || state.language !== previous.language) {
      const opened = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
      this.render();
      if ((state.passport && !previous.passport) || (state.history && !previous.history)) { this.#opener = opened; this.#title.focus(); this.#sheet.raise(); }
      if ((!state.passport && previous.passport) || (!state.history && previous.history)) this.#returnFocus();
      this.onResized();
    } else {
      this.current.update?.(state, previous);
    }
    if (state.selected && state.selected !== previous.selected) this.#sheet.lower();
  }

  #shown: Panel | null = null;
  #opener: string | undefined;

  #returnFocus() {
    const back = this.#opener && this.#body.querySelector<HTMLElement>(`[data-key="${CSS.escape(this.#opener)}"]`);
    (back || this.#title).focus();
  }

  raise() { this.#sheet.raise(); }

  focusTitle() { this.#title.focus(); }
}

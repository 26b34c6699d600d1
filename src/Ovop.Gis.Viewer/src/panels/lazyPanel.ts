import { h } from '../dom';
import { t } from '../i18n/text';
import type { AppState } from '../state/appState';
import type { Panel } from './parts';

/** A panel whose script is fetched when it is first wanted. */
export class LazyPanel<P extends Panel> implements Panel {
  readonly element = h('div.lazy');
  #panel: P | null = null;
  #coming: Promise<P> | null = null;

  constructor(private readonly fetchPanel: () => Promise<P>) {}

  /** The panel itself; null until it has been fetched. */
  get now() { return this.#panel; }

  /** Fetches the panel; fails where the service is silent, and may then be asked again. */
  get(): Promise<P> {
    this.#coming ??= this.fetchPanel().then((panel) => {
      this.#panel = panel;
      this.element.replaceChildren(panel.element);
      return panel;
    }).catch((reason: unknown) => { this.#coming = null; throw reason; });
    return this.#coming;
  }

  render() {
    if (this.#panel) return this.#panel.render();
    if (!this.#coming) this.#open();
  }

  update(state: AppState, previous: AppState) { this.#panel?.update?.(state, previous); }
  lightRow(id: string | null) { this.#panel?.lightRow?.(id); }
  hidden() { this.#panel?.hidden?.(); }

  #open() {
    this.element.replaceChildren(h('div.skeleton', { 'aria-busy': 'true' }, h('span.visually-hidden', t('state.loading')), h('i'), h('i'), h('i'), h('i')));
    this.get().then((panel) => panel.render(), () => this.element.replaceChildren(
      h('div.failed', { role: 'alert' }, h('p', h('strong', t('state.failed')), ' ', t('state.silent')),
        h('button.button', { type: 'button', onclick: () => this.#open() }, t('state.retry')))));
  }
}

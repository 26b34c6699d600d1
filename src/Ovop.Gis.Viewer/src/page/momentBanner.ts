import type { App } from '../app';
import { titleOf } from '../app';
import { h } from '../dom';
import { dateTime } from '../format/dates';
import { language, t } from '../i18n/text';
import type { AppState } from '../state/appState';
import { icon } from './icons';

/** Says, as long as it holds, that the page shows the data as they were, and leads back. */
export class MomentBanner {
  readonly element = h('section.moment', { hidden: true });

  constructor(private readonly app: App) {}

  render() {
    const { at } = this.app.store.state;
    this.element.hidden = at === null;
    this.element.setAttribute('aria-label', t('moment.label'));
    if (at === null) { this.element.replaceChildren(); return; }
    this.element.replaceChildren(
      icon('history', 20),
      h('p', { role: 'status' }, h('strong', t('moment.shown', { moment: this.#words(at) })), ' ', h('span.more', t('moment.figures'))),
      h('button.button', { type: 'button', 'data-key': 'moment-back', onclick: () => this.app.store.set({ at: null }) }, t('moment.back')));
  }

  update(state: AppState, previous: AppState) {
    if (state.at !== previous.at) this.render();
  }

  #words(at: string): string {
    if (/^\d+$/.test(at)) return t('moment.number', { number: at });
    if (at.includes('=')) return at.split(',').map((part) => {
      const [layer = '', number = ''] = part.split('=');
      return t('moment.layer', { layer: titleOf(this.app, layer), number });
    }).join(', ');
    return t('moment.date', { date: at.includes('T') ? dateTime(at, language()) : dateTime(`${at}T00:00:00+07:00`, language(), false) });
  }
}

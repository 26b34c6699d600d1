import { h } from '../dom';
import { t } from '../i18n/text';
import type { TextKey } from '../i18n/id';
import { icon } from './icons';

const LIST: readonly (readonly [string[], TextKey])[] = [
  [['Ctrl K', '/'], 'keys.search'], [['1', '2', '3', '4', '5'], 'keys.panels'], [['[', ']'], 'keys.radius'], [['R'], 'keys.ring'], [['C'], 'keys.centre'],
  [['M'], 'keys.map'], [['+', '−'], 'keys.zoom'], [['H'], 'keys.home'], [['N'], 'keys.labels'], [['L'], 'keys.language'], [['?'], 'keys.help'], [['Esc'], 'keys.escape'],
];

/** The list of keys; it does not stop the page. */
export class KeysCard {
  readonly element = h('section.keys-card', { hidden: true });
  #opener: Element | null = null;

  get open() { return !this.element.hidden; }

  render() {
    this.element.setAttribute('aria-label', t('keys.title'));
    this.element.replaceChildren(
      h('button.icon-button.close', { type: 'button', 'aria-label': t('app.close'), onclick: () => this.toggle(false) }, icon('close', 18)),
      h('h2', t('keys.title')),
      h('dl', ...LIST.flatMap(([keys, text]) => [h('dt', ...keys.map((k) => h('kbd', k))), h('dd', t(text))])));
  }

  toggle(open = this.element.hidden) {
    if (open === !this.element.hidden) return;
    if (open) this.#opener = document.activeElement;
    this.element.hidden = !open;
    if (open) this.element.querySelector('button')?.focus();
    else if (this.#opener instanceof HTMLElement) this.#opener.focus();
  }
}

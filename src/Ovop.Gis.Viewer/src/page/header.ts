import type { App } from '../app';
import { h } from '../dom';
import { t } from '../i18n/text';
import { copyText } from './clipboard';
import { icon } from './icons';
import type { Search } from './search';

/** The quiet top line: what this is, one search, the language, the link. */
export class Header {
  readonly element = h('header.header');

  constructor(private readonly app: App, private readonly search: Search) {}

  render() {
    const { store } = this.app;
    this.search.render();
    const had = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['language'] : undefined;
    const languages = (['id', 'en'] as const).map((code) => h('button', {
      type: 'button', lang: code, 'data-language': code, 'aria-pressed': String(store.state.language === code), 'aria-label': code === 'id' ? 'ID, Bahasa Indonesia' : 'EN, English',
      onclick: () => store.set({ language: code }),
    }, code.toUpperCase()));
    this.element.replaceChildren(
      h('h1', h('span.brand', 'Ovop.Gis'), h('span.brand-place', t('app.place'))),
      this.search.element,
      h('div.choice.languages', { role: 'group', 'aria-label': t('app.language') }, ...languages),
      h('button.header-link', { type: 'button', title: t('app.copyLink'), onclick: (e: Event) => void copyText(location.href, e.currentTarget as HTMLElement) }, icon('link', 18), h('span.label', t('app.copyLink'))));
    if (had) languages.find((b) => b.dataset['language'] === had)?.focus();
  }
}

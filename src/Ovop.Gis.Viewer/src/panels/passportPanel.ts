import type { App } from '../app';
import { getJson } from '../api/client';
import type { Answer } from '../api/resource';
import type { Passport } from '../api/types';
import { h } from '../dom';
import { t } from '../i18n/text';
import { copyText } from '../page/clipboard';
import type { PassportId } from '../state/appState';
import { titleOf } from '../app';
import { answered, type Panel } from './parts';

/** Where figures come from: data, system, method, and a way to have them computed again. */
export class PassportPanel implements Panel {
  readonly element = h('div.passport');

  constructor(private readonly app: App) {
    for (const answer of app.service.figures())
      answer.subscribe(() => { if (app.store.state.passport) this.render(); });
  }

  render() {
    const { passport } = this.app.store.state;
    if (!passport) return;
    const resource = this.#resource(passport);
    this.element.replaceChildren(
      h('p.lead', t(`passport.${passport}`)),
      ...answered(resource, 10, (answer) => this.#draw(resource, answer.passport)));
  }

  #resource(passport: PassportId): Answer<{ passport: Passport }> {
    const { service, store } = this.app;
    if (passport === 'near') return service.near;
    if (passport === 'area-shares') return service.askAreaShares(store.state.panel === 'areas' ? store.state.units : 'kelurahan');
    return service.askReconciliation();
  }

  #draw(resource: Answer<{ passport: Passport }>, passport: Passport): Node[] {
    const result = h('p.verified', { 'aria-live': 'polite' });
    const verify = async () => {
      result.textContent = t('passport.verifying');
      const before = JSON.stringify(resource.state.value);
      const again = await getJson(resource.url).then((answer) => JSON.stringify(answer), () => null);
      result.textContent = again === null ? t('state.silent') : t(again === before ? 'passport.same' : 'passport.changed');
    };
    return [
      h('dl.facts',
        ...section(t('passport.inputs'), h('ul.inputs', ...passport.inputs.map((input) => h('li',
          h('strong', titleOf(this.app, input.layer)), ` · ${t('passport.version', { version: input.version })}`,
          h('code.hash', h('span.visually-hidden', `${t('passport.hash')} `), input.contentSha256))))),
        ...section(t('passport.crs'), passport.crs),
        ...section(t('passport.method'), h('code', passport.method)),
        ...section(t('passport.tolerances'), pairs(passport.tolerances)),
        ...section(t('passport.parameters'), pairs(passport.parameters)),
        ...section(t('passport.engine'), `${passport.engine.name} ${passport.engine.version}`),
        ...section(t('passport.request'), h('a', { href: resource.url }, h('code.hash', resource.url)))),
      h('div.buttons',
        h('button.button', { type: 'button', onclick: () => void verify() }, t('passport.verify')),
        h('button.button', { type: 'button', onclick: (e: Event) => void copyText(JSON.stringify(passport, null, 2), e.currentTarget as HTMLElement) }, t('passport.copy')),
        h('button.button', { type: 'button', onclick: (e: Event) => void copyText(location.href, e.currentTarget as HTMLElement) }, t('passport.copyLink'))),
      result,
    ];
  }
}

const section = (name: string, value: string | Node) => [h('dt', name), h('dd', value)];

function pairs(values: Record<string, unknown>): Node {
  const entries = Object.entries(values ?? {});
  return entries.length ? h('ul.plain', ...entries.map(([name, value]) => h('li', h('code', `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)))) : h('span.muted', t('passport.none'));
}

import type { App } from '../app';
import { layerOf, titleOf } from '../app';
import type { Answer } from '../api/resource';
import { csv, resultUrl } from '../api/service';
import type { Passport } from '../api/types';
import { h } from '../dom';
import { language, t } from '../i18n/text';
import { copyText } from '../page/clipboard';
import { checkOwn } from '../passport/canonicalForm';
import { FileCheck } from '../passport/fileCheck';
import { verdictBox, Verifier } from '../passport/verification';
import { INDONESIAN_RULES } from '../passport/rules';
import { citation, methodText, parameterText, questionText, toleranceText } from '../passport/words';
import type { Language, PassportId } from '../state/appState';
import { answered, keepingFocus, type Panel } from './parts';

const SHORT_DIGITS = 12;

/** Where figures come from: question, data, system, method; and ways to have them checked. */
export class PassportPanel implements Panel {
  readonly element = h('div.passport');
  readonly #open = new Set<string>();
  readonly #verifier: Verifier;
  readonly #file: FileCheck;
  /** What the page found out for itself, by answer. */
  readonly #own = new WeakMap<object, string>();

  constructor(private readonly app: App) {
    this.#verifier = new Verifier(app, () => this.#redraw());
    this.#file = new FileCheck(app, () => this.#redraw());
    for (const answer of app.service.figures()) answer.subscribe(() => this.#redraw());
  }

  render() {
    const { passport } = this.app.store.state;
    if (!passport) return;
    const resource = this.#resource(passport);
    keepingFocus(this.element, () => this.element.replaceChildren(...answered(resource, 10, (answer) => this.#draw(passport, resource, answer))));
  }

  /** A result's file was dropped or chosen. */
  take(file: File) { void this.#file.take(file); }

  #redraw() { if (this.app.store.state.passport) this.render(); }

  #resource(passport: PassportId): Answer<{ passport: Passport }> {
    const { service, store } = this.app;
    if (passport === 'near') return service.near;
    if (passport === 'area-shares') return service.askAreaShares(store.state.panel === 'areas' ? store.state.units : 'kelurahan');
    return service.askReconciliation();
  }

  #draw(asked: PassportId, resource: Answer<{ passport: Passport }>, answer: { passport: Passport }): Node[] {
    const { passport } = answer;
    const title = (layer: string) => titleOf(this.app, layer);
    return [
      h('p.lead', questionText({ analysis: asked, ...passport }, title, language())),
      h('div.buttons', h('button.button.primary', { type: 'button', 'data-key': 'verify', onclick: () => this.#verifier.verify(answer) }, t('passport.verify'))),
      h('div.verified', { 'aria-live': 'polite' }, ...verdictBox(this.app, this.#verifier.of(answer), passport)),
      this.#ownCheck(answer),
      h('dl.facts',
        ...(passport.id ? [
          ...section(t('passport.id'), h('span.copyable', h('code.hash', passport.id), copyButton('copy-id', t('passport.copyId'), passport.id))),
          ...section(t('passport.permalink'), this.#permalink(passport.id)),
        ] : []),
        ...section(t('passport.inputs'), h('ul.inputs', ...passport.inputs.map((input, i) => h('li',
          h('strong', title(input.layer)), ` · ${t('passport.version', { version: input.version })}`, input.derivation ? ` · ${derivationText(input.derivation)}` : '', ' ',
          this.#hash(`input-${i}`, input.contentSha256, title(input.layer)))))),
        ...section(t('passport.crs'), passport.crs === 'EPSG:4326' ? 'WGS 84 (EPSG:4326)' : passport.crs),
        ...section(t('passport.method'), h('span', methodText(passport.method, language()))),
        ...(passport.rule ? section(t('passport.rule'), ruleText(passport.rule)) : []),
        ...section(t('passport.tolerances'), list(Object.entries(passport.tolerances ?? {}).map(([name, value]) => toleranceText(name, value, language())))),
        ...section(t('passport.parameters'), list(Object.entries(passport.parameters ?? {}).filter(([, value]) => value !== null).map(([name, value]) => parameterText(name, value, language(), title)))),
        ...section(t('passport.engine'), `${passport.engine.name} ${passport.engine.version}`),
        ...(passport.resultSha256 ? section(t('passport.result'), this.#hash('result', passport.resultSha256, t('passport.result'))) : []),
        ...section(t('passport.request'), h('a', { href: resource.url }, h('code.hash', resource.url)))),
      ...(passport.id ? this.#citations({ analysis: asked, ...passport }) : []),
      h('div.buttons',
        copyButton('copy-json', t('passport.copy'), JSON.stringify(passport, null, 2), '.button'),
        copyButton('copy-page', t('passport.copyLink'), location.href, '.button')),
      ...this.#file.draw(),
    ];
  }

  /** The page's own hash of the figures it shows, beside the one in their passport. */
  #ownCheck(answer: { passport: Passport }): HTMLElement {
    const line = h('p.own-check.small', { 'data-own': 'pending' });
    const say = (found: string) => {
      line.dataset['own'] = found;
      line.textContent = found === 'matches' ? t('passport.ownMatches') : found === 'differs' ? t('passport.ownDiffers') : '';
      line.hidden = found === 'cannot';
    };
    const found = this.#own.get(answer);
    if (found) say(found);
    else void checkOwn(answer).then((own) => { this.#own.set(answer, own); say(own); });
    return line;
  }

  #permalink(id: string): HTMLElement {
    const url = resultUrl(id);
    return h('span.permalink',
      h('a.link', { href: url, 'data-key': 'result-json' }, 'JSON'), h('a.link', { href: csv(url), download: `${id}.csv` }, 'CSV'),
      copyButton('copy-permalink', t('passport.copyPermalink'), `${location.origin}${url}`));
  }

  #hash(key: string, digits: string, of: string): HTMLElement {
    const full = this.#open.has(key);
    const toggle = () => { if (full) this.#open.delete(key); else this.#open.add(key); this.#redraw(); };
    const shown = full ? digits : `${digits.slice(0, SHORT_DIGITS)}…`;
    return h('button.hash-toggle', { type: 'button', 'data-key': `hash-${key}`, 'aria-expanded': String(full), 'aria-label': `${t('passport.hash')} ${of}: ${shown}`, title: t(full ? 'passport.hashShort' : 'passport.hashFull'), onclick: toggle },
      h('code.hash', shown));
  }

  #citations(passport: Passport): Node[] {
    const url = `${location.origin}${resultUrl(passport.id!)}`;
    const languages: Language[] = language() === 'id' ? ['id', 'en'] : ['en', 'id'];
    return [h('h3', t('citation.title')), ...languages.map((each) => {
      const text = citation(passport, url, new Date(), (layer) => layerOf(this.app, layer)?.title[each] ?? layer, each);
      return h('div.citation', h('p', { lang: each }, text), copyButton(`cite-${each}`, t(`citation.copy.${each}`), text));
    })];
  }
}

const section = (name: string, value: string | Node) => [h('dt', name), h('dd', value)];

function copyButton(key: string, label: string, text: string, look = '.link'): HTMLElement {
  return h(`button${look}` as 'button', { type: 'button', 'data-key': key, onclick: (e: Event) => void copyText(text, e.currentTarget as HTMLElement) }, label);
}

function list(lines: string[]): Node {
  return lines.length ? h('ul.plain', ...lines.map((line) => h('li', line))) : h('span.muted', t('passport.none'));
}

/** Rules come in English; one that the page has no Indonesian for stays as it is, and says so to a reader of the screen. */
function ruleText(rule: string): Node {
  const own = language() === 'id' ? INDONESIAN_RULES[rule] : rule;
  return own ? h('span', own) : h('span', { lang: 'en' }, rule);
}

const derivationText = (derivation: string) => {
  const by = derivation.match(/^dissolved by (\S+)$/)?.[1];
  return by ? t('passport.dissolved', { field: by }) : derivation;
};

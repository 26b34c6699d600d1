import type { App } from '../app';
import { titleOf } from '../app';
import { ServiceFailure } from '../api/client';
import type { Passport, Verification, VerifyDifference } from '../api/types';
import { h } from '../dom';
import { formatNumber } from '../format/numbers';
import { language, t, words } from '../i18n/text';
import { id, type TextKey } from '../i18n/id';
import { icon } from '../page/icons';

export type Check = { kind: 'checking' } | { kind: 'answered'; verification: Verification } | { kind: 'failed'; failure: ServiceFailure };

const LISTED = 12;

/** Has results verified, and remembers what came of it. */
export class Verifier {
  readonly #checks = new WeakMap<object, Check>();

  constructor(private readonly app: App, private readonly changed: () => void) {}

  of(result: object): Check | undefined { return this.#checks.get(result); }

  verify(result: object, text = JSON.stringify(result)) {
    if (this.of(result)?.kind === 'checking') return;
    this.#put(result, { kind: 'checking' });
    this.app.service.verify(text).then(
      (verification) => this.#put(result, { kind: 'answered', verification }),
      (reason: unknown) => this.#put(result, { kind: 'failed', failure: reason instanceof ServiceFailure ? reason : new ServiceFailure(0, '', '') }));
  }

  #put(result: object, check: Check) {
    this.#checks.set(result, check);
    this.changed();
  }
}

/** The verdict in words, what was compared, and each difference. */
export function verdictBox(app: App, check: Check | undefined, passport: Passport): Node[] {
  if (!check) return [];
  if (check.kind === 'checking') return [h('p.muted', t('verify.checking'))];
  if (check.kind === 'failed') return [h('p.note', failureText(check.failure))];
  const { verdict, text, differences, now } = check.verification;
  const key = `verify.${verdict}`;
  const good = verdict === 'same' || verdict === 'same-within-rounding';
  const compared = (now ?? passport).inputs.map((input) => t('verify.layer', { layer: titleOf(app, input.layer), version: input.version }));
  return [h(`section.verdict-box.${good ? 'good' : verdict === 'altered' ? 'bad' : 'ask'}` as 'section', { 'data-verdict': verdict }, icon(good ? 'check' : 'warning', 24),
    h('div',
      h('h3', key in id ? t(key as TextKey) : verdict),
      words(text) ? h('p', words(text)) : null,
      ...differencesList(differences ?? []),
      verdict === 'cannot' ? null : h('p.muted.small', t('verify.compared', { layers: [...new Set(compared)].join(', '), engine: now ? `${now.engine.name} ${now.engine.version}` : `${passport.engine.name} ${passport.engine.version}` }))))];
}

function differencesList(differences: readonly VerifyDifference[]): Node[] {
  if (!differences.length) return [];
  const more = differences.length - LISTED;
  return [h('ul.differences', ...differences.slice(0, LISTED).map((difference) => h('li', h('span.kind', kindText(difference.kind)), ' ', difference.text && words(difference.text) ? words(difference.text) : thenNow(difference)))),
    ...(more > 0 ? [h('p.muted.small', t('verify.more', { count: formatNumber(more, 0, language()) }))] : [])];
}

const kindText = (kind: string) => `verify.kind.${kind}` in id ? t(`verify.kind.${kind}` as TextKey) : kind;

const valueText = (value: unknown) => typeof value === 'number' ? formatNumber(value, Number.isInteger(value) ? 0 : 4, language()) : typeof value === 'string' ? value : value == null ? '–' : JSON.stringify(value);

const thenNow = ({ what, then, now }: VerifyDifference) => t('verify.thenNow', { what: what ?? '', then: valueText(then), now: valueText(now) });

function failureText(failure: ServiceFailure): string {
  if (failure.status === 0) return t('state.silent');
  if (failure.status === 404 || failure.status === 405) return t('verify.unknown');
  return [failure.title, failure.detail].filter(Boolean).join(' ');
}

import type { Words } from '../api/types';
import { fillIn, language, words } from '../i18n/text';
import { findingTitles } from './findingTitles';
import { en } from './texts.en';
import { id, type LoadingKey } from './texts.id';

export const loadingDictionaries = { id, en } as const;

/** The sentence of `key` in the present language, with {names} filled in. */
export const tl = (key: LoadingKey, values: Record<string, string | number> = {}): string => fillIn(loadingDictionaries[language()][key], values);

export const known = (key: string): LoadingKey | null => key in id ? key as LoadingKey : null;

/** What may come in one language or in both. */
export function said(text: unknown): string {
  if (typeof text === 'string') return text;
  const both = text as Partial<Words> | null | undefined;
  return both?.id !== undefined || both?.en !== undefined ? words({ id: both.id ?? both.en!, en: both.en ?? both.id! }) : '';
}

/** A kind of finding by name; the code itself where it is not known here. */
export function findingTitle(code: string): string {
  const title = findingTitles[code];
  return title ? title[language() === 'id' ? 0 : 1] : code;
}

/** A finding in words; the options of the command line are buttons here. */
export const findingText = (text: Words): string => words(text).replaceAll(/ (?:Coba|Try|Perbaiki dengan|Mend it with) --[^.]*\.(?=\s|$)/g, '');

const REASONS: readonly (readonly [RegExp, LoadingKey])[] = [
  [/^given by the user$|^asked for by the caller$/, 'reason.user'],
  [/^not said$/, 'reason.notSaid'],
  [/^(.+), by its parameters$/, 'reason.parameters'],
  [/^the (\.\w+) file$/, 'reason.file'],
  [/^the byte order mark$/, 'reason.bom'],
  [/^the language byte (\S+) of the \.dbf$/, 'reason.languageByte'],
  [/plain ASCII$/, 'reason.ascii'],
  [/^guess: every byte/, 'reason.guessUtf8'],
  [/^guess from the letters, confidence (.+)$/, 'reason.guess'],
  [/^guess: not UTF-8/, 'reason.guessWestern'],
];

/** Why a reading was chosen: the service's fixed phrases in the present language, anything else as it is. */
export function reasonText(reason: string): string {
  for (const [pattern, key] of REASONS) {
    const found = reason.match(pattern);
    if (found) return tl(key, { where: found[1] ?? '' });
  }
  return reason;
}

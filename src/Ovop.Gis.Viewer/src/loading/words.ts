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

/** Why a reading was chosen: the service's fixed phrases in the present language, anything else as it is. */
export function reasonText(reason: string): string {
  if (reason === 'given by the user') return tl('reason.user');
  if (reason === 'not said') return tl('reason.notSaid');
  const where = reason.match(/^(.+), by its parameters$/)?.[1];
  return where ? tl('reason.parameters', { where }) : reason;
}

import type { Words } from '../api/types';
import type { Language } from '../state/appState';
import { en } from './en';
import { id, type TextKey } from './id';

export const dictionaries: Record<Language, Record<TextKey, string>> = { id, en };

let current: Language = 'id';

export const language = (): Language => current;

export function setLanguage(next: Language) {
  current = next;
  document.documentElement.lang = next;
}

/** The sentence of `key` in the present language, with {names} filled in. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return fillIn(dictionaries[current][key], values);
}

export const fillIn = (text: string, values: Record<string, string | number>) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => name in values ? String(values[name]) : whole);

/** The sentence in pieces, so that a value may be an element. */
export function pieces(key: TextKey, values: Record<string, Node | string>): (Node | string)[] {
  return dictionaries[current][key].split(/(\{\w+\})/).filter(Boolean).map((piece) => values[piece.slice(1, -1)] ?? piece);
}

export const words = (both: Words): string => both[current] || both.id;

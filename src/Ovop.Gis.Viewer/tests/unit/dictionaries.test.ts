import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en';
import { id } from '../../src/i18n/id';
import { findingTitles } from '../../src/loading/findingTitles';
import { en as loadingEn } from '../../src/loading/texts.en';
import { id as loadingId } from '../../src/loading/texts.id';

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

describe.each<[string, Record<string, string>, Record<string, string>]>([['page', id, en], ['loading', loadingId, loadingEn]])('the two dictionaries of the %s', (_, first, second) => {
  it('have the same keys, each with words', () => {
    expect(Object.keys(second).sort()).toEqual(Object.keys(first).sort());
    for (const text of [...Object.values(first), ...Object.values(second)]) expect(text.trim()).not.toBe('');
  });
  it('ask for the same values', () => {
    for (const [key, text] of Object.entries(first)) expect(names(second[key]!), key).toEqual(names(text));
  });
});

describe('the names of findings', () => {
  it('are there in both languages', () => {
    for (const [code, both] of Object.entries(findingTitles)) expect(both.filter((t) => t.trim()), code).toHaveLength(2);
  });
});

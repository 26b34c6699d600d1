import type { Language } from '../state/appState';

const LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const formats = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, decimals: number, language: Language, signed = false): string {
  const key = `${language} ${decimals} ${signed}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: signed ? 'exceptZero' : 'negative',
    });
    formats.set(key, format);
  }
  return format.format(value).replace('-', '−');
}

export const squareKilometres = (squareMetres: number, language: Language, decimals = 2) => formatNumber(squareMetres / 1e6, decimals, language);
export const hectares = (squareMetres: number, language: Language, decimals = 1) => formatNumber(squareMetres / 1e4, decimals, language);
export const kilometres = (metres: number, language: Language, decimals = 2) => formatNumber(metres / 1000, decimals, language);

/** A radius as people say it: 10 km, 7.5 km, 7.25 km. */
export function shortKilometres(metres: number, language: Language) {
  const value = Math.round(metres / 10) / 100;
  return formatNumber(value, Number.isInteger(value) ? 0 : Number.isInteger(Math.round(value * 100) / 10) ? 1 : 2, language);
}

/** A map scale's denominator, rounded to what one would print. */
export function scaleText(denominator: number, language: Language) {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(denominator)) - 1);
  return `1:${formatNumber(Math.round(denominator / step) * step, 0, language)}`;
}

/** Reads a number that a person typed, in either notation of the decimal mark. */
export function parseNumber(text: string): number {
  const plain = text.trim().replace(/\s/g, '');
  return /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
}

/** Round marks from 0 to `max`, five steps at most. */
export function ticks(max: number): number[] {
  const power = 10 ** Math.floor(Math.log10(max));
  const step = [0.1, 0.2, 0.5, 1, 2].map((m) => m * power).find((s) => max / s <= 5 + 1e-9)!;
  return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, i) => i * step);
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below `value`. */
export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((m) => m * power).find((m) => m >= value - 1e-12)!;
}

import type { Passport } from '../api/types';

// The rule that a passport's hash is made by, kept apart from the service's so that the page can check what it shows.

/** How many decimals a number gets, by the unit its name ends in; square metres come before metres. */
const DECIMALS: readonly (readonly [unit: string, decimals: number])[] = [
  ['squaremetres', 4], ['metres', 6], ['degrees', 9], ['longitude', 9], ['latitude', 9], ['ratio', 12], ['percent', 10], ['points', 10],
];

/** A result without its passport as text that is the same on any machine. */
export function canonicalForm(result: object): string {
  const { passport: _, ...figures } = result as Record<string, unknown>;
  return write('', figures);
}

/** SHA-256 of the canonical form in hexadecimal; null where the browser offers no hashing, as on plain http. */
export async function canonicalSha256(result: object): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalForm(result)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type OwnCheck = 'matches' | 'differs' | 'cannot';

/** Whether figures are those that their passport was sealed for, found out without the service. */
export async function checkOwn(result: { passport: Passport }): Promise<OwnCheck> {
  const { resultSha256 } = result.passport;
  if (!resultSha256) return 'cannot';
  const hash = await canonicalSha256(result).catch(() => null);
  return hash === null ? 'cannot' : hash === resultSha256 ? 'matches' : 'differs';
}

function write(name: string, value: unknown): string {
  switch (typeof value) {
    case 'string': return JSON.stringify(value);
    case 'boolean': return String(value);
    case 'number': return writeNumber(name, value);
    case 'object': break;
    default: throw new TypeError(`'${name}' is nothing that JSON knows.`);
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => write(name, item)).join(',')}]`;
  const members = Object.entries(value).filter(([, v]) => v !== null && v !== undefined).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${members.map(([key, v]) => `${JSON.stringify(key)}:${write(key, v)}`).join(',')}}`;
}

function writeNumber(name: string, value: number): string {
  const unit = DECIMALS.find(([suffix]) => name.toLowerCase().endsWith(suffix));
  // toFixed takes the number's exact value and rounds a half away from zero.
  if (unit) return value.toFixed(unit[1]).replace(/^-(0(?:\.0*)?)$/, '$1');
  if (!Number.isSafeInteger(value)) throw new TypeError(`'${name}' says no unit, so its digits are not known.`);
  return String(value);
}

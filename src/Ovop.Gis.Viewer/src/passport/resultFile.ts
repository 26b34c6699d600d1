import type { Passport } from '../api/types';

const LARGEST_BYTES = 64 * 1024 * 1024;

export interface ResultFile { text: string; result: { passport: Passport } }

/** Reads a file as an analysis' result; null where it is none. */
export async function readResult(file: File): Promise<ResultFile | null> {
  if (file.size > LARGEST_BYTES) return null;
  try {
    const text = await file.text();
    const result = JSON.parse(text) as { passport?: Partial<Passport> } | null;
    const { passport } = result ?? {};
    return passport && Array.isArray(passport.inputs) && passport.engine ? { text, result: result as { passport: Passport } } : null;
  } catch {
    return null;
  }
}

/** The one file that may be a result, by its name; a shape's file is none. */
export const mayBeResult = (files: readonly File[]): File | null => files.length === 1 && /\.json$/i.test(files[0]!.name) ? files[0]! : null;

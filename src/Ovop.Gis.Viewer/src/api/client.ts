/** A request that did not succeed: the service is silent (status 0) or says why. */
export class ServiceFailure extends Error {
  /** @param wayOut What the user can do about it. */
  constructor(readonly status: number, readonly title: string, readonly detail: string, readonly wayOut = '') {
    super(title);
  }
}

const SILENT = () => new ServiceFailure(0, '', '');

export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  return await sendJson<T>('GET', url, undefined, signal);
}

/** Sends JSON, or nothing, and reads the JSON that comes back; undefined where none does. */
export const sendJson = <T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> =>
  sendText<T>(method, url, body === undefined ? undefined : JSON.stringify(body), signal);

/** The same where the JSON is at hand as text, which is sent to the letter. */
export async function sendText<T>(method: string, url: string, body?: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, {
    method, headers: { accept: 'application/json, application/problem+json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body }), ...(signal && { signal }),
  }).catch((reason: unknown) => {
    if (signal?.aborted) throw reason;
    throw SILENT();
  });
  const text = await response.text().catch(() => { throw SILENT(); });
  return readAnswer<T>(response.status, response.statusText, text);
}

/** What an answer holds, or the failure it tells of. */
export function readAnswer<T>(status: number, statusText: string, text: string): T {
  if (status >= 200 && status < 300) return (text ? JSON.parse(text) : undefined) as T;
  let problem: { title?: string; detail?: string; wayOut?: string } = {};
  try {
    problem = JSON.parse(text) as typeof problem;
  } catch {
    // A proxy's page, not the service's words.
  }
  throw new ServiceFailure(status, problem.title ?? (statusText || String(status)), problem.detail ?? '', problem.wayOut ?? '');
}

/** A request that did not succeed: the service is silent (status 0) or says why. */
export class ServiceFailure extends Error {
  constructor(readonly status: number, readonly title: string, readonly detail: string) {
    super(title);
  }
}

export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { headers: { accept: 'application/json, application/problem+json' }, ...(signal && { signal }) })
    .catch((reason: unknown) => {
      if (signal?.aborted) throw reason;
      throw new ServiceFailure(0, '', '');
    });
  if (response.ok) return await response.json() as T;
  const problem = await response.json().catch(() => ({})) as { title?: string; detail?: string };
  throw new ServiceFailure(response.status, problem.title ?? response.statusText, problem.detail ?? '');
}

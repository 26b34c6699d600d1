import { readAnswer, sendJson, ServiceFailure } from './client';
import type { Difference, ImportOptions, ImportResource, LoadReport, PreviewCollection, VersionEntry } from './importTypes';

const imports = '/api/imports';
const one = (id: string) => `${imports}/${encodeURIComponent(id)}`;
const layer = (id: string) => `/api/layers/${encodeURIComponent(id)}`;

/** The service's addresses for loading and for a layer's versions. */
export const importsApi = {
  list: () => sendJson<{ imports: ImportResource[] }>('GET', imports).then((answer) => answer.imports),
  find: (id: string, signal?: AbortSignal) => sendJson<ImportResource>('GET', one(id), undefined, signal),
  change: (id: string, options: ImportOptions) => sendJson<ImportResource>('PATCH', one(id), options),
  preview: (id: string, signal?: AbortSignal) => sendJson<PreviewCollection>('GET', `${one(id)}/preview`, undefined, signal),
  commit: (id: string, by: string) => sendJson<ImportResource>('POST', `${one(id)}/commit`, { by }),
  drop: (id: string) => sendJson<undefined>('DELETE', one(id)),
  profiles: () => sendJson<{ profiles: { id: string; title: unknown; source: unknown }[] }>('GET', '/api/import-profiles').then((answer) => answer.profiles),
  findingsUrl: (id: string) => `${one(id)}/findings?f=csv`,
};

export const versionsApi = {
  list: (id: string) => sendJson<{ versions: VersionEntry[] }>('GET', `${layer(id)}/versions`).then((answer) => answer.versions),
  report: (id: string, version: number) => sendJson<LoadReport>('GET', `${layer(id)}/versions/${version}/report`),
  features: (id: string, version: number) => sendJson<PreviewCollection>('GET', `${layer(id)}/versions/${version}/features`),
  differences: (id: string, from: number, to: number) => sendJson<Difference>('GET', `${layer(id)}/differences?from=${from}&to=${to}`),
  rollback: (id: string, to: number, by: string) => sendJson<VersionEntry>('POST', `${layer(id)}/rollback`, { to, by }),
  csvUrl: (id: string) => `${layer(id)}/versions?f=csv`,
  differencesUrl: (id: string, from: number, to: number) => `${layer(id)}/differences?from=${from}&to=${to}&f=csv`,
};

/** Sends files; fetch cannot tell how far an upload has got. */
export function upload(files: readonly File[], progress: (sent: number, total: number) => void, signal: AbortSignal): Promise<ImportResource> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', imports);
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.upload.onprogress = (event) => progress(event.loaded, event.total);
    request.onload = () => {
      try {
        resolve(readAnswer<ImportResource>(request.status, request.statusText, request.responseText));
      } catch (reason) {
        reject(reason as Error);
      }
    };
    request.onerror = () => reject(new ServiceFailure(0, '', ''));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

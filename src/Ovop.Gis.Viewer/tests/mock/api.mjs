// The service's addresses, answered from memory; a request handler for Vite's dev server and for server.mjs.
import { areaShares, near, reconciliation } from './analyses.mjs';
import { loadLayers } from './layers.mjs';

export function createApi(folder) {
  const layers = loadLayers(folder);
  const memory = new Map();
  const once = (key, make) => memory.get(key) ?? memory.set(key, make()).get(key);

  return (request, response, next) => {
    const url = new URL(request.url, 'http://localhost');
    const id = url.pathname.match(/^\/api\/layers\/([^/]+)$/)?.[1];
    const answer =
      url.pathname === '/api/layers' ? { layers: layers.map((l) => l.entry) }
      : id ? layers.find((l) => l.entry.id === id)?.data
      : url.pathname === '/api/analyses/area-shares' ? once(url.search, () => areaShares(layers, url.searchParams.get('units') ?? 'kelurahan'))
      : url.pathname === '/api/analyses/near' ? near(layers, url.searchParams)
      : url.pathname === '/api/analyses/reconciliation' ? once('reconciliation', () => reconciliation(layers))
      : undefined;
    if (answer) return send(response, 200, 'application/json', answer);
    if (url.pathname.startsWith('/api/')) return send(response, 404, 'application/problem+json', { title: 'Not found', status: 404, detail: url.pathname });
    return next();
  };
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' });
  response.end(JSON.stringify(body));
}

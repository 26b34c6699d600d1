// The service's addresses, answered from memory; a request handler for Vite's dev server and for server.mjs.
import { areaShares, near, reconciliation } from './analyses.mjs';
import { loadLayers } from './layers.mjs';
import { readId, verify } from './passports.mjs';

export function createApi(folder) {
  const layers = loadLayers(folder);
  const memory = new Map();
  const once = (key, make) => memory.get(key) ?? memory.set(key, make()).get(key);

  const compute = ({ analysis, query }) => analysis === 'near' ? near(layers, query)
    : analysis === 'reconciliation' ? once('reconciliation', () => reconciliation(layers))
    : analysis === 'area-shares' ? once(`areas ${query.get('units') ?? 'kelurahan'}`, () => areaShares(layers, query.get('units') ?? 'kelurahan'))
    : undefined;

  return (request, response, next) => {
    const url = new URL(request.url, 'http://localhost');
    const id = url.pathname.match(/^\/api\/layers\/([^/]+)$/)?.[1];
    const answer =
      url.pathname === '/api/layers' ? { layers: layers.map((l) => l.entry) }
      : id ? layers.find((l) => l.entry.id === id)?.data
      : url.pathname.startsWith('/api/analyses/') ? compute({ analysis: url.pathname.split('/').at(-1), query: url.searchParams })
      : url.pathname.startsWith('/api/results/') ? compute(readId(decodeURIComponent(url.pathname.slice('/api/results/'.length))))
      : undefined;
    if (url.pathname === '/api/verify' && request.method === 'POST') return readBody(request, (body) => send(response, 200, 'application/json', verify(JSON.parse(body), compute)));
    if (answer?.items && url.searchParams.get('f') === 'csv') return sendText(response, 200, 'text/csv', nearCsv(answer));
    if (answer) return send(response, 200, 'application/json', answer);
    if (url.pathname.startsWith('/api/')) return send(response, 404, 'application/problem+json', { title: 'Not found', status: 404, detail: url.pathname });
    return next();
  };
}

function readBody(request, then) {
  let body = '';
  request.on('data', (piece) => { body += piece; });
  request.on('end', () => then(body));
}

const send = (response, status, type, body) => sendText(response, status, type, JSON.stringify(body));

function sendText(response, status, type, text) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' });
  response.end(text);
}

function nearCsv({ items, bands, passport }) {
  const rows = items.map((i) => [i.id, i.name, i.distance.metres, i.azimuth.degrees, i.location.longitude, i.location.latitude, ...(bands ? [bands.find((b) => b.ids.includes(i.id))?.toMetres] : []), passport.id]);
  return [['id', 'name', 'distance_m', 'azimuth_degrees', 'longitude', 'latitude', ...(bands ? ['band_to_m'] : []), 'passport'], ...rows].map((row) => row.join(',')).join('\n');
}

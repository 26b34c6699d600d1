// Serves the built viewer and the mock API: node tests/mock/server.mjs [port]. OVOP_MOCK_DATA names a folder of GeoJSON.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApi } from './api.mjs';

const root = fileURLToPath(new URL('../../../../artifacts/viewer/', import.meta.url));
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.json': 'application/json' };
const policy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const api = createApi(process.env.OVOP_MOCK_DATA);

createServer((request, response) => api(request, response, () => {
  const path = normalize(new URL(request.url, 'http://localhost').pathname);
  let file = join(root, path === '/' ? 'index.html' : path);
  if (!file.startsWith(root) || !existsSync(file) || statSync(file).isDirectory()) { response.writeHead(404); return response.end(); }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy });
  createReadStream(file).pipe(response);
})).listen(Number(process.argv[2] ?? 5180), '127.0.0.1', function () { console.log(`http://127.0.0.1:${this.address().port}/`); });

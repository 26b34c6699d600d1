import { defineConfig, type Plugin } from 'vite';

/** While developing, the API is answered by a running service (OVOP_URL) or by the mock of the tests. */
function mockApi(): Plugin {
  return {
    name: 'mock-api',
    apply: 'serve',
    async configureServer(server) {
      // @ts-expect-error The mock is plain JavaScript.
      const { createApi } = await import('./tests/mock/api.mjs');
      server.middlewares.use(createApi(process.env['OVOP_MOCK_DATA']));
    },
  };
}

const service = process.env['OVOP_URL'];

export default defineConfig({
  plugins: service ? [] : [mockApi()],
  server: service ? { proxy: { '/api': service } } : {},
  build: {
    outDir: '../../artifacts/viewer',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

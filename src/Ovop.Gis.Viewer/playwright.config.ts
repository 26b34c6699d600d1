import { defineConfig } from '@playwright/test';
// @ts-expect-error Plain JavaScript, shared with the script that takes pictures.
import { args, executablePath } from './tests/browser/chromium.mjs';

/** Runs against a service that is up: OVOP_URL says where. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '../../artifacts/viewer-tests',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env['OVOP_JUNIT'] ? [['list'], ['junit', { outputFile: process.env['OVOP_JUNIT'] }]] : 'list',
  use: {
    baseURL: process.env['OVOP_URL'] ?? 'http://127.0.0.1:5080',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath, args },
  },
});

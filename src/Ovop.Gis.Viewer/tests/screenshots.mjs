// Called by tools/screenshots: url, folder, query, prefix of the names.
import { chromium } from '@playwright/test';
import { args, executablePath } from './browser/chromium.mjs';

const [url, folder, query = '', prefix = ''] = process.argv.slice(2);
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const browser = await chromium.launch({ executablePath, args });
let failed = false;

for (const [name, viewport] of Object.entries(sizes)) {
  const page = await browser.newPage({ viewport, ...(name === 'phone' && { hasTouch: true, isMobile: true }) });
  page.on('pageerror', (error) => { failed = true; console.error(`${name}: ${error.message}`); });
  page.on('console', (message) => { if (message.type() === 'error') { failed = true; console.error(`${name}: ${message.text()}`); } });
  await page.goto(`${url.replace(/\/$/, '')}/${query && `?${query}`}`, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => document.querySelector('.panel, main') && !document.querySelector('[class*=skeleton]'));
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${folder}/${prefix}${name}.png` });
  console.log(`${folder}/${prefix}${name}.png`);
  await page.close();
}
await browser.close();
process.exit(failed ? 1 : 0);

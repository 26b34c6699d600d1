import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PANELS = ['layers', 'areas', 'near', 'published', 'load'] as const;

const rowsOf = (page: Page) => page.locator('.clusters tbody tr[data-id]');
const number = (text: string) => Number(text.replaceAll('.', '').replace(',', '.').replace('−', '-'));
const open = async (page: Page, query = '') => {
  await page.goto(`/${query}`);
  await expect(page.locator('.clusters tbody tr[data-id], .shares tbody tr, .figure-one .pair, .layer-list li, .passport .facts, .load .drop-here').first()).toBeVisible();
};

/** The viewer keeps to what the service allows it: nothing from elsewhere, nothing inline. */
test.beforeEach(async ({ page }) => {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => { if (/content security policy/i.test(message.text())) trouble.push(message.text()); });
  page.on('request', (request) => { if (!request.url().startsWith(new URL(test.info().project.use.baseURL!).origin) && !/^(data|blob):/.test(request.url())) trouble.push(request.url()); });
  (page as unknown as { trouble: string[] }).trouble = trouble;
});
test.afterEach(({ page }) => expect((page as unknown as { trouble: string[] }).trouble).toEqual([]));

test('the first view answers the first question', async ({ page }) => {
  await open(page);
  await expect(rowsOf(page)).toHaveCount(5);
  await expect(page.locator('.zones tbody tr')).toHaveCount(3);
  await expect(page.locator('.legend .swatch').first()).toBeVisible();
  await expect(page.locator('.sentence')).toContainText(/Dalam 10\s*km dari bandara: \d dari 5 klaster\..*%/);
  await expect(page.locator('.ring-handle')).toContainText('10 km');
  await expect(page.locator('.indicative')).toBeInViewport();
  const inside = Number(await page.locator('.sentence .figure').first().textContent());
  await expect(page.locator('.clusters tr.inside')).toHaveCount(inside);
  const distances = (await page.locator('.clusters td.strong').allTextContents()).map(number);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
});

test('the list follows the radius, typed, stepped and by keys', async ({ page }) => {
  await open(page);
  await page.getByLabel('Jari-jari ring (km)', { exact: true }).first().fill('4,0');
  await expect(page.locator('.clusters tr.edge')).toContainText('4 km');
  const few = await page.locator('.clusters tr.inside').count();
  await page.locator('.ring-handle').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.ring-handle')).toHaveAttribute('aria-valuenow', '40');
  await expect(page.locator('.clusters tr.inside')).toHaveCount(5);
  expect(few).toBeLessThan(5);
  await page.keyboard.press('[');
  await expect(page.locator('.ring-handle')).toHaveAttribute('aria-valuenow', '39.5');
  await expect.poll(() => page.url()).toContain('ring=39.5');
  await page.getByLabel('Jari-jari ring (km)', { exact: true }).first().fill('sepuluh');
  await expect(page.locator('#radius-error')).toContainText('0,5');
});

test('the list follows the centre, dragged and by keys', async ({ page }) => {
  await open(page);
  const before = await page.locator('.clusters td.strong').allTextContents();
  const handle = page.locator('.ring-centre');
  const box = (await handle.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 130, box.y - 90, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => page.locator('.clusters td.strong').allTextContents()).not.toEqual(before);
  await expect.poll(() => page.url()).toContain('from=');
  await page.getByRole('button', { name: 'Kembali ke bandara' }).click();
  await expect.poll(() => page.locator('.clusters td.strong').allTextContents()).toEqual(before);
  await handle.focus();
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => page.locator('.clusters td.strong').allTextContents()).not.toEqual(before);
});

test('each row of the shares adds up to 100', async ({ page }) => {
  for (const units of ['kelurahan', 'kecamatan']) {
    await open(page, `?panel=areas&units=${units}`);
    await expect(page.locator('.shares tbody tr')).toHaveCount(units === 'kelurahan' ? 26 : 5);
    for (const row of await page.locator('.shares tbody tr, .shares tfoot tr').all()) {
      const [, ...cells] = await row.locator('td.number .value').allTextContents();
      const sum = cells.filter((c) => c !== '–').map(number).reduce((a, b) => a + b, 0);
      expect(sum, `${units} ${cells.join(' ')}`).toBeCloseTo(100, 6);
    }
  }
});

test('table and map are one thing', async ({ page }) => {
  await open(page, '?panel=areas');
  await page.locator('.shares').getByRole('button', { name: /Urutkan|Kelurahan/ }).first().click();
  await expect(page.locator('.shares th[aria-sort]')).toHaveCount(1);
  await page.locator('.shares').getByRole('button', { name: 'Pangmilang' }).click();
  await expect(page.locator('.place-card')).toContainText('61.72.05.1004');
  await expect(page.locator('.shares tr.selected')).toContainText('Pangmilang');
  await page.locator('.place-card').getByRole('button', { name: 'Tutup' }).click();
  await expect(page.locator('.shares tr.selected')).toHaveCount(0);

  // South-east of the airport lies Pangmilang.
  const airport = (await page.locator('.ring-centre').boundingBox())!;
  await page.mouse.move(airport.x + 60, airport.y + 75);
  await expect(page.locator('.shares tr.lit')).toContainText('Pangmilang');
  await page.mouse.click(airport.x + 60, airport.y + 75);
  await expect(page.locator('.shares tr.selected')).toContainText('Pangmilang');
  await expect(page.locator('.shares tr.selected')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.locator('.place-card')).toBeHidden();
});

test('published stands beside computed, the unverified hatched', async ({ page }) => {
  await open(page, '?panel=published');
  await expect(page.locator('.pair')).toHaveCount(5);
  for (const kind of ['published', 'computed']) {
    const printed = await page.locator(`.pair .bar-line:has(i.${kind}) .bar-value`).allTextContents();
    const sum = printed.map((p) => number(p.match(/[\d.,]+/)![0])).reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - 100), printed.join(' ')).toBeLessThan(0.021);
  }
  const hatched = await page.locator('.pair i.hatched').count();
  await expect(page.locator('.pair .bar-value em')).toHaveCount(hatched);
  await expect(page.locator('.claims .verdict').first()).not.toBeEmpty();
});

test('every figure has its passport one click away', async ({ page }) => {
  for (const panel of ['areas', 'near', 'published']) {
    await open(page, `?panel=${panel}`);
    await page.locator('.provenance button').first().click();
    await expect(page.locator('.passport .hash').first()).toContainText(/~[0-9a-f]{16}/);
    await expect(page.getByRole('heading', { name: 'Paspor angka' })).toBeFocused();
    await page.locator('[data-key="hash-input-0"]').click();
    await expect(page.locator('[data-key="hash-input-0"]')).toContainText(/^[0-9a-f]{64}$/);
    await expect(page.locator('.own-check')).toHaveAttribute('data-own', 'matches');
    await page.keyboard.press('Escape');
    await expect(page.locator('.passport')).toBeHidden();
    await expect(page.locator('.provenance button').first()).toBeFocused();
    const address = await page.locator('.provenance a').first().getAttribute('href');
    expect(address).toMatch(/^\/api\/analyses\/.*f=csv/);
  }
});

test('the language is switched, and remembered', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('.sentence')).toContainText(/Within 10\s*km of the airport/);
  await expect(page.getByRole('button', { name: 'English' })).toBeFocused();
  await page.goto('/');
  await expect(page.locator('.panel h2')).toContainText('Near the airport');
});

test('the address brings back what was shown, and Back undoes', async ({ page }) => {
  await open(page, '?panel=areas&lang=en&units=kecamatan&ring=6.5&from=109.000000,0.850000&sel=kecamatan/61.72.05&at=109.00000,0.85000,12.00&crs=32649&hide=sites&opacity=zones:40');
  await expect(page.locator('.shares tbody tr')).toHaveCount(5);
  await expect(page.locator('.place-card')).toContainText('Singkawang Selatan');
  await expect(page.locator('.ring-handle')).toHaveAttribute('aria-valuenow', '6.5');
  await expect(page.locator('.status select')).toHaveValue('EPSG:32649');
  await page.keyboard.press('1');
  await expect(page.locator('[data-layer="sites"] input[type=checkbox]')).not.toBeChecked();
  await expect(page.locator('[data-opacity="zones"]')).toHaveValue('40');
  await page.goBack();
  await expect(page.locator('.shares tbody tr')).toHaveCount(5);
  await page.goForward();
  await expect(page.locator('.layer-list')).toBeVisible();
});

test('search finds places and coordinates by the keyboard alone', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('pangmi');
  await expect(page.getByRole('option').first()).toContainText('Pangmilang');
  await page.keyboard.press('Enter');
  await expect(page.locator('.place-card')).toContainText('Pangmilang');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('0,79847 108,95733');
  await page.keyboard.press('Enter');
  await expect(page.locator('.place-card')).toContainText('0,79847');
  await page.keyboard.press('?');
  await expect(page.locator('.keys-card')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.keys-card')).toBeHidden();
});

test('search finds a place that arrives after its name was typed', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route('**/api/layers/kelurahan', async (route) => { await held; await route.continue(); });
  await page.goto('/');
  await expect(page.locator('#search')).toBeVisible();
  await page.locator('#search').fill('sagat');
  await expect(page.locator('#search-list li').first()).not.toContainText('Sagatani');
  release();
  await expect(page.locator('#search-list li').first()).toContainText('Sagatani');
});

test('a service that falls silent is said, and found again', async ({ page }) => {
  await open(page);
  await page.route('**/api/**', (route) => route.abort());
  await page.locator('.ring-centre').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.silent')).toContainText('Layanan tidak menjawab');
  await expect(rowsOf(page)).toHaveCount(5);
  await expect(page.locator('.sentence')).toContainText('pusat sebelumnya');
  await page.unroute('**/api/**');
  await page.locator('.silent').getByRole('button').click();
  await expect(page.locator('.silent')).toBeHidden();
  await expect(page.locator('.sentence')).toContainText(/dari titik pilihan: \d dari 5/);
});

test('a page opened on a silent service has a way out', async ({ page }) => {
  await page.route('**/api/**', (route) => route.abort());
  await page.goto('/');
  await expect(page.locator('.panel .failed').first()).toContainText('Coba lagi');
  await page.unroute('**/api/**');
  await page.locator('.panel .failed button').first().click();
  await expect(rowsOf(page)).toHaveCount(5);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing scrolls sideways, and targets are large enough', async ({ page }) => {
    for (const panel of PANELS) {
      await open(page, `?panel=${panel}`);
      const wide = await page.evaluate(() => [document.documentElement, document.querySelector('.panel-body')!].map((e) => e.scrollWidth - e.clientWidth));
      expect(wide, panel).toEqual([0, 0]);
    }
    const small = await page.locator('.rail button, .zoom button, .step, .languages button, .sheet-handle, .legend-toggle').evaluateAll((all) =>
      all.filter((e) => e.getClientRects().length).map((e) => e.getBoundingClientRect()).filter((r) => r.width < 40 || r.height < 28));
    expect(small).toEqual([]);
  });

  test('the sheet has three heights', async ({ page }) => {
    await open(page);
    const heights = new Set<number>();
    for (let i = 0; i < 3; i++) {
      heights.add((await page.locator('.panel').boundingBox())!.height);
      await page.locator('.sheet-handle').click();
    }
    expect(heights.size).toBe(3);
    await expect(page.locator('.indicative')).toBeInViewport();
  });
});

for (const [name, viewport] of [['desk', { width: 1440, height: 900 }], ['phone', { width: 390, height: 844 }]] as const)
  for (const language of ['id', 'en'])
    test(`axe finds nothing: ${name}, ${language}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize(viewport);
      for (const query of [...PANELS.map((p) => `panel=${p}`), 'panel=areas&units=kecamatan&measure=hectares&sel=kecamatan/61.72.05', 'panel=near&sel=clusters/cluster-4', 'panel=near&passport=near']) {
        await open(page, `?${query}&lang=${language}`);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { target: unknown; failureSummary: string }[] }[] }> } };
          return (await axe.run()).violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => `${String(n.target)} ${n.failureSummary}`).join(' | ')}`);
        });
        expect(violations, query).toEqual([]);
      }
    });

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSPORTS = { 'area-shares': 'panel=areas&passport=area-shares', near: 'passport=near', reconciliation: 'panel=published&passport=reconciliation' };

const open = async (page: Page, query: string) => {
  await page.goto(`/?${query}`);
  await expect(page.locator('.passport .facts')).toBeVisible();
};
const ANALYSES = { 'area-shares': '/api/analyses/area-shares?zones=zones&units=kelurahan', near: '/api/analyses/near?of=clusters&from=airport', reconciliation: '/api/analyses/reconciliation' };

test.describe('a passport', () => {
  for (const [analysis, query] of Object.entries(PASSPORTS)) {
    test(`is computed again by the service, which finds the same: ${analysis}`, async ({ page }) => {
      await open(page, query);
      await page.getByRole('button', { name: 'Periksa lagi' }).click();
      await expect(page.locator('.verified .verdict-box')).toHaveAttribute('data-verdict', 'same');
      await expect(page.locator('.verified')).toContainText('Dibandingkan');
      await expect(page.locator('.own-check')).toHaveAttribute('data-own', 'matches');
    });

    test(`leads to the same answer again: ${analysis}`, async ({ page, request }) => {
      await open(page, query);
      const href = (await page.locator('[data-key="result-json"]').getAttribute('href'))!;
      const again = await request.get(href);
      expect(again.status()).toBe(200);
      const shown = (await page.locator('.copyable .hash').textContent())!;
      expect(((await again.json()) as { passport: { id: string } }).passport.id).toBe(shown);
      await expect(page.locator('.citation').first()).toContainText(shown);
    });
  }

  test('of figures that were changed on the way is told from the page alone', async ({ page }) => {
    await page.route('**/api/analyses/near?**', async (route) => {
      const answer = await route.fetch();
      const near = (await answer.json()) as { items: { distance: { metres: number } }[] };
      near.items[0]!.distance.metres += 1;
      await route.fulfill({ response: answer, json: near });
    });
    await open(page, 'passport=near');
    await expect(page.locator('.own-check')).toHaveAttribute('data-own', 'differs');
  });

  test('is copied, and its hashes are shown in full on demand', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, 'passport=near');
    const id = (await page.locator('.copyable .hash').textContent())!;
    await page.locator('[data-key="copy-id"]').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
    await page.locator('[data-key="cite-en"]').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Ovop\.Gis: Which of .*accessed/);
    const hash = page.locator('[data-key="hash-result"]');
    await expect(hash).toHaveAttribute('aria-expanded', 'false');
    await hash.focus();
    await page.keyboard.press('Enter');
    await expect(hash).toContainText(/^[0-9a-f]{64}$/);
    await expect(hash).toBeFocused();
  });
});

test.describe('a result kept in a file', () => {
  const files = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

  test('is the same as long as nobody changed it', async ({ page, request }) => {
    await open(page, 'passport=near');
    const chooser = page.locator('.file-check input[type=file]');
    const text = await (await request.get(ANALYSES['area-shares'])).text();
    await chooser.setInputFiles(files('luas.json', text));
    await expect(page.locator('.file-check .verdict-box')).toHaveAttribute('data-verdict', 'same');
    await expect(page.locator('.file-check .own-check')).toHaveAttribute('data-own', 'matches');

    const changed = JSON.parse(text) as { units: { parts: { area: { squareMetres: number } }[] }[] };
    changed.units.find((u) => u.parts.length)!.parts[0]!.area.squareMetres += 1;
    await chooser.setInputFiles(files('luas.json', JSON.stringify(changed)));
    await expect(page.locator('.file-check .verdict-box')).toHaveAttribute('data-verdict', 'altered');
    await expect(page.locator('.file-check .own-check')).toHaveAttribute('data-own', 'differs');
  });

  test('of data that are not here cannot be verified, or differs, and the reason is said', async ({ page, request }) => {
    await open(page, 'passport=near');
    const other = JSON.parse(await (await request.get(ANALYSES.near)).text()) as { passport: { id: string; inputs: { version: number; contentSha256: string }[] } };
    other.passport.inputs.forEach((input) => { input.contentSha256 = '0'.repeat(64); });
    await page.locator('.file-check input[type=file]').setInputFiles(files('lama.json', JSON.stringify(other)));
    await expect(page.locator('.file-check .verdict-box')).toHaveAttribute('data-verdict', /differs|cannot|altered/);
    await expect(page.locator('.file-check .verdict-box p').first()).not.toBeEmpty();
  });

  test('that is none is said to be none', async ({ page }) => {
    await open(page, 'passport=near');
    await page.locator('.file-check input[type=file]').setInputFiles(files('lain.json', '{"type":"FeatureCollection","features":[]}'));
    await expect(page.locator('.file-check .note')).toContainText('bukan hasil analisis');
  });

  test('is verified wherever it is dropped', async ({ page, request }) => {
    await page.goto('/?panel=layers');
    await expect(page.locator('.layer-list li').first()).toBeVisible();
    const text = await (await request.get(ANALYSES.near)).text();
    const transfer = await page.evaluateHandle((content) => { const data = new DataTransfer(); data.items.add(new File([content], 'dekat.json', { type: 'application/json' })); return data; }, text);
    await page.dispatchEvent('.stage', 'drop', { dataTransfer: transfer });
    await expect(page.getByRole('heading', { name: 'Paspor angka' })).toBeVisible();
    await expect(page.locator('.file-name')).toContainText('dekat.json');
    await expect(page.locator('.file-check .own-check')).toHaveAttribute('data-own', 'matches');
  });
});

test.describe('how far figures may be off', () => {
  test('stands below each area and share of the table, until it is turned off', async ({ page }) => {
    await page.goto('/?panel=areas');
    const row = page.locator('.shares tbody tr').first();
    await expect(row.locator('.band-line').first()).toContainText('±');
    const cells = await row.locator('td.number:not(.nothing)').count();
    await expect(row.locator('.band-line')).toHaveCount(cells);
    await expect(page.locator('.accuracy')).toContainText('ketelitian');
    await page.locator('[data-key="accuracy"]').uncheck();
    await expect(page.locator('.shares .band-line')).toHaveCount(0);
    await expect.poll(() => page.url()).toContain('accuracy=0');
    await page.goBack();
    await expect(row.locator('.band-line').first()).toBeVisible();
  });

  test('stands beside the figures of a place, and beside computed ones', async ({ page }) => {
    await page.goto('/?panel=areas&sel=kelurahan/61.72.05.1004');
    await expect(page.locator('.place-card .facts .figure')).toContainText(/\d\s±\s[\d,]+\skm²/);
    await expect(page.locator('.place-card .share-list .number').first()).toContainText(/\d\s±\s.*%/);
    await page.goto('/?panel=published');
    await expect(page.locator('.pair .bar-line:has(i.computed) .bar-value').first()).toContainText(/\d\s±\s.*%/);
    await expect(page.locator('.pair .bar-line:has(i.published) .bar-value').first()).not.toContainText('±');
    await expect(page.locator('.claims').getByText(/\d\s±\s/).first()).toBeVisible();
  });

  test('an answer without it leaves the page whole', async ({ page }) => {
    const without = (value: unknown): unknown => Array.isArray(value) ? value.map(without) : value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).filter(([key]) => !/band/i.test(key)).map(([key, v]) => [key, without(v)])) : value;
    await page.route('**/api/analyses/**', async (route) => {
      const answer = await route.fetch();
      const { passport, ...rest } = (await answer.json()) as { passport: Record<string, unknown> };
      const { id: _, resultSha256: __, rule: ___, analysis: ____, ...old } = passport;
      await route.fulfill({ response: answer, json: { ...(without(rest) as object), passport: old } });
    });
    await page.goto('/?panel=areas&sel=kelurahan/61.72.05.1004');
    await expect(page.locator('.place-card .share-list .number').first()).toContainText('%');
    await expect(page.locator('.shares tbody tr')).toHaveCount(26);
    await expect(page.locator('.band-line')).toHaveCount(0);
    await page.locator('.provenance button').first().click();
    await expect(page.locator('.passport .facts')).toBeVisible();
    await expect(page.locator('.own-check')).toBeHidden();
    await expect(page.locator('.citation')).toHaveCount(0);
  });
});

test.describe('distance bands and the nearest', () => {
  const bandHeads = (page: Page) => page.locator('.clusters tr.band');

  test('group the list, count each band, and stand in the address', async ({ page, request }) => {
    await page.goto('/');
    await page.getByLabel('Pita jarak', { exact: true }).check();
    await expect(bandHeads(page)).toHaveCount(3);
    await expect(bandHeads(page).first()).toContainText(/0–5\s*km/);
    await expect.poll(() => page.url()).toContain('bands=5,10,25');
    const counts = (await bandHeads(page).locator('.number').allTextContents()).map((text) => Number(text.match(/\d+/)![0]));
    expect(counts.reduce((a, b) => a + b, 0)).toBe(await page.locator('.clusters tr[data-id]').count());
    await expect(page.locator('.legend')).toContainText('5 / 10 / 25');

    await page.getByLabel('Batas pita jarak, dalam km').fill('4 30');
    await expect(bandHeads(page)).toHaveCount(2);
    await expect(page.locator('.clusters tr[data-id]')).toHaveCount(5);
    await page.getByLabel('Batas pita jarak, dalam km').fill('empat');
    await expect(page.locator('#bands-error')).toContainText('km');
    const address = (await page.locator('.provenance a').first().getAttribute('href'))!;
    expect(address).toContain('bands=4km,30km');
    expect(await (await request.get(address)).text()).toMatch(/^[^\n]*band_to_m/);

    await page.getByLabel('Pita jarak', { exact: true }).uncheck();
    await expect(bandHeads(page)).toHaveCount(0);
    await page.goBack();
    await expect(bandHeads(page)).toHaveCount(2);
  });

  test('follow the centre', async ({ page }) => {
    await page.goto('/?bands=5,10,25');
    await expect(bandHeads(page)).toHaveCount(3);
    const before = await bandHeads(page).allTextContents();
    await page.locator('.ring-centre').focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => bandHeads(page).allTextContents()).not.toEqual(before);
  });

  test('the nearest alone are listed; the ring still counts all', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('.clusters tr[data-id]')).toHaveCount(5);
    await page.getByLabel('Terdekat saja').fill('2');
    await expect(page.locator('.clusters tr[data-id]')).toHaveCount(2);
    await expect(page.locator('.sentence')).toContainText('dari 5 klaster');
    await expect.poll(() => page.url()).toContain('k=2');
    expect(await page.locator('.provenance a').first().getAttribute('href')).toContain('k=2');
    await page.getByLabel('Terdekat saja').fill('0');
    await expect(page.locator('#nearest-error')).not.toBeEmpty();
    await page.getByLabel('Terdekat saja').fill('');
    await expect(page.locator('.clusters tr[data-id]')).toHaveCount(5);
  });

  test('that the service refuses leave the list and say why', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('.clusters tr[data-id]')).toHaveCount(5);
    await page.route('**/api/analyses/near?*bands*', (route) => route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Refused', status: 400, detail: 'bands: no' }) }));
    await page.getByLabel('Pita jarak', { exact: true }).check();
    await expect(page.locator('.near .note')).toContainText('bands: no');
    await expect(page.locator('.clusters tr[data-id]')).toHaveCount(5);
    await expect(page.locator('.sentence')).toContainText('dari 5 klaster');
  });
});

for (const [name, viewport] of [['desk', { width: 1440, height: 900 }], ['tablet', { width: 900, height: 1100 }], ['phone', { width: 390, height: 844 }]] as const)
  test(`axe finds nothing in passports, verdicts and bands, and nothing scrolls sideways: ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    for (const query of [...Object.values(PASSPORTS), 'bands=5,10,25&k=4', 'panel=areas', 'passport=near&bands=5,10&lang=en']) {
      await page.goto(`/?${query}`);
      await expect(page.locator('.passport .facts, .clusters tr[data-id], .shares tbody tr').first()).toBeVisible();
      if (query.includes('passport')) {
        await page.locator('[data-key="verify"]').click();
        await expect(page.locator('.verified .verdict-box, .verified .note')).toBeVisible();
      }
      const wide = await page.evaluate(() => [document.documentElement, document.querySelector('.panel-body')!].map((e) => e.scrollWidth - e.clientWidth));
      expect(wide, query).toEqual([0, 0]);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }> } };
        return (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${String(n.target)} ${n.failureSummary}`).join(' | ')}`);
      });
      expect(violations, query).toEqual([]);
    }
  });

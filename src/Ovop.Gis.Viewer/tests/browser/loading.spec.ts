import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { PRJ, shapefileZip, type Ring, type Shape } from './shapefile';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Faults and all, as it was published; lies beside the repository where there is one. */
const PUBLISHED = new URL('../../../../../shared/geodata/singkawang-kelurahan.zip', import.meta.url).pathname;

interface Geo { features: { id: string; geometry: { type: string; coordinates: number[][][] | number[][][][] }; properties: Record<string, string> }[] }

/** The kelurahan that the service has, as a file would hold them, the shapes changed on the way. */
async function kelurahan(page: Page, change: (ring: Ring, index: number) => Ring = (r) => r, attributes: (p: Record<string, string>, i: number) => Record<string, string> = (p) => p): Promise<Shape[]> {
  const layer = await (await page.request.get('/api/layers/kelurahan')).json() as Geo;
  return layer.features.map(({ geometry, properties: p }, i) => ({
    rings: (geometry.type === 'Polygon' ? geometry.coordinates as number[][][] : (geometry.coordinates as number[][][][]).flat()).map((ring) => change(clockwise(ring as Ring), i)),
    attributes: attributes({ KDEPUM: p['code']!, WADMKD: p['name']!, WADMKC: p['kecamatan']! }, i),
  }));
}

const clockwise = (ring: Ring): Ring => ring.reduce((sum, [x, y], i) => sum + (ring[(i + 1) % ring.length]![0] - x) * (ring[(i + 1) % ring.length]![1] + y), 0) > 0 ? ring : [...ring].reverse();
const shifted = (dx: number, dy = 0) => (ring: Ring): Ring => ring.map(([x, y]) => [x + dx, y + dy]);

const square = (x: number, y: number, size = 0.01): Ring => [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]];

async function openPanel(page: Page, query = '') {
  await page.goto(`/?panel=load${query}`);
  await expect(page.locator('.drop-here')).toBeVisible();
}

/** Drops files onto the map, as a hand would. */
async function drop(page: Page, name: string, data: Buffer) {
  const transfer = await page.evaluateHandle(([n, base64]) => {
    const bytes = Uint8Array.from(atob(base64!), (c) => c.charCodeAt(0));
    const dropped = new DataTransfer();
    dropped.items.add(new File([bytes], n!));
    return dropped;
  }, [name, data.toString('base64')]);
  await page.dispatchEvent('#map', 'dragenter', { dataTransfer: transfer });
  await expect(page.locator('.drop-veil')).toBeVisible();
  await page.dispatchEvent('#map', 'drop', { dataTransfer: transfer });
  await expect(page.locator('.drop-veil')).toBeHidden();
}

const verdict = (page: Page) => page.locator('.verdict-box');

async function save(page: Page, by = 'Sari') {
  await page.getByLabel(/Nama Anda|Your name/).fill(by);
  await page.locator('[data-key=commit]').click();
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'committed');
}

test.beforeEach(({ page }) => {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => { if (/content security policy/i.test(message.text())) trouble.push(message.text()); });
  (page as unknown as { trouble: string[] }).trouble = trouble;
});
test.afterEach(async ({ page }) => {
  expect((page as unknown as { trouble: string[] }).trouble).toEqual([]);
  // Nothing is left behind for the next test: each pending upload is dropped.
  const { imports } = await (await page.request.get('/api/imports')).json() as { imports: { id: string }[] };
  for (const { id } of imports) await page.request.delete(`/api/imports/${id}`);
});

test('a file is dropped, checked, saved as a version, seen in the figures, and undone', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto('/?panel=areas&measure=hectares');
  const shares = page.locator('.shares tfoot td.number');
  await expect(shares.first()).toBeVisible();
  const before = await shares.allTextContents();
  const data = shapefileZip('kelurahan', await kelurahan(page, shifted(0.004)));
  await drop(page, 'kelurahan.zip', data);
  await expect(page).toHaveURL(/panel=load/);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ready', { timeout: 30_000 });
  await expect(page).toHaveURL(/upload=/);
  await expect(page.locator('.load .facts')).toContainText('EPSG:4326');
  await expect(page.locator('.load .facts')).toContainText(/utf-8/i);
  await expect(page.locator('.names li')).toHaveCount(10);
  await expect(page.locator('.changes tbody tr').first()).toContainText(/berubah/);
  await expect(page.locator('.legend')).toContainText('Berubah (26)');
  await page.locator('.map-card').getByRole('button', { name: 'Sebelum' }).click();
  await expect(page.locator('.map-card').getByRole('button', { name: 'Sebelum' })).toHaveAttribute('aria-pressed', 'true');

  await page.locator('[data-key=commit]').click();
  await expect(page.locator('#commit-why')).toContainText('nama Anda');
  await save(page);
  await expect(page.locator('.map-card')).toHaveCount(0);
  await page.keyboard.press('2');
  await page.locator('body').press('2');
  await expect.poll(() => shares.allTextContents()).not.toEqual(before);
  const version = await page.locator('.status').textContent();
  expect(version).toMatch(/kelurahan v\d+/);

  await page.locator('[data-panel=load]').click();
  await page.locator('[data-key=undo]').click();
  await expect(page.locator('.afterwards')).toContainText('Diurungkan');
  await page.locator('[data-panel=areas]').click();
  await expect.poll(() => shares.allTextContents()).toEqual(before);
});

test('a repair is ticked, its areas are told feature by feature, and it goes into the history', async ({ page }) => {
  test.setTimeout(90_000);
  await openPanel(page);
  const data = shapefileZip('tumpang', await kelurahan(page, (ring, i) => i === 3 ? shifted(0.00004)(ring) : ring));
  await drop(page, 'tumpang.zip', data);
  await expect(verdict(page)).toBeVisible({ timeout: 30_000 });
  const overlaps = page.locator('.fold', { hasText: 'Tumpang tindih' }).first();
  await overlaps.locator('summary').click();
  const first = overlaps.locator('.findings button').first();
  await expect(first).toContainText('m²');
  const address = page.url();
  await first.click();
  await expect.poll(() => page.url()).not.toBe(address);
  await page.locator('#repair-snap-to-coverage').check();
  await expect(page.locator('.progress-box')).toBeHidden({ timeout: 30_000 });
  await expect(page.locator('#repair-snap-to-coverage')).toBeChecked();
  await expect(page.locator('.load .note', { hasText: 'Perbaikan menghapus' })).toContainText('tumpang tindih');
  await page.locator('summary', { hasText: 'Luas yang berpindah' }).last().click();
  const moved = (await page.locator('.effects tbody td.strong').allTextContents()).map((t) => Number(t.replace(/[^\d,]/g, '').replace(',', '.')));
  expect(moved.length).toBeGreaterThan(0);
  expect(moved).toEqual([...moved].sort((a, b) => b - a));
  await expect(page.locator('.map-card')).toContainText('berkas asli');
  await save(page);
  await page.locator('.afterwards').getByRole('button', { name: 'Riwayat Kelurahan' }).click();
  await expect(page.locator('.versions > li').first()).toContainText('Sari');
  await expect(page.locator('.versions > li').first()).toContainText('snap-to-coverage');
  await page.getByRole('button', { name: 'Kembali', exact: true }).click();
  await page.locator('[data-key=undo]').click();
  await expect(page.locator('.afterwards')).toContainText('Diurungkan');
});

test('a refused file says why, and cannot be saved', async ({ page }) => {
  await openPanel(page);
  const data = shapefileZip('ganda', await kelurahan(page, (r) => r, (p, i) => i === 1 ? { ...p, KDEPUM: '61.72.01.1001' } : p));
  await drop(page, 'ganda.zip', data);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'refused', { timeout: 30_000 });
  await expect(verdict(page)).toContainText('Ditolak');
  await expect(page.locator('.severity.error')).toBeVisible();
  await expect(page.locator('[data-key=commit]')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('#commit-why')).toContainText('kesalahan');
  await page.locator('[data-key=discard]').click();
  await expect(page.locator('.drop-here')).toBeVisible();
});

test('a broken zip and a wrong kind of file are refused in words', async ({ page }) => {
  await openPanel(page);
  await drop(page, 'rusak.zip', Buffer.from('bukan zip'));
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'unreadable', { timeout: 30_000 });
  expect((await verdict(page).locator('p').allTextContents()).join(' ').length).toBeGreaterThan(20);
  await page.locator('[data-key=discard]').click();
  await drop(page, 'surat.docx', Buffer.from('x'));
  await expect(page.locator('.load .failed')).toContainText('surat.docx');
});

test('a file that fell elsewhere is shown where it fell, and mended', async ({ page }) => {
  await openPanel(page);
  // Metres of zone 49N that the file takes for zone 48N.
  const metres = (lon: number, lat: number): [number, number] => [500_000 + (lon - 111) * 111_300, lat * 110_530];
  const ring = square(108.97, 0.88, 0.02).map(([x, y]) => metres(x, y)) as Ring;
  await drop(page, 'zona.zip', shapefileZip('zona', [{ rings: [ring], attributes: { ZONE: 'uji', NAMA: 'Zona uji', JNSRPR: 'Kawasan wisata' } }], PRJ.utm48));
  await expect(page.locator('.landing')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.landing')).toContainText('102,98° BT');
  const mend = page.locator('.mends button', { hasText: '32649' });
  await expect(mend).toBeVisible();
  await mend.click();
  await expect(page.locator('.landed')).toContainText('Jatuh di Singkawang', { timeout: 30_000 });
  await expect(page.locator('.load .facts')).toContainText('EPSG:32649');
});

test('a new layer is named, saved, listed, and withdrawn by undo', async ({ page }) => {
  test.setTimeout(60_000);
  await openPanel(page);
  await drop(page, 'uji-coba.geojson', Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: 'Petak A' }, geometry: { type: 'Polygon', coordinates: [square(108.97, 0.85).reverse()] } }] })));
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ready', { timeout: 30_000 });
  await page.locator('summary', { hasText: 'Ubah cara membaca' }).click();
  await page.locator('#choose-layer').selectOption({ label: 'lapisan lain…' });
  await page.locator('#choose-layer-name').fill('petak-uji');
  await page.locator('#choose-layer-name').press('Enter');
  await expect(page.locator('.load .facts')).toContainText('petak-uji', { timeout: 30_000 });
  await expect(page.locator('.progress-box')).toBeHidden({ timeout: 30_000 });
  await save(page);
  await page.locator('[data-panel=layers]').click();
  await expect(page.locator('[data-layer="petak-uji"]')).toBeVisible();
  await page.locator('[data-panel=load]').click();
  await page.locator('[data-key=undo]').click();
  await expect(page.locator('.afterwards')).toContainText('ditarik');
  await page.locator('[data-panel=layers]').click();
  await expect(page.locator('[data-layer="petak-uji"]')).toHaveCount(0);
});

test('somebody who saves in between is noticed', async ({ page }) => {
  test.setTimeout(60_000);
  await openPanel(page);
  const features = (name: string) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [108.97, 0.85] } }] }));
  await drop(page, 'sela.geojson', features('A'));
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ready', { timeout: 30_000 });
  const layer = new URL(page.url()).searchParams.get('upload')!;
  const { report } = await (await page.request.get(`/api/imports/${layer}`)).json() as { report: { layer: string } };
  const other = await (await page.request.post('/api/imports', { multipart: { layer: report.layer, file: { name: 'sela.geojson', mimeType: 'application/geo+json', buffer: features('B') } } })).json() as { id: string };
  await expect.poll(async () => (await (await page.request.get(`/api/imports/${other.id}`)).json() as { status: string }).status).toBe('ready');
  expect((await page.request.post(`/api/imports/${other.id}/commit`, { data: { by: 'Budi' } })).ok()).toBe(true);
  await page.getByLabel(/Nama Anda/).fill('Sari');
  await page.locator('[data-key=commit]').click();
  await expect(page.locator('.load .failed')).toContainText('Sementara itu ada yang menyimpan');
  await page.locator('[data-key=again]').click();
  await expect(verdict(page)).toContainText('versi 2', { timeout: 30_000 });
  await save(page);
  await page.request.post(`/api/layers/${report.layer}/rollback`, { data: { to: 0 } });
});

test('a service that falls silent while it checks is asked again', async ({ page }) => {
  await openPanel(page);
  await page.route('**/api/imports/*', (route) => route.abort());
  // So small a file may be checked before the answer leaves; here it has not been.
  await page.route('**/api/imports', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...await response.json() as object, status: 'checking', report: undefined } });
  });
  await drop(page, 'titik.geojson', Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[108.97,0.85]}}]}'));
  await expect(page.locator('.progress-box')).toContainText('Layanan tidak menjawab', { timeout: 20_000 });
  await page.unroute('**/api/imports/*');
  await expect(verdict(page)).toBeVisible({ timeout: 30_000 });
});

test('an old version is looked at, named in a banner, and left', async ({ page }) => {
  test.setTimeout(90_000);
  await openPanel(page);
  await drop(page, 'kelurahan.zip', shapefileZip('kelurahan', await kelurahan(page, shifted(0.004))));
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ready', { timeout: 30_000 });
  await save(page);
  await page.locator('[data-panel=areas]').click();
  const total = page.locator('.shares tbody tr').first().locator('td.number').last();
  await expect(total).toBeVisible();
  const figures = () => page.locator('.shares tbody').textContent();
  const now = await figures();
  await page.locator('[data-panel=layers]').click();
  await page.locator('[data-layer="kelurahan"] summary').click();
  await page.locator('[data-layer="kelurahan"]').getByRole('button', { name: 'Riwayat Kelurahan' }).click();
  await expect(page.locator('.versions > li').first()).toContainText('terbaru');
  await page.locator('.version-acts button', { hasText: 'Bandingkan dengan versi' }).first().click();
  await expect(page.locator('.changes tbody tr').first()).toContainText('berubah', { timeout: 20_000 });
  await expect(page.locator('.history')).toContainText('26 berubah');
  await page.locator('[data-key=see-1]').click();
  await expect(page.locator('.moment')).toContainText('Kelurahan versi 1');
  await expect(page).toHaveURL(/at=kelurahan=1/);
  await page.locator('[data-panel=areas]').click();
  await expect.poll(figures).not.toBe(now);
  await page.reload();
  await expect(page.locator('.moment')).toContainText('versi 1');
  await page.locator('[data-key=moment-back]').click();
  await expect(page.locator('.moment')).toBeHidden();
  await expect.poll(figures).toBe(now);

  await page.goto('/?panel=layers&history=kelurahan');
  await page.locator('[data-key=restore-1]').click();
  await page.locator('#restore-by').fill('Sari');
  await page.locator('[data-key=restore-yes]').click();
  await expect(page.locator('.history .note')).toContainText('dipulihkan');
  await expect(page.locator('.versions > li').first()).toContainText('memulihkan versi 1');
});

test('the published kelurahan show every overlap and gap, and are repaired on request', async ({ page }) => {
  test.skip(!existsSync(PUBLISHED), 'shared/geodata is not here');
  test.setTimeout(120_000);
  await openPanel(page);
  await drop(page, 'singkawang-kelurahan.zip', readFileSync(PUBLISHED));
  await expect(verdict(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.fold', { hasText: 'Tumpang tindih' }).first()).toContainText('32');
  await expect(page.locator('.fold', { hasText: 'Celah' }).first()).toContainText(/9[678]/);
  await page.locator('#repair-snap-to-coverage').check();
  await expect(page.locator('.progress-box')).toBeHidden({ timeout: 60_000 });
  await expect(page.locator('.load .note', { hasText: 'Perbaikan menghapus' })).toContainText('32 tumpang tindih');
});

for (const [name, viewport] of [['desk', { width: 1440, height: 900 }], ['phone', { width: 390, height: 844 }]] as const)
  for (const language of ['id', 'en'])
    test(`axe finds nothing in loading and history: ${name}, ${language}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize(viewport);
      const check = async (where: string) => {
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { target: unknown; failureSummary: string }[] }[] }> } };
          return (await axe.run()).violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => `${String(n.target)} ${n.failureSummary}`).join(' | ')}`);
        });
        expect(violations, where).toEqual([]);
        expect(await page.evaluate(() => [document.documentElement, document.querySelector('.panel-body')!].map((e) => e.scrollWidth - e.clientWidth)), where).toEqual([0, 0]);
      };
      await openPanel(page, `&lang=${language}`);
      await check('empty');
      await page.locator('input[type=file]').setInputFiles({ name: 'tumpang.zip', mimeType: 'application/zip', buffer: shapefileZip('tumpang', await kelurahan(page, (ring, i) => i === 3 ? shifted(0.00004)(ring) : ring)) });
      await expect(verdict(page)).toBeVisible({ timeout: 30_000 });
      for (const fold of await page.locator('.load .fold summary').all()) await fold.click();
      await check('report');
      await page.locator('[data-key=discard]').click();
      await page.locator('input[type=file]').setInputFiles({ name: 'rusak.zip', mimeType: 'application/zip', buffer: Buffer.from('x') });
      await expect(verdict(page)).toBeVisible({ timeout: 30_000 });
      await check('unreadable');
      await page.goto(`/?panel=layers&history=kelurahan&at=kelurahan=1&lang=${language}`);
      await expect(page.locator('.versions > li').first()).toBeVisible();
      await check('history');
    });

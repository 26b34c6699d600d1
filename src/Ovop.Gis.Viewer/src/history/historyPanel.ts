import '../styles/loading.css';
import type { App } from '../app';
import { ServiceFailure } from '../api/client';
import { versionsApi } from '../api/imports';
import type { Difference, LoadReport, VersionEntry } from '../api/importTypes';
import type { FeatureCollection } from '../api/types';
import { h } from '../dom';
import { dateTime } from '../format/dates';
import { language } from '../i18n/text';
import { CHANGE_LOOKS, Drawing } from '../loading/drawing';
import { groupFindings } from '../loading/findings';
import { MapCard } from '../loading/mapCard';
import { changesTable, count, differenceSummary, findingsSection, lookSwatch, repairsSection, sheetSection, type Show } from '../loading/sections';
import { remember, rememberedBy } from '../loading/session';
import { tl } from '../loading/words';
import { keepingFocus, type Panel } from '../panels/parts';
import type { AppState } from '../state/appState';

/** A layer's versions: who made each, from what, what differs, and the way back to any of them. */
export class HistoryPanel implements Panel {
  readonly element = h('div.history');
  readonly #drawing: Drawing;
  readonly #card = new MapCard(() => this.#drawMap());
  readonly #show: Show;
  #layer = '';
  #versions: VersionEntry[] | null = null;
  #failure: ServiceFailure | null = null;
  #compared: { from: number; to: number; difference: Difference; before: FeatureCollection; after: FeatureCollection } | null = null;
  #from = 0;
  #to = 0;
  #report: { version: number; report: LoadReport } | null = null;
  #asked: number | null = null;
  #by = rememberedBy();
  #news = '';
  #turn = 0;
  #visible = false;

  constructor(private readonly app: App) {
    this.#drawing = new Drawing(app.map);
    this.#show = {
      shown: new Map(), open: new Set(), busy: false, draw: () => this.#redraw(),
      go: (finding) => { this.#drawing.show(true); this.#drawing.go(finding); },
      placed: (finding) => Boolean(finding.shape ?? finding.location),
      mark: (id, go) => { this.#drawing.mark(id, go); },
    };
  }

  render() {
    const { history } = this.app.store.state;
    this.#visible = history !== null;
    // Merged from the kelurahan, it has no versions of its own.
    const layer = history === 'kecamatan' ? 'kelurahan' : history;
    if (layer && layer !== this.#layer) {
      this.#layer = layer;
      this.#versions = this.#compared = this.#report = this.#asked = this.#failure = null;
      this.#news = '';
      void this.#load();
    }
    this.#redraw();
    this.#drawMap();
  }

  update(state: AppState, previous: AppState) {
    if (state.at !== previous.at || state.crs !== previous.crs) { this.#redraw(); this.#drawMap(); }
  }

  hidden() {
    this.#visible = false;
    this.#layer = '';
    this.#leaveMap();
  }

  async #load() {
    const turn = ++this.#turn;
    await this.#trying(async () => {
      const versions = await versionsApi.list(this.#layer);
      if (turn !== this.#turn) return;
      this.#versions = versions;
      this.#to = versions[0]?.number ?? 0;
      this.#from = versions[1]?.number ?? this.#to;
    });
  }

  async #compare(from: number, to: number) {
    const turn = ++this.#turn;
    this.#from = from;
    this.#to = to;
    this.#show.shown.clear();
    await this.#trying(async () => {
      const [difference, before, after] = await Promise.all([
        versionsApi.differences(this.#layer, from, to), versionsApi.features(this.#layer, from), versionsApi.features(this.#layer, to)]);
      if (turn !== this.#turn) return;
      this.#compared = { from, to, difference, before, after: tagged(difference, before, after) };
      this.app.page.say(differenceSummary(difference));
    });
    this.#drawMap();
    if (this.#compared) this.#drawing.fitAfter();
  }

  async #restore(number: number) {
    remember(this.#by.trim());
    await this.#trying(async () => {
      const version = await versionsApi.rollback(this.#layer, number, this.#by.trim());
      this.#asked = null;
      this.#compared = null;
      this.#news = tl('past.restored', { number, version: version.number });
      this.app.page.say(this.#news);
      this.app.store.set({ at: null }, 'replace');
      this.app.service.refresh();
      this.#versions = await versionsApi.list(this.#layer);
    });
    this.#drawMap();
  }

  async #trying(work: () => Promise<void>) {
    this.#failure = null;
    try {
      await work();
    } catch (reason) {
      this.#failure = reason instanceof ServiceFailure ? reason : new ServiceFailure(0, '', '');
    }
    this.#redraw();
  }

  #redraw() {
    keepingFocus(this.element, () => this.element.replaceChildren(...this.#draw()));
  }

  #draw(): Node[] {
    const { history } = this.app.store.state;
    const failure = this.#failure;
    const failed = failure ? [h('div.failed', { role: 'alert' }, h('p', failure.status === 0 ? tl('failure.silent') : [failure.title, failure.detail, failure.wayOut].filter(Boolean).join(' ')),
      h('button.button', { type: 'button', onclick: () => void this.#load() }, tl('failure.retry')))] : [];
    const versions = this.#versions;
    if (!versions) return failed.length ? failed : [h('div.skeleton', { 'aria-busy': 'true' }, h('i'), h('i'), h('i'), h('i'))];
    if (!versions.length) return [...failed, h('p.empty', tl('past.none'))];
    return [
      h('p.muted', tl(history === 'kecamatan' ? 'past.derived' : 'past.intro')), ...failed,
      ...(this.#news ? [h('p.note', this.#news)] : []),
      h('ol.versions', ...versions.map((v, i) => this.#version(v, versions[i + 1]))),
      h('p.provenance', h('a.link', { href: versionsApi.csvUrl(this.#layer), download: `${this.#layer}-riwayat.csv` }, tl('past.csv'))),
      ...(versions.length > 1 ? this.#comparison(versions) : []),
    ];
  }

  #version(v: VersionEntry, before: VersionEntry | undefined): HTMLElement {
    const { app } = this;
    const at = `${this.#layer}=${v.number}`;
    const seen = app.store.state.at === at;
    const withdrawn = v.origin === 'withdrawal';
    const origin = v.origin === 'rollback' ? tl('past.origin.rollback', { number: v.restoredFrom ?? '?' }) : tl(`past.origin.${v.origin}`);
    const named = (text: string) => h('span.visually-hidden', ` ${text} ${tl('past.version', { number: v.number }).toLowerCase()}`);
    const reading = this.#report?.version === v.number;
    return h('li', { 'data-version': v.number },
      h('p.version-head', h('strong', tl('past.version', { number: v.number })), v.current ? h('span.tag.now', tl('past.current')) : null, h('span.muted', origin)),
      h('p.small', h('span.number', dateTime(v.committedAt, language())), ' ', tl('past.by', { by: v.by }), withdrawn ? '' : ` · ${tl('past.count', { count: count(v.featureCount) })}`),
      v.sourceFile && !withdrawn ? h('p.small.muted', tl('past.file'), ' ', v.sourceFile, ' ', h('code', { title: `SHA-256 ${v.sourceSha256}` }, v.sourceSha256.slice(0, 12))) : null,
      v.repairs.length ? h('p.small.muted', tl('past.repairs', { list: v.repairs.join(', ') })) : null,
      h('div.version-acts',
        withdrawn ? null : h('button.link', { type: 'button', 'data-key': `see-${v.number}`, ...(seen && { 'aria-disabled': 'true' }), onclick: () => { if (!seen) app.store.set({ at }); } }, tl(seen ? 'past.seen' : 'past.see'), named('')),
        before && !withdrawn && before.origin !== 'withdrawal' ? h('button.link', { type: 'button', 'data-key': `compare-${v.number}`, onclick: () => void this.#compare(before.number, v.number) }, tl('past.withPrevious', { number: before.number })) : null,
        v.hasReport ? h('button.link', { type: 'button', 'data-key': `report-${v.number}`, 'aria-expanded': String(reading), onclick: () => void this.#read(v.number) }, tl(reading ? 'past.hideReport' : 'past.report'), named('')) : null,
        v.current || withdrawn ? null : h('button.link', { type: 'button', 'data-key': `restore-${v.number}`, 'aria-expanded': String(this.#asked === v.number), onclick: () => { this.#asked = this.#asked === v.number ? null : v.number; this.#redraw(); this.element.querySelector<HTMLElement>('#restore-by')?.focus(); } }, tl('past.restore'), named(''))),
      this.#asked === v.number ? this.#ask(v.number) : null,
      reading ? h('div.read-report', ...this.#reportParts(this.#report!.report)) : null);
  }

  #ask(number: number): HTMLElement {
    const says = h('p.field-error', { id: 'restore-why', 'aria-live': 'polite' });
    const input = h('input', { id: 'restore-by', 'data-key': 'restore-by', type: 'text', value: this.#by, autocomplete: 'name', maxlength: 100, 'aria-describedby': 'restore-why', oninput: () => { this.#by = input.value; } });
    return h('form.ask', { onsubmit: (e: Event) => { e.preventDefault(); if (this.#by.trim()) void this.#restore(number); else { says.textContent = tl('commit.byMissing'); input.focus(); } } },
      h('p', tl('past.restoreAsk', { number })),
      h('div.field', h('label', { for: 'restore-by' }, tl('commit.by')), input), says,
      h('div.buttons', h('button.button.primary', { type: 'submit', 'data-key': 'restore-yes' }, tl('past.restoreYes')),
        h('button.button', { type: 'button', onclick: () => { this.#asked = null; this.#redraw(); } }, tl('past.cancel'))));
  }

  async #read(version: number) {
    if (this.#report?.version === version) { this.#report = null; this.#redraw(); this.#drawMap(); return; }
    await this.#trying(async () => { this.#report = { version, report: await versionsApi.report(this.#layer, version) }; });
    this.#drawMap();
  }

  #reportParts(report: LoadReport): HTMLElement[] {
    return [
      h('p.small', `${report.file} · ${report.format} · ${report.crs}${report.encoding ? ` · ${report.encoding.name}` : ''}`),
      ...findingsSection(report, this.#show, null), ...repairsSection(report, [], this.#show), ...sheetSection(report, this.#show)];
  }

  #comparison(versions: VersionEntry[]): Node[] {
    const whole = versions.filter((v) => v.origin !== 'withdrawal');
    const pick = (key: 'from' | 'to', chosen: number, set: (n: number) => void) => h('div.field', h('label', { for: `compare-${key}` }, tl(`past.${key}`)),
      h('select', { id: `compare-${key}`, 'data-key': `compare-${key}`, onchange: (e: Event) => set(Number((e.target as HTMLSelectElement).value)) },
        ...whole.map((v) => h('option', { value: v.number, ...(v.number === chosen && { selected: true }) }, `${tl('past.version', { number: v.number })} · ${dateTime(v.committedAt, language(), false)}`))));
    const c = this.#compared;
    const show = (from: number, to: number) => { this.#from = from; this.#to = to; if (from === to) { this.#compared = null; this.#redraw(); this.#drawMap(); } else void this.#compare(from, to); };
    return [
      h('h3', tl('past.compare')),
      h('div.compare', pick('from', this.#from, (n) => show(n, this.#to)), pick('to', this.#to, (n) => show(this.#from, n))),
      ...(this.#from === this.#to ? [h('p.muted', tl('past.choose'))] : []),
      ...(c ? [
        h('p', c.difference.added.length + c.difference.removed.length + c.difference.changed.length ? differenceSummary(c.difference) : tl('past.same')),
        ...changesTable(c.difference, this.#show),
        h('p.provenance', h('a.link', { href: versionsApi.differencesUrl(this.#layer, c.from, c.to), download: `${this.#layer}-${c.from}-${c.to}.csv` }, tl('past.differencesCsv'))),
      ] : []),
    ];
  }

  #drawMap() {
    const c = this.#compared;
    const report = this.#report?.report;
    if (!this.#visible || (!c && !report)) return this.#leaveMap();
    const { app } = this;
    this.#drawing.show(true);
    this.#drawing.setAfter(c?.after ?? null);
    this.#drawing.setBefore(c?.before ?? null);
    this.#drawing.side(this.#card.side);
    this.#drawing.setFaults(report ? groupFindings(report).flatMap((g) => g.listed.map((f) => [g.kind, f] as const)) : []);
    if (c) {
      this.#card.render(true, false);
      if (!this.#card.element.isConnected) app.page.stage.append(this.#card.element);
    } else this.#card.element.remove();
    app.page.legendRows = () => !c ? [] : [
      ...(['added', 'removed', 'changed'] as const).filter((k) => c.difference[k].length).map((k) => h('li', lookSwatch(CHANGE_LOOKS[k]), h('span', tl('legend.count', { text: tl(`legend.${k}`), count: count(c.difference[k].length) })))),
      h('li', h('span.swatch.before', { 'aria-hidden': 'true' }), h('span', tl('legend.before')))];
    app.page.drawLegend();
  }

  #leaveMap() {
    this.#drawing.clear();
    this.#drawing.show(false);
    this.#card.element.remove();
    this.app.page.legendRows = () => [];
    this.app.page.drawLegend();
  }
}

/** The later version with what became of each feature, and those that are gone beside it. */
function tagged(difference: Difference, before: FeatureCollection, after: FeatureCollection): FeatureCollection {
  const added = new Set(difference.added.map((f) => f.id));
  const changed = new Set(difference.changed.map((f) => f.id));
  const removed = new Set(difference.removed.map((f) => f.id));
  const change = (id: string) => added.has(id) ? 'added' : changed.has(id) ? 'changed' : 'unchanged';
  return {
    type: 'FeatureCollection', features: [
      ...after.features.map((f) => ({ ...f, properties: { ...f.properties, _change: change(String(f.id)) } })),
      ...before.features.filter((f) => removed.has(String(f.id))).map((f) => ({ ...f, properties: { ...f.properties, _change: 'removed' } })),
    ],
  };
}

import '../styles/loading.css';
import type { App } from '../app';
import { layerOf, titleOf } from '../app';
import { importsApi } from '../api/imports';
import type { Finding, ImportResource, LoadReport } from '../api/importTypes';
import type { ServiceFailure } from '../api/client';
import { h } from '../dom';
import { dateTime } from '../format/dates';
import { language } from '../i18n/text';
import { icon } from '../page/icons';
import { keepingFocus, type Panel } from '../panels/parts';
import type { AppState } from '../state/appState';
import { CHANGE_LOOKS, Drawing, FAULT_LOOKS, type Change } from './drawing';
import { ACCEPTED, chooseFiles } from './files';
import { groupFindings, mended, type FaultKind } from './findings';
import { MapCard } from './mapCard';
import { bytesText } from './measures';
import { withRepair } from './options';
import { changesTable, count, differenceSummary, findingsSection, lookSwatch, repairsSection, sheetSection, type Show } from './sections';
import { readSection } from './readSection';
import { ImportSession, rememberedBy } from './session';
import { verdictBox } from './verdictBox';
import { blocked, needsDecision, verdictOf } from './verdict';
import { findingTitle, tl } from './words';

const MOST_PENDING = 5;

/** A file from the drop to the version: what was read, what was found, what would change, and the decision. */
export class LoadPanel implements Panel {
  readonly element = h('div.load');
  readonly #session: ImportSession;
  readonly #drawing: Drawing;
  readonly #card = new MapCard(() => this.#drawMap());
  readonly #progress = h('div.progress-box');
  readonly #body = h('div');
  readonly #input = h('input.visually-hidden', { type: 'file', multiple: true, accept: ACCEPTED, tabindex: -1, 'aria-hidden': 'true' });
  readonly #show: Show;
  #problem: string[] = [];
  #by = rememberedBy();
  #pending: ImportResource[] = [];
  #profiles: { id: string; title: unknown }[] = [];
  #said = '';
  #fitted = '';
  #saved = '';
  #visible = false;

  constructor(private readonly app: App) {
    this.#session = new ImportSession(app);
    this.#drawing = new Drawing(app.map);
    this.#show = {
      shown: new Map(), open: new Set(), busy: false, draw: () => this.render(),
      go: (finding) => this.#go(finding),
      placed: (finding) => Boolean(finding.shape ?? finding.location ?? (finding.feature && this.#session.preview?.features.some((f) => f.properties['name'] === finding.feature))),
      mark: (id, go) => { if (this.#drawing.mark(id, go)) return; },
      tick: (id, on) => this.#tick(id, on),
    };
    this.element.append(this.#input, this.#progress, this.#body);
    this.#input.addEventListener('change', () => { this.take([...this.#input.files ?? []]); this.#input.value = ''; });
    this.#session.subscribe((what) => { if (what === 'progress') this.#drawProgress(); else this.#changed(); });
    app.map.onPut = (id) => { if (this.#visible && id === this.#session.report?.layer) this.#drawMap(); };
    void importsApi.profiles().then((profiles) => { this.#profiles = profiles; this.#redraw(); }, () => undefined);
    const { upload } = app.store.state;
    if (upload) void this.#session.open(upload); else void this.#askPending();
  }

  /** Files were dropped or chosen. */
  take(files: readonly File[]) {
    const chosen = chooseFiles(files);
    if (chosen.kind === 'problem') {
      const names = chosen.names.slice(0, 5).join(', ') + (chosen.names.length > 5 ? ', …' : '');
      const way = chosen.reason === 'several' || chosen.reason === 'no-shp' ? tl(`files.${chosen.reason}.way`) : tl('intro.formats');
      this.#problem = [tl(`files.${chosen.reason}`, { names }), way];
      this.app.page.say(this.#problem.join(' '));
      this.render();
      return;
    }
    this.#problem = [];
    this.#fitted = '';
    this.#show.shown.clear();
    this.#show.open.clear();
    this.#card.side = 'both';
    this.#card.against = 'layer';
    this.app.page.say(tl('say.uploading', { file: chosen.name }));
    void this.#session.send(chosen.name, chosen.files);
  }

  render() {
    this.#visible = true;
    this.#redraw();
    this.#drawMap();
  }

  update(state: AppState, previous: AppState) {
    if (state.crs !== previous.crs || state.at !== previous.at) this.#drawMap();
    if (state.upload !== previous.upload && state.upload && state.upload !== this.#session.resource?.id) void this.#session.open(state.upload);
  }

  hidden() {
    this.#visible = false;
    this.#leaveMap();
  }

  #changed() {
    const { resource, stage, failure } = this.#session;
    this.#say();
    const saved = resource?.status === 'committed' ? resource.id : '';
    if (saved && saved !== this.#saved && this.#session.report?.landing?.bbox) this.app.map.goTo({ bbox: this.#session.report.landing.bbox });
    this.#saved = saved;
    if (stage === 'idle' && !failure) void this.#askPending();
    const verdict = resource && verdictOf(resource);
    if (verdict && needsDecision(verdict)) this.#show.open.add('choose');
    if (!this.#visible) return;
    this.#redraw();
    this.#drawMap();
  }

  #redraw() {
    const scroller = this.element.closest('.panel-body');
    const top = scroller?.scrollTop ?? 0;
    this.#show.busy = this.#session.checking || this.#session.busy !== null;
    this.#drawProgress();
    keepingFocus(this.#body, () => this.#body.replaceChildren(...this.#draw()));
    if (scroller) scroller.scrollTop = top;
  }

  #draw(): Node[] {
    const { stage, resource, report } = this.#session;
    if (stage === 'idle') return [this.#failure(), ...this.#intro()].filter((n) => n !== null);
    if (stage === 'uploading' || !resource) return [];
    const committed = resource.status === 'committed';
    return [
      verdictBox(this.app, resource, report), this.#failure(),
      ...(committed ? this.#afterwards(resource) : []),
      ...(report || resource.status === 'unreadable' ? readSection(this.app, resource, report, this.#show, { profiles: this.#profiles, change: (options) => void this.#session.change(options), fit: () => { if (report) this.#fitLanding(report); } }) : []),
      ...(report ? [
        ...findingsSection(report, this.#show, importsApi.findingsUrl(resource.id)),
        ...repairsSection(report, this.#mended(report), committed ? { ...this.#show, tick: undefined } : this.#show),
        ...this.#changes(report, resource), ...sheetSection(report, this.#show),
      ] : []),
      ...(committed || (resource.status === 'checking' && !report) ? [] : [this.#decide(resource, report)]),
    ].filter((n) => n !== null);
  }

  #intro(): Node[] {
    const pending = this.#pending.filter((p) => p.status !== 'committed').slice(0, MOST_PENDING);
    return [
      ...(this.#problem.length ? [h('div.failed', { role: 'alert' }, ...this.#problem.map((text, i) => h('p', i === 0 ? h('strong', text) : text)))] : []),
      h('div.drop-here', icon('load', 34), h('p', tl('intro.lead')),
        h('button.button.primary', { type: 'button', 'data-key': 'choose-file', onclick: () => this.#input.click() }, tl('intro.choose'))),
      h('p.muted', tl('intro.formats')), h('p.note', tl('intro.safe')),
      ...(pending.length ? [h('h3', tl('intro.pending')), h('ul.pending', ...pending.map((p) => h('li',
        h('span', h('strong', p.file), h('span.muted.small', `${bytesText(p.sizeBytes, language())} · ${dateTime(p.createdAt, language())}`)),
        h('button.button', { type: 'button', 'aria-label': tl('intro.openOne', { file: p.file }), onclick: () => void this.#session.open(p.id) }, tl('intro.open')))))] : []),
    ];
  }

  #drawProgress() {
    const { stage, file, sent, total, resource, silent, checking } = this.#session;
    const box = this.#progress;
    box.hidden = stage !== 'uploading' && !checking;
    if (box.hidden) { box.replaceChildren(); return; }
    const uploading = stage === 'uploading';
    const progress = resource?.progress;
    const of = uploading ? sent : progress?.done ?? 0;
    const whole = uploading ? total : progress?.total ?? 0;
    const text = uploading
      ? whole > 0 && sent >= whole ? tl('progress.wait') : tl('progress.upload', { file, sent: bytesText(sent, language()), total: bytesText(total, language()) })
      : [tl(progress?.phase === 'reading' ? 'progress.reading' : 'progress.checking'), progress && progress.done > 0 ? progress.total ? tl('progress.count', { done: count(progress.done), total: count(progress.total) }) : tl('progress.some', { done: count(progress.done) }) : ''].filter(Boolean).join(': ');
    const bar = h('progress', { 'aria-label': text, max: 1, ...(whole > 0 && (!uploading || sent < whole) && { value: Math.min(1, of / whole) }) });
    keepingFocus(box, () => box.replaceChildren(
      h('p.progress-text', h('strong', file || resource?.file || ''), h('span.muted.number', text)), bar,
      ...(silent ? [h('p.note', { role: 'alert' }, tl('progress.silent'))] : []),
      ...(checking && this.#session.report ? [h('p.muted.small', tl('progress.again'))] : []),
      h('button.button', { type: 'button', 'data-key': 'cancel', onclick: () => void this.#session.drop() }, tl('progress.cancel'))));
  }

  /** What went wrong on the way, in words, with the way on. */
  #failure(): HTMLElement | null {
    const { failure, failed, resource } = this.#session;
    if (!failure || !failed) return null;
    const conflict = failed === 'commit' && failure.status === 409;
    const newer = (failed === 'undo' || failed === 'redo') && failure.status === 409;
    const expired = failure.status === 404 && failed !== 'upload' && failed !== 'undo' && failed !== 'redo';
    const title = expired ? tl('failure.expired') : conflict ? tl('failure.conflict') : tl(`failure.${failed}`);
    const lines = expired ? [] : newer ? [tl('failure.newer', { version: failure.title })] : this.#explained(failure);
    const again = () => void this.#session.change({});
    return h('div.failed', { role: 'alert' }, h('p', h('strong', title)), ...lines.map((line) => h('p', line)), conflict ? h('p', tl('failure.conflictWay')) : null,
      conflict || (resource && failed === 'change') ? h('button.button', { type: 'button', 'data-key': 'again', onclick: again }, tl('failure.again'))
      : newer && this.#session.report ? h('button.button', { type: 'button', onclick: () => this.app.store.set({ history: this.#session.report!.layer }) }, tl('commit.history', { layer: titleOf(this.app, this.#session.report.layer) }))
      : null);
  }

  #explained(failure: ServiceFailure): string[] {
    if (failure.status === 0) return [tl('failure.silent')];
    if (failure.status === 413) return [tl('failure.tooLarge'), failure.detail].filter(Boolean);
    if (failure.status === 503) return [tl('failure.busy'), failure.detail].filter(Boolean);
    return [failure.title, failure.detail, failure.wayOut].filter(Boolean);
  }

  #changes(report: LoadReport, resource: ImportResource): Node[] {
    const d = report.changes;
    return [h('h3', tl('change.title')),
      ...(d ? [h('p', d.added.length + d.removed.length + d.changed.length ? differenceSummary(d) : tl('change.none', { version: report.basedOn })), ...changesTable(d, this.#show)]
        : [h('p', resource.status === 'refused' ? tl('change.refused') : tl('change.newLayer', { count: count(report.featureCount) }))])];
  }

  #mended(report: LoadReport) {
    const { untouched } = this.#session;
    return untouched && untouched !== report && report.repairs.some((r) => r.applied) ? mended(untouched, report) : [];
  }

  #decide(resource: ImportResource, report: LoadReport | null): HTMLElement {
    const { busy } = this.#session;
    const why = busy === 'change' ? 'checking' : blocked(resource);
    const input = h('input', { id: 'commit-by', 'data-key': 'commit-by', type: 'text', value: this.#by, autocomplete: 'name', maxlength: 100, 'aria-describedby': 'commit-why', oninput: () => { this.#by = input.value; input.setAttribute('aria-invalid', 'false'); says.textContent = ''; } });
    const says = h('p.field-error', { id: 'commit-why', 'aria-live': 'polite' }, why && report ? tl(`commit.blocked.${why}`) : '');
    const save = () => {
      if (why || busy) return;
      if (!this.#by.trim()) { says.textContent = tl('commit.byMissing'); input.setAttribute('aria-invalid', 'true'); input.focus(); return; }
      void this.#session.commit(this.#by.trim());
    };
    return h('form.decide', { onsubmit: (e: Event) => { e.preventDefault(); save(); } },
      report ? h('div.field', h('label', { for: 'commit-by' }, tl('commit.by'), ' ', h('span.muted.small', tl('commit.byHint'))), input) : null, says,
      h('div.buttons',
        report ? h('button.button.primary', { type: 'submit', 'data-key': 'commit', 'aria-disabled': String(Boolean(why || busy)), 'aria-describedby': 'commit-why' }, busy === 'commit' ? tl('commit.saving') : tl('commit.save', { version: report.basedOn + 1 })) : null,
        h('button.button', { type: 'button', 'data-key': 'discard', onclick: () => void this.#session.drop() }, tl('commit.discard'))));
  }

  #afterwards(resource: ImportResource): Node[] {
    const { report, undone, busy } = this.#session;
    if (!report) return [];
    const layer = titleOf(this.app, report.layer);
    const text = !undone ? tl('commit.done', { layer, version: resource.version ?? 0 })
      : report.basedOn === 0 ? tl('commit.withdrawn', { layer }) : tl('commit.undone', { layer, to: report.basedOn, version: undone.number });
    return [h('section.afterwards', h('p', text), h('div.buttons',
      undone ? h('button.button', { type: 'button', 'data-key': 'undo', onclick: () => void this.#session.redo() }, tl('commit.redo'))
        : h('button.button.primary', { type: 'button', 'data-key': 'undo', onclick: () => void this.#session.undo() }, busy === 'undo' ? tl('commit.undoing') : tl(report.basedOn === 0 ? 'commit.undoNew' : 'commit.undo')),
      h('button.button', { type: 'button', 'data-key': `history-${report.layer}`, onclick: () => this.app.store.set({ history: report.layer }) }, tl('commit.history', { layer })),
      h('button.button', { type: 'button', 'data-key': 'another', onclick: () => void this.#session.drop() }, tl('intro.another'))))];
  }

  #tick(id: string, on: boolean) {
    const { report } = this.#session;
    if (!report || this.#show.busy) return;
    const applied = report.repairs.filter((r) => r.applied).map((r) => r.id);
    if (on) this.#card.against = 'file';
    void this.#session.change({ repairs: withRepair(report.repairs.map((r) => r.id), applied, id, on) });
  }

  #go(finding: Finding) {
    if (!this.#drawing.go(finding) && finding.feature) this.#drawing.mark(finding.feature, true);
    this.app.page.say(tl('say.finding', { text: `${findingTitle(finding.code)}: ${finding.feature ?? ''}` }));
  }

  #fitLanding(report: LoadReport) {
    const { bbox, mends } = report.landing!;
    this.#drawing.fit([...(bbox ? [bbox] : []), ...mends.slice(0, 4).map((m) => m.bbox)]);
  }

  #drawMap() {
    const { resource, report, preview, untouchedPreview, stage } = this.#session;
    const on = this.#visible && stage === 'open' && report !== null && resource?.status !== 'committed';
    if (!on) return this.#leaveMap();
    const { app } = this;
    const away = report.landing && !report.landing.onSingkawang ? report.landing : null;
    this.#drawing.show(true);
    app.map.setWide(away !== null);
    const repaired = report.repairs.some((r) => r.applied);
    const known = layerOf(app, report.layer);
    const hasFile = repaired && untouchedPreview !== null;
    this.#card.render(known !== undefined, hasFile);
    this.#card.element.hidden = away !== null || (!known && !hasFile);
    this.#drawing.setAfter(preview);
    if (hasFile && (this.#card.against === 'file' || !known)) this.#drawing.setBefore(untouchedPreview);
    else if (known) this.#drawing.setBeforeLayer(report.layer);
    else this.#drawing.setBefore(null);
    this.#drawing.side(away || (!known && !hasFile) ? 'after' : this.#card.side);
    this.#drawing.setFaults(groupFindings(report).flatMap((g) => g.listed.map((f) => [g.kind, f] as const)));
    this.#drawing.setBoxes(!away ? [] : [
      ...(away.bbox ? [{ box: away.bbox, text: tl('landing.asRead'), mend: false }] : []),
      ...away.mends.slice(0, 1).map((m) => ({ box: m.bbox, text: m.crs ?? tl('landing.mendSwap'), mend: true })),
    ]);
    if (!this.#card.element.isConnected) app.page.stage.append(this.#card.element);
    app.map.onTop = (pixel) => this.#pick(pixel);
    app.page.legendRows = () => this.#legendRows(report);
    app.page.drawLegend();
    const key = `${resource?.id} ${away ? 'away' : 'here'}`;
    if (this.#fitted !== key && (away || preview)) {
      this.#fitted = key;
      if (away) this.#fitLanding(report);
      else if (report.landing?.bbox) this.#drawing.fit([report.landing.bbox]);
    }
  }

  #leaveMap() {
    if (this.app.map.onTop === null && !this.#card.element.isConnected) return;
    this.#drawing.clear();
    this.#drawing.show(false);
    this.#card.element.remove();
    this.app.map.onTop = null;
    this.app.page.legendRows = () => [];
    this.app.page.drawLegend();
  }

  #legendRows(report: LoadReport): HTMLElement[] {
    const row = (swatch: Node, text: string) => h('li', swatch, h('span', text));
    const changes = new Map<Change, number>();
    for (const f of this.#session.preview?.features ?? []) {
      const change = (f.properties['_change'] ?? 'unchanged') as Change;
      changes.set(change, (changes.get(change) ?? 0) + 1);
    }
    const kinds = new Map<FaultKind, number>();
    for (const g of groupFindings(report)) {
      const placed = g.listed.filter((f) => f.shape ?? f.location).length;
      if (placed) kinds.set(g.kind, (kinds.get(g.kind) ?? 0) + placed);
    }
    return [
      ...[...kinds].map(([kind, n]) => row(lookSwatch(FAULT_LOOKS[kind], kind), tl('legend.count', { text: tl(`kind.${kind}`), count: count(n) }))),
      ...(['added', 'changed', 'unchanged'] as const).filter((c) => changes.has(c)).map((c) => row(lookSwatch(CHANGE_LOOKS[c]), tl('legend.count', { text: tl(`legend.${c}`), count: count(changes.get(c)!) }))),
      ...(this.#card.element.hidden ? [] : [row(h('span.swatch.before', { 'aria-hidden': 'true' }), tl('legend.before'))]),
    ];
  }

  #pick(pixel: number[]): boolean {
    const found = this.#drawing.at(pixel);
    if (!found) return false;
    if (found.finding) {
      const { finding } = found;
      const group = groupFindings(this.#session.report!).find((g) => g.listed.includes(finding));
      if (!group) return false;
      const key = `${group.severity} ${group.code}`;
      const index = group.listed.indexOf(finding);
      this.#show.open.add(key);
      this.#show.shown.set(key, Math.max(this.#show.shown.get(key) ?? 0, index + 1));
      this.#redraw();
      this.#light(`${key} ${index}`);
    } else {
      this.#drawing.mark(found.id!);
      this.#light(`change-${found.id}`);
    }
    return true;
  }

  #light(key: string) {
    for (const lit of this.#body.querySelectorAll('.lit')) lit.classList.remove('lit');
    const row = this.#body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.closest('li, tr');
    row?.classList.add('lit');
    row?.scrollIntoView({ block: 'nearest' });
  }

  #say() {
    const { resource, undone, report, checking, file } = this.#session;
    const verdict = resource && !checking ? verdictOf(resource) : null;
    const text = undone && report ? tl('commit.undone', { layer: titleOf(this.app, report.layer), to: report.basedOn, version: undone.number })
      : verdict && resource ? verdictBox(this.app, resource, report)?.textContent ?? '' : checking ? tl('say.checking', { file }) : '';
    if (text && text !== this.#said) this.app.page.say(text);
    this.#said = text;
  }

  async #askPending() {
    this.#pending = await importsApi.list().catch(() => []);
    if (this.#visible && this.#session.stage === 'idle') this.#redraw();
  }
}

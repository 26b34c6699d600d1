import type { App } from '../app';
import { ServiceFailure } from '../api/client';
import { importsApi, upload, versionsApi } from '../api/imports';
import type { ImportOptions, ImportResource, LoadReport, PreviewCollection, VersionEntry } from '../api/importTypes';

const SOON_MILLISECONDS = 250;
const LATER_MILLISECONDS = 1500;
const BY_KEY = 'ovop.by';

export type Stage = 'idle' | 'uploading' | 'open';
export type Act = 'commit' | 'undo' | 'redo' | 'drop' | 'change';

/** One load, from the files to the version and back: what it has got to, and what may be done with it. */
export class ImportSession {
  stage: Stage = 'idle';
  file = '';
  sent = 0;
  total = 0;
  resource: ImportResource | null = null;
  /** The last report there was; it stays while a check is repeated. */
  report: LoadReport | null = null;
  /** The report of the file as it is, before any repair. */
  untouched: LoadReport | null = null;
  preview: PreviewCollection | null = null;
  untouchedPreview: PreviewCollection | null = null;
  failure: ServiceFailure | null = null;
  /** What failed, so that it can be tried again. */
  failed: Act | 'upload' | 'open' | null = null;
  /** The service does not answer; it is asked again by itself. */
  silent = false;
  busy: Act | null = null;
  /** The version that an undo made. */
  undone: VersionEntry | null = null;
  #turn = 0;
  #sending: AbortController | null = null;
  #listeners: ((what: 'all' | 'progress') => void)[] = [];

  constructor(private readonly app: App) {}

  subscribe(listener: (what: 'all' | 'progress') => void) { this.#listeners.push(listener); }

  get checking() { return this.resource?.status === 'checking' || this.busy === 'change'; }

  async send(name: string, files: readonly File[]) {
    if (this.resource && this.resource.status !== 'committed') void importsApi.drop(this.resource.id).catch(() => undefined);
    this.#forget();
    const turn = ++this.#turn;
    this.stage = 'uploading';
    this.file = name;
    this.total = files.reduce((sum, f) => sum + f.size, 0);
    this.#sending = new AbortController();
    this.app.store.set({ at: null, upload: null }, 'replace');
    this.#tell();
    try {
      const resource = await upload(files, (sent, total) => { this.sent = sent; this.total = total; this.#tell('progress'); }, this.#sending.signal);
      if (turn !== this.#turn) return;
      this.stage = 'open';
      this.#take(resource, turn);
      this.app.store.set({ upload: resource.id }, 'replace');
    } catch (reason) {
      if (turn !== this.#turn) return;
      this.stage = 'idle';
      this.#fail(reason, 'upload');
    }
  }

  /** Takes up a load that is under way, as an address or the list names it. */
  async open(id: string) {
    this.#forget();
    const turn = ++this.#turn;
    try {
      const resource = await importsApi.find(id);
      if (turn !== this.#turn) return;
      this.stage = 'open';
      this.file = resource.file;
      this.#take(resource, turn);
      this.app.store.set({ upload: id }, 'replace');
    } catch (reason) {
      if (turn !== this.#turn) return;
      this.app.store.set({ upload: null }, 'replace');
      this.#fail(reason, 'open');
    }
  }

  /** Has the file checked again with other options. */
  async change(options: ImportOptions) {
    const { resource } = this;
    if (!resource) return;
    const turn = ++this.#turn;
    await this.#doing('change', async () => {
      const answer = await importsApi.change(resource.id, options);
      if (turn === this.#turn) this.#take(answer, turn);
    });
  }

  async commit(by: string) {
    const { resource } = this;
    if (!resource || resource.status !== 'ready') return;
    remember(by);
    const turn = this.#turn;
    await this.#doing('commit', async () => {
      const answer = await importsApi.commit(resource.id, by);
      if (turn !== this.#turn) return;
      this.#take(answer, turn);
      this.app.store.set({ at: null, upload: null }, 'replace');
      this.app.service.refresh();
    });
  }

  /** Back to what there was before; where somebody has gone on since, only the history can tell what is right. */
  async undo() { await this.#back('undo', this.report?.basedOn ?? 0, this.resource?.version ?? 0); }

  async redo() { await this.#back('redo', this.resource?.version ?? 0, this.undone?.number ?? 0); }

  async drop() {
    const { resource } = this;
    this.#sending?.abort();
    this.#turn++;
    if (resource && resource.status !== 'committed') void importsApi.drop(resource.id).catch(() => undefined);
    this.app.store.set({ upload: null }, 'replace');
    this.#forget();
    this.#tell();
  }

  async #back(act: 'undo' | 'redo', to: number, expected: number) {
    const layer = this.report?.layer;
    if (!layer) return;
    await this.#doing(act, async () => {
      const [newest] = await versionsApi.list(layer);
      if (newest && newest.number !== expected) throw new ServiceFailure(409, `v${newest.number}`, '', '');
      const version = await versionsApi.rollback(layer, to, rememberedBy());
      this.undone = act === 'undo' ? version : null;
      if (act === 'redo' && this.resource) this.resource = { ...this.resource, version: version.number };
      this.app.service.refresh();
    });
  }

  async #doing(act: Act, work: () => Promise<void>) {
    this.busy = act;
    this.failure = null;
    this.#tell();
    try {
      await work();
      this.busy = null;
    } catch (reason) {
      this.busy = null;
      this.#fail(reason, act);
      return;
    }
    this.#tell();
  }

  #take(resource: ImportResource, turn: number) {
    const again = resource.status === 'checking' && this.resource?.status === 'checking';
    this.resource = resource;
    this.failure = null;
    this.silent = false;
    if (resource.report) {
      this.report = resource.report;
      if (!resource.report.repairs.some((r) => r.applied)) this.untouched = resource.report;
    } else if (resource.status === 'unreadable' || resource.status === 'failed') {
      this.report = null;
      this.preview = null;
    }
    if (resource.status === 'checking') void this.#poll(turn, SOON_MILLISECONDS);
    else if (resource.status === 'ready' || resource.status === 'refused') void this.#look(turn);
    this.#tell(again ? 'progress' : 'all');
  }

  async #poll(turn: number, wait: number) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const { resource } = this;
    if (turn !== this.#turn || !resource) return;
    try {
      const answer = await importsApi.find(resource.id);
      if (turn !== this.#turn) return;
      if (answer.status !== 'checking') return this.#take(answer, turn);
      const was = this.silent;
      this.resource = answer;
      this.silent = false;
      this.#tell(was ? 'all' : 'progress');
      void this.#poll(turn, Math.min(wait * 1.4, LATER_MILLISECONDS));
    } catch (reason) {
      if (turn !== this.#turn) return;
      if (!(reason instanceof ServiceFailure) || reason.status !== 0) return this.#fail(reason, 'open');
      this.silent = true;
      this.#tell();
      void this.#poll(turn, LATER_MILLISECONDS);
    }
  }

  async #look(turn: number) {
    const { resource } = this;
    if (!resource) return;
    const preview = await importsApi.preview(resource.id).catch(() => null);
    if (turn !== this.#turn || !preview) return;
    this.preview = preview;
    if (!this.report?.repairs.some((r) => r.applied)) this.untouchedPreview = preview;
    this.#tell();
  }

  #fail(reason: unknown, what: NonNullable<ImportSession['failed']>) {
    if (reason instanceof DOMException) return;
    this.failure = reason instanceof ServiceFailure ? reason : new ServiceFailure(0, '', '');
    this.failed = what;
    this.#tell();
  }

  #forget() {
    Object.assign(this, {
      stage: 'idle', file: '', sent: 0, total: 0, resource: null, report: null, untouched: null, preview: null, untouchedPreview: null,
      failure: null, failed: null, silent: false, busy: null, undone: null,
    });
  }

  #tell(what: 'all' | 'progress' = 'all') {
    for (const listener of this.#listeners) listener(what);
  }
}

export function rememberedBy(): string {
  try {
    return localStorage.getItem(BY_KEY) ?? '';
  } catch {
    return '';
  }
}

export function remember(by: string) {
  try {
    localStorage.setItem(BY_KEY, by);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

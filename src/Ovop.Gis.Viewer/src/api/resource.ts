import { getJson, ServiceFailure } from './client';

export type ResourceState<T> =
  | { kind: 'idle' | 'loading'; value?: T }
  | { kind: 'ready'; value: T }
  | { kind: 'failed'; failure: ServiceFailure; value?: T };

/** An answer as those see it who only show it. */
export interface Answer<T> {
  readonly state: ResourceState<T>;
  readonly url: string;
  subscribe(listener: (state: ResourceState<T>) => void): void;
  retry(): void;
}

const PATIENCE_MILLISECONDS = 600;

/**
 * The answer to one address. Asking for another address while one is under way lets that one finish, so that a list
 * follows a dragged centre, and then asks only for the latest; one that keeps the latest waiting for long is aborted.
 */
export class Resource<T> implements Answer<T> {
  #state: ResourceState<T> = { kind: 'idle' };
  #url = '';
  #wanted = '';
  #busy = false;
  #again = false;
  #abort = new AbortController();
  #asking = '';
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<(state: ResourceState<T>) => void>();

  /** `url` is the address that the present value answers. */
  get state() { return this.#state; }
  get url() { return this.#url; }

  subscribe(listener: (state: ResourceState<T>) => void) {
    this.#listeners.add(listener);
  }

  ask(url: string) {
    if (url === this.#wanted) return;
    this.#wanted = url;
    if (!this.#busy) void this.#fetch();
    else this.#timer ??= setTimeout(() => { if (this.#asking !== this.#wanted) this.#abort.abort(); }, Math.max(0, this.#since + PATIENCE_MILLISECONDS - Date.now()));
  }

  /** Asks the same address anew: what it answers has changed. */
  refresh() {
    if (!this.#wanted) return;
    if (this.#busy) this.#again = true;
    else void this.#fetch();
  }

  retry() {
    if (this.#wanted && !this.#busy && this.#state.kind === 'failed') void this.#fetch();
  }

  async #fetch() {
    this.#busy = true;
    this.#again = false;
    const url = this.#asking = this.#wanted;
    this.#abort = new AbortController();
    this.#since = Date.now();
    if (this.#state.kind !== 'ready') this.#become({ ...this.#keep(), kind: 'loading' });
    try {
      const value = await getJson<T>(url, this.#abort.signal);
      this.#url = url;
      this.#become({ kind: 'ready', value });
    } catch (reason) {
      const failure = reason instanceof ServiceFailure ? reason : new ServiceFailure(0, '', '');
      if (this.#abort.signal.aborted) this.#again = true;
      else if (url === this.#wanted) this.#become({ ...this.#keep(), kind: 'failed', failure });
    } finally {
      this.#busy = false;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    if (url !== this.#wanted || this.#again) await this.#fetch();
  }

  #keep(): { value?: T } {
    return this.#state.value === undefined ? {} : { value: this.#state.value };
  }

  #become(state: ResourceState<T>) {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

import type { AppState } from './appState';

export type Step = 'push' | 'replace' | 'travel';
export type Listener = (state: AppState, previous: AppState, step: Step) => void;

/** The one place that holds what the page shows. */
export class Store {
  #state: AppState;
  readonly #listeners: Listener[] = [];

  constructor(state: AppState) {
    this.#state = state;
  }

  get state() { return this.#state; }

  /** `push` makes a step that Back undoes; `replace` refines the present one. */
  set(change: Partial<AppState>, step: Step = 'push') {
    const previous = this.#state;
    const same = (Object.keys(change) as (keyof AppState)[]).every((key) => Object.is(previous[key], change[key]));
    if (same) return;
    this.#state = { ...previous, ...change };
    for (const listener of this.#listeners) listener(this.#state, previous, step);
  }

  subscribe(listener: Listener) {
    this.#listeners.push(listener);
  }
}

import type { App } from '../app';
import type { Answer, ResourceState } from '../api/resource';
import { h } from '../dom';
import { t } from '../i18n/text';
import { icon } from '../page/icons';
import type { AppState, PassportId } from '../state/appState';

/** One thing the left panel can show. */
export interface Panel {
  readonly element: HTMLElement;
  /** Draws everything anew: language or data changed, or the panel came into sight. */
  render(): void;
  update?(state: AppState, previous: AppState): void;
  /** A place on the map is under the pointer. */
  lightRow?(id: string | null): void;
  /** Another panel has taken its place. */
  hidden?(): void;
}

/** A figure that opens its passport. */
export function figure(app: App, text: string, passport: PassportId, band = ''): HTMLElement {
  return h('button.figure', { type: 'button', title: [band, t('passport.open')].filter(Boolean).join(' · '), onclick: () => app.store.set({ passport }) }, text);
}

/** What stands under figures: where they come from, and how to take them along. */
export function provenance(app: App, passport: PassportId, csvUrl: string, csvText: string): HTMLElement {
  return h('p.provenance',
    h('button.link', { type: 'button', 'data-key': `passport-${passport}`, onclick: () => app.store.set({ passport }) }, icon('passport', 16), t('passport.short')),
    h('a.link', { href: csvUrl, download: `${passport}.csv` }, csvText));
}

/** Shows the answer, or that it is awaited, or that it failed with the way out. */
export function answered<T>(resource: Answer<T>, lines: number, show: (value: T) => Node[]): Node[] {
  const state: ResourceState<T> = resource.state;
  if (state.value !== undefined) return show(state.value);
  if (state.kind === 'failed') return [failure(resource, state.failure.status === 0 ? t('state.silent') : state.failure.title, state.failure.detail)];
  return [h('div.skeleton', { 'aria-busy': 'true' }, h('span.visually-hidden', t('state.loading')), ...Array.from({ length: lines }, () => h('i')))];
}

function failure(resource: Answer<unknown>, title: string, detail: string): HTMLElement {
  return h('div.failed', { role: 'alert' }, h('p', h('strong', t('state.failed')), ' ', title), detail && h('p', detail),
    h('button.button', { type: 'button', onclick: () => resource.retry() }, t('state.retry')));
}

/** Draws again without taking the focus away from who has it. */
export function keepingFocus(container: HTMLElement, draw: () => void) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && container.contains(active) ? active.dataset['key'] : undefined;
  draw();
  if (key) container.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** A few choices of which one holds. */
export function choice<T extends string>(label: string, options: readonly (readonly [T, string])[], chosen: T, choose: (value: T) => void): HTMLElement {
  return h('div.choice', { role: 'group', 'aria-label': label }, ...options.map(([value, text]) =>
    h('button', { type: 'button', 'aria-pressed': String(value === chosen), 'data-key': `choice-${value}`, onclick: () => choose(value) }, text)));
}

import type { App } from '../app';
import { clampRadius, PANELS } from '../state/appState';

export interface KeyTargets { search(): void; keys(): void; map(): void; /** Closes what is open; false when nothing was. */ close(): boolean; focusPanel(): void }

/** Keys that work wherever one is, except while typing. */
export function listenToKeys({ store, map }: App, to: KeyTargets) {
  const radius = (metres: number) => store.set({ radiusMetres: clampRadius(store.state.radiusMetres + metres) }, 'replace');
  const actions: Record<string, () => void> = {
    '/': to.search, '?': to.keys, 'm': to.map,
    '[': () => radius(-500), ']': () => radius(500),
    'r': () => map.ring.handle.focus(), 'c': () => map.ring.centreHandle.focus(),
    'h': () => map.home(true), '+': () => map.zoomBy(1), '-': () => map.zoomBy(-1),
    'n': () => store.set({ labels: !store.state.labels }, 'replace'),
    'l': () => store.set({ language: store.state.language === 'id' ? 'en' : 'id' }),
    ...Object.fromEntries(PANELS.map((panel, i) => [String(i + 1), () => { store.set({ panel, passport: null, history: null }); to.focusPanel(); }])),
  };
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); return to.search(); }
    if (event.key === 'Escape') { if (to.close()) event.preventDefault(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    // The map has keys of its own for zooming while it has the focus.
    if ((event.key === '+' || event.key === '-') && event.target instanceof HTMLElement && event.target.id === 'map') return;
    const action = actions[event.key] ?? actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && ['text', 'search'].includes(target.type));

import { fromQuery, toQuery } from './url';
import type { Store } from './store';

const LANGUAGE_KEY = 'ovop.language';

export function rememberedLanguage(): 'id' | 'en' {
  try {
    return localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}

/** Keeps the address and the state alike, both ways. */
export function keepAddress(store: Store) {
  let timer = 0;
  const write = () => history.replaceState(null, '', location.pathname + toQuery(store.state));

  store.subscribe((state, previous, step) => {
    if (state.language !== previous.language) remember(state.language);
    if (step === 'travel') return;
    clearTimeout(timer);
    if (step === 'push') {
      // What was refined since the last step belongs to the step that is left.
      history.replaceState(null, '', location.pathname + toQuery(previous));
      history.pushState(null, '', location.pathname + toQuery(state));
    } else {
      timer = window.setTimeout(write, 250);
    }
  });
  window.addEventListener('popstate', () => {
    clearTimeout(timer);
    store.set(fromQuery(location.search, store.state.language), 'travel');
  });
}

function remember(language: string) {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}

import type { App } from '../app';
import { h } from '../dom';
import { degreesText } from '../format/coordinates';
import { formatNumber, scaleText, shortKilometres } from '../format/numbers';
import { language, t, words } from '../i18n/text';
import { nameOf } from '../map/styles';
import { bandRange } from '../panels/nearChoices';

const QUIET_MILLISECONDS = 900;

/** Says in one sentence what the map shows, once it has come to rest. */
export class Announcer {
  readonly element = h('p.visually-hidden', { 'aria-live': 'polite', id: 'map-says' });
  /** Says at once what has just happened. */
  readonly news = h('p.visually-hidden', { role: 'status' });
  #timer = 0;

  constructor(private readonly app: App) {}

  say(text: string) {
    this.news.textContent = '';
    window.setTimeout(() => { this.news.textContent = text; }, 60);
  }

  soon() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#say(), QUIET_MILLISECONDS);
  }

  #say() {
    const { map, service, store } = this.app;
    const { state } = store;
    const near = service.around(state).state.value;
    if (!near) return;
    const layers = map.shown().map((l) => t('live.layer', { count: formatNumber(l.featureCount, 0, language()), layer: words(l.title) })).join(', ');
    const bands = state.bands.length ? service.near.state.value?.bands : null;
    const selected = state.selected && map.feature(state.selected);
    const text = t('live.map', {
      layers, radius: shortKilometres(state.radiusMetres, language()),
      centre: state.centre === 'airport' ? t('near.centreAirport') : degreesText(map.centre(), language()),
      count: near.items.filter((i) => i.distance.metres <= state.radiusMetres).length, total: near.items.length,
      scale: scaleText(map.scale().denominator, language()),
    }) + (bands?.length ? ` ${t('live.bands', { list: bands.map((b) => `${bandRange(b)}: ${b.count}`).join('; ') })}` : '') + (selected ? ` ${t('live.selected', { name: nameOf(selected) })}` : '');
    if (this.element.textContent !== text) this.element.textContent = text;
  }
}

import { h } from '../dom';
import { choice, keepingFocus } from '../panels/parts';
import type { Side } from './drawing';
import { tl } from './words';

/** Before, after or both: a switch on the map itself. */
export class MapCard {
  readonly element = h('section.map-card');
  side: Side = 'both';
  against: 'layer' | 'file' = 'layer';

  constructor(private readonly changed: () => void) {}

  render(hasBefore: boolean, hasFile: boolean) {
    this.element.setAttribute('aria-label', tl('map.title'));
    if (!hasFile) this.against = 'layer';
    keepingFocus(this.element, () => this.element.replaceChildren(
      choice(tl('map.title'), [['before', tl('map.before')], ['both', tl('map.both')], ['after', tl('map.after')]] as const, this.side, (side) => { this.side = side; this.changed(); }),
      hasBefore && hasFile ? h('div.against', h('span.muted.small', tl('map.against')), choice(tl('map.against'), [['layer', tl('map.layer')], ['file', tl('map.file')]] as const, this.against, (against) => { this.against = against; this.changed(); })) : ''));
  }
}

import type { Pattern } from '../api/types';
import { h } from '../dom';
import { cssBackground } from '../map/patterns';
import { darkened } from '../map/palette';

/** Paints an element as a zone is painted; two fills side by side stand for an overlap. */
export function paint(element: HTMLElement, fills: { fill: string; pattern: Pattern }[]) {
  element.style.background = fills.map((f) => cssBackground(f.fill, f.pattern)).join(', ');
}

export function zoneSwatch(fills: { fill: string; pattern: Pattern }[]): HTMLElement {
  const swatch = h('span.swatch', { 'aria-hidden': 'true' });
  paint(swatch, fills);
  if (fills[0]) swatch.style.borderColor = darkened(fills[0].fill, 0.75);
  return swatch;
}

import { svg } from '../dom';
import { AIRCRAFT } from '../map/markers';

const PATHS = {
  layers: 'M12 3 2.5 8 12 13l9.500-5zM4.500 12 12 16l7.500-4M4.500 16 12 20l7.500-4',
  areas: 'M4 20V4M4 20h16M8 16.500h5M8 12.500h10M8 8.500h7',
  published: 'M5 20V9h5v11M14 20V4h5v16M3 20h18',
  load: 'M12 15.500V4M7.500 8.500 12 4l4.500 4.500M4 15v4.500h16V15',
  history: 'M4 12a8 8 0 1 0 2.600-5.900M4 4v4.500h4.500M12 8v4.500l3 2',
  check: 'M5 12.500 10 17.500 19.500 7',
  warning: 'M12 4 2.500 20h19zM12 10v4.500M12 17.200h.01',
  target: 'M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM12 2v5M12 17v5M2 12h5M17 12h5',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 21 21',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M14.500 5 8 12l6.500 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  home: 'M4 11.500 12 5l8 6.500M6.500 10v9h11v-9',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1',
  keys: 'M3 7h18v10H3zM6.500 10.500h.01M10 10.500h.01M13.500 10.500h.01M17 10.500h.01M8 14h8',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.500h.01',
  legend: 'M4 6h4v4H4zM4 14h4v4H4zM11 8h9M11 16h9',
  down: 'M6 9l6 6 6-6',
  passport: 'M6 3h12v18H6zM12 12.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 17h6',
} as const;

export type IconName = keyof typeof PATHS | 'aircraft';

/** A drawn sign beside words; never read aloud. */
export function icon(name: IconName, size = 20): SVGElement {
  const filled = name === 'aircraft';
  return svg('svg', { viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true', class: 'icon' },
    svg('path', filled ? { d: AIRCRAFT, fill: 'currentColor' }
      : { d: PATHS[name], fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
}

import type { Pattern } from '../api/types';
import { darkened, isNothing, withAlpha } from './palette';

const CELL = 8;
const WASH = 0.42;
const SOLID = 0.6;
const cache = new Map<string, CanvasPattern | string>();

/** A zone lets the ground shine through; one without a pattern is made translucent as a whole. */
export const zoneFill = (fill: string, pattern: Pattern) => pattern === 'none' ? withAlpha(fill, SOLID) : fill;

/** A pale wash of the colour with its pattern on it, for the map's canvas. */
export function canvasFill(fill: string, pattern: Pattern, pixelRatio: number): CanvasPattern | string {
  if (isNothing(fill)) return 'rgba(0, 0, 0, 0)';
  if (pattern === 'none') return fill;
  const key = `${fill} ${pattern} ${pixelRatio}`;
  let found = cache.get(key);
  if (!found) cache.set(key, found = draw(fill, pattern, pixelRatio));
  return found;
}

function draw(fill: string, pattern: Pattern, pixelRatio: number): CanvasPattern | string {
  const canvas = document.createElement('canvas');
  const size = Math.round(CELL * pixelRatio);
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return withAlpha(fill, WASH);
  context.fillStyle = withAlpha(fill, WASH);
  context.fillRect(0, 0, size, size);
  context.strokeStyle = context.fillStyle = darkened(fill, 0.78);
  context.lineWidth = 1.1 * pixelRatio;
  context.beginPath();
  // Strokes run past the cell on both sides, so that neighbouring cells join.
  if (pattern === 'diagonal' || pattern === 'cross') for (const d of [-size, 0, size]) { context.moveTo(d - 2, size + 2); context.lineTo(d + size + 2, -2); }
  if (pattern === 'diagonal-back' || pattern === 'cross') for (const d of [-size, 0, size]) { context.moveTo(d - 2, -2); context.lineTo(d + size + 2, size + 2); }
  context.stroke();
  if (pattern === 'dots') {
    context.beginPath();
    for (const [x, y] of [[0.25, 0.25], [0.75, 0.75]] as const) {
      context.moveTo(x * size + 1, y * size);
      context.arc(x * size, y * size, 1.15 * pixelRatio, 0, 2 * Math.PI);
    }
    context.fill();
  }
  return context.createPattern(canvas, 'repeat') ?? withAlpha(fill, WASH);
}

/** The same look for a bar or a swatch of the page. */
export function cssBackground(fill: string, pattern: Pattern): string {
  if (isNothing(fill)) return 'none';
  if (pattern === 'none') return `linear-gradient(${fill}, ${fill})`;
  const ink = darkened(fill, 0.78), wash = withAlpha(fill, WASH);
  const lines = (angle: number) => `repeating-linear-gradient(${angle}deg, ${ink} 0 1.1px, transparent 1.1px 5.66px)`;
  const marks: Record<Exclude<Pattern, 'none'>, string> = {
    'diagonal': lines(-45), 'diagonal-back': lines(45), 'cross': `${lines(45)}, ${lines(-45)}`,
    'dots': `radial-gradient(circle at 2px 2px, ${ink} 1.15px, transparent 1.5px) 0 0 / 8px 8px, radial-gradient(circle at 2px 2px, ${ink} 1.15px, transparent 1.5px) 4px 4px / 8px 8px`,
  };
  return `${marks[pattern]}, linear-gradient(${wash}, ${wash})`;
}

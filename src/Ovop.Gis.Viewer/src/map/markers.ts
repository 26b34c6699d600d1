import Icon from 'ol/style/Icon.js';
import { FONT, INK, PAPER } from './palette';

const SHARPNESS = 3;
const cache = new Map<string, Icon>();

function icon(key: string, size: number, draw: (context: CanvasRenderingContext2D, middle: number) => void): Icon {
  let found = cache.get(key);
  if (found) return found;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * SHARPNESS;
  const context = canvas.getContext('2d')!;
  context.scale(SHARPNESS, SHARPNESS);
  draw(context, size / 2);
  found = new Icon({ img: canvas, width: size, height: size, declutterMode: 'none' });
  cache.set(key, found);
  return found;
}

/** A numbered cluster: full inside the ring, hollow outside. */
export function clusterMarker(label: string, inside: boolean, colour: string): Icon {
  return icon(`cluster ${label} ${inside} ${colour}`, 28, (context, middle) => {
    context.beginPath();
    context.arc(middle, middle, 11, 0, 2 * Math.PI);
    context.shadowColor = 'rgba(20, 30, 36, 0.35)';
    context.shadowBlur = 4;
    context.fillStyle = inside ? colour : PAPER;
    context.fill();
    context.shadowColor = 'transparent';
    context.lineWidth = 2;
    context.strokeStyle = inside ? PAPER : colour;
    context.stroke();
    context.fillStyle = inside ? PAPER : colour;
    context.font = `700 12.5px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(label, middle, middle + 0.5);
  });
}

/** A site: a small square standing on its corner. */
export function siteMarker(fill: string, stroke: string): Icon {
  return icon(`site ${fill} ${stroke}`, 16, (context, middle) => {
    context.translate(middle, middle);
    context.rotate(Math.PI / 4);
    context.fillStyle = fill;
    context.strokeStyle = stroke;
    context.lineWidth = 1.8;
    context.fillRect(-4, -4, 8, 8);
    context.strokeRect(-4, -4, 8, 8);
  });
}

/** An aircraft from above, for the airport's reference point. */
export const AIRCRAFT = 'M12 2c.8 0 1.4.9 1.4 2v5l8.1 4.9v2.2l-8.1-2.5v4.3l2.3 1.8v1.8L12 20.4l-3.7 1.1v-1.8l2.3-1.8v-4.3l-8.1 2.5v-2.2L10.6 9V4c0-1.1.6-2 1.4-2z';

export function airportMarker(): Icon {
  return icon('airport', 30, (context, middle) => {
    context.beginPath();
    context.arc(middle, middle, 12, 0, 2 * Math.PI);
    context.fillStyle = INK;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = PAPER;
    context.stroke();
    context.translate(middle - 8.5, middle - 8.5);
    context.scale(17 / 24, 17 / 24);
    context.fillStyle = PAPER;
    context.fill(new Path2D(AIRCRAFT));
  });
}

import type { FeatureLike } from 'ol/Feature.js';
import type Geometry from 'ol/geom/Geometry.js';
import type Point from 'ol/geom/Point.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style, { type StyleFunction } from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { LayerEntry, StyleClass } from '../api/types';
import { language, t } from '../i18n/text';
import { labelPoint } from './labelPoints';
import { airportMarker, clusterMarker, siteMarker } from './markers';
import { darkened, FONT, INK, isNothing, isWhite, LAND_HALO, tinted, withAlpha } from './palette';
import { canvasFill, zoneFill } from './patterns';

export interface DrawingContext {
  labels(): boolean;
  /** Whether a cluster lies in the ring, by the engine's distances. */
  inside(id: string): boolean;
  pixelRatio: number;
  /** Whether a layer of units lies on another that is shown. */
  onOtherUnits(id: string): boolean;
  /** Whether the map is too small for long names. */
  crowded(): boolean;
  /** Where symbols stand that a name should keep clear of. */
  avoid(): number[][];
}

const LETTER_PIXELS = 7.2;
const MARKER_PIXELS = 12;

export const nameOf = (feature: { get(key: string): unknown }): string =>
  String((language() === 'en' && feature.get('name_en')) || feature.get('name') || '');

/** A point's own colour: its class's where it has one. */
export const colourOf = (entry: LayerEntry, feature: { get(key: string): unknown }): string =>
  (classOf(entry, feature.get(entry.style.field ?? '')) ?? entry.style).fill;

export function classOf(entry: LayerEntry, value: unknown): StyleClass | undefined {
  return entry.style.classes?.find((c) => c.value === value);
}

/** How a layer is drawn: its own style, and what its role asks for. */
export function styleOf(entry: LayerEntry, context: DrawingContext): StyleFunction {
  switch (entry.role) {
    case 'units': return unitStyle(entry, context);
    case 'zones': return zoneStyle(entry, context);
    case 'points': return pointStyle(entry, context);
    default: return plainStyle(entry);
  }
}

/** Land is pale: classes of units are tints, and units that lie on other units are drawn by their borders alone. */
function unitStyle(entry: LayerEntry, context: DrawingContext): StyleFunction {
  const stroke = strokeOf(entry.style);
  const border = new Style({ stroke });
  const surface = memo((value) => {
    const own = classOf(entry, value);
    const fill = own ? tinted(own.fill) : entry.style.fill;
    return new Style({ fill: new Fill({ color: canvasFill(fill, own?.pattern ?? entry.style.pattern, context.pixelRatio) }), stroke });
  });
  return (feature, resolution) => {
    if (context.onOtherUnits(entry.id)) return border;
    const ground = surface(feature.get(entry.style.field ?? ''));
    if (!context.labels()) return ground;
    return [ground, label(nameOf(feature), { geometry: (f) => labelPoint(f, context.avoid()), size: resolution < 30 ? 13 : 12, colour: '#454b4d', weight: 500, zIndex: 1 })];
  };
}

function zoneStyle(entry: LayerEntry, context: DrawingContext): StyleFunction {
  const styles = memo((value) => {
    const own = classOf(entry, value) ?? entry.style;
    const stroke = own.stroke === own.fill ? darkened(own.stroke, 0.75) : own.stroke;
    return new Style({ fill: new Fill({ color: canvasFill(zoneFill(own.fill, own.pattern), own.pattern, context.pixelRatio) }), stroke: new Stroke({ color: stroke, width: 1.6 }) });
  });
  return (feature) => styles(feature.get(entry.style.field ?? 'zone'));
}

/** Makes a style once for each value of a field. */
function memo(make: (value: unknown) => Style): (value: unknown) => Style {
  const known = new Map<unknown, Style>();
  return (value) => {
    let style = known.get(value);
    if (!style) known.set(value, style = make(value));
    return style;
  };
}

function pointStyle(entry: LayerEntry, context: DrawingContext): StyleFunction {
  return (feature, resolution) => {
    const no = feature.get('no') as number | undefined;
    const own = classOf(entry, feature.get(entry.style.field ?? '')) ?? entry.style;
    const colour = isNothing(own.fill) ? INK : own.fill;
    if (no === undefined) {
      const site = new Style({ image: siteMarker(colour, own.stroke), zIndex: 20 });
      return resolution > 25 || !context.labels() ? site : [site, label(nameOf(feature), { offsetX: 14, align: 'left', size: 12, colour: darkened(isWhite(colour) ? own.stroke : colour, 0.8), zIndex: 20 })];
    }
    const inside = context.inside(String(feature.getId()));
    const marker = new Style({ image: clusterMarker(String(no), inside, colour), zIndex: 100 - no });
    // On a small map the numbers and the list speak for themselves.
    const seat = context.crowded() && resolution > 20 ? null : freeSeat(feature, context.avoid(), nameOf(feature).length * LETTER_PIXELS, resolution);
    if (!seat) return marker;
    return [
      marker,
      label(nameOf(feature), { ...seat, size: 13, weight: 600, colour: INK, zIndex: 100 - no }),
    ];
  };
}

function plainStyle(entry: LayerEntry): StyleFunction {
  const colour = isNothing(entry.style.stroke) ? INK : entry.style.stroke;
  const casing = new Style({ stroke: new Stroke({ color: 'rgba(255, 255, 255, 0.9)', width: entry.style.strokeWidth + 2.4 }) });
  const line = new Style({ stroke: new Stroke({ color: colour, width: entry.style.strokeWidth }) });
  const runway = new Style({ stroke: new Stroke({ color: INK, width: 4.5, lineCap: 'butt' }), zIndex: 2 });
  const land = new Style({ fill: new Fill({ color: withAlpha(isNothing(entry.style.fill) ? '#8a8a8a' : entry.style.fill, 0.55) }), stroke: new Stroke({ color: colour, width: 1.1 }) });
  return (feature) => {
    const type = feature.getGeometry()?.getType();
    if (type === 'Point') return [new Style({ image: airportMarker(), zIndex: 200 }), label(feature.getId() === 'arp' ? t('near.airport') : nameOf(feature), { offsetY: 25, size: 12.5, weight: 600, colour: INK, zIndex: 200 })];
    if (type === 'LineString' || type === 'MultiLineString') return feature.getId() === 'runway' ? runway : [casing, line];
    return land;
  };
}

interface Seat { offsetX: number; offsetY: number; align: CanvasTextAlign }

/** Places beside a marker for its name, the best first. */
const SEATS: readonly Seat[] = [
  { offsetX: 20, offsetY: 0, align: 'left' }, { offsetX: -11, offsetY: -21, align: 'left' }, { offsetX: -11, offsetY: 21, align: 'left' }, { offsetX: -20, offsetY: 0, align: 'right' },
];

/** The first place at which a name covers no other marker. */
function freeSeat(feature: FeatureLike, marks: number[][], length: number, resolution: number): Seat | null {
  const [x, y] = (feature.getGeometry() as Point).getCoordinates() as [number, number];
  const others = marks.map(([px, py]) => [(px! - x) / resolution, (y - py!) / resolution] as const).filter(([dx, dy]) => dx || dy);
  return SEATS.find(({ offsetX, offsetY, align }) => {
    const left = align === 'left' ? offsetX : offsetX - length;
    return !others.some(([dx, dy]) => dx > left - MARKER_PIXELS && dx < left + length + MARKER_PIXELS && Math.abs(dy - offsetY) < MARKER_PIXELS + 8);
  }) ?? null;
}

interface LabelLook { geometry?: (feature: FeatureLike) => Geometry | undefined; size: number; weight?: number; colour: string; offsetX?: number; offsetY?: number; align?: CanvasTextAlign; zIndex: number }

function label(text: string, look: LabelLook): Style {
  return new Style({
    ...(look.geometry && { geometry: look.geometry as never }),
    text: new Text({
      text, font: `${look.weight ?? 500} ${look.size}px ${FONT}`, overflow: true, padding: [2, 3, 2, 3],
      fill: new Fill({ color: look.colour }), stroke: new Stroke({ color: LAND_HALO, width: 3.5 }),
      offsetX: look.offsetX ?? 0, offsetY: look.offsetY ?? 0, textAlign: look.align ?? 'center',
    }),
    zIndex: look.zIndex,
  });
}

const strokeOf = (style: LayerEntry['style']) =>
  new Stroke({ color: isNothing(style.stroke) ? 'rgba(0,0,0,0)' : style.stroke, width: style.strokeWidth, lineJoin: 'round' });

import Feature from 'ol/Feature.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import type Geometry from 'ol/geom/Geometry.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import { fromExtent } from 'ol/geom/Polygon.js';
import { getCenter, getHeight, getWidth, isEmpty, type Extent } from 'ol/extent.js';
import VectorLayer from 'ol/layer/Vector.js';
import { fromLonLat, transformExtent } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import RegularShape from 'ol/style/RegularShape.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { Box, Finding } from '../api/importTypes';
import type { FeatureCollection, Pattern } from '../api/types';
import type { LonLat } from '../format/coordinates';
import type { MapView } from '../map/mapView';
import { ACCENT, FONT, INK, PAPER } from '../map/palette';
import { canvasFill } from '../map/patterns';
import type { FaultKind } from './findings';

export type Change = 'added' | 'changed' | 'unchanged' | 'removed';
export interface Look { colour: string; pattern: Pattern }

/** Hues that stay apart for colour-blind eyes, each with a pattern of its own. */
export const CHANGE_LOOKS: Record<Change, Look> = {
  added: { colour: '#007a5a', pattern: 'diagonal' }, changed: { colour: '#c77700', pattern: 'diagonal-back' },
  unchanged: { colour: '#6d7a82', pattern: 'none' }, removed: { colour: '#3b3b3b', pattern: 'cross' },
};
export const FAULT_LOOKS: Record<FaultKind, Look> = {
  gap: { colour: '#0072b2', pattern: 'dots' }, overlap: { colour: '#d1350f', pattern: 'cross' },
  invalid: { colour: '#8e3a80', pattern: 'diagonal' }, other: { colour: '#33414a', pattern: 'diagonal-back' },
};

export type Side = 'before' | 'both' | 'after';
const LEVEL = 1500;
/** Smaller than this on the screen a fault is shown by a sign. */
const LEAST_PIXELS = 14;

/** What a load or a comparison draws above the layers. */
export class Drawing {
  readonly #after = layer(LEVEL, (f) => afterStyle(f));
  readonly #before = layer(LEVEL + 1, () => BEFORE);
  readonly #faults = layer(LEVEL + 2, (f, resolution) => faultStyle(f, resolution));
  readonly #boxes = layer(LEVEL + 3, (f) => boxStyle(f));
  readonly #marked = layer(LEVEL + 4, (f, resolution) => markedStyle(f, resolution));
  #on = false;

  constructor(private readonly map: MapView) {}

  show(on: boolean) {
    if (on === this.#on) return;
    this.#on = on;
    for (const each of this.#layers()) if (on) this.map.map.addLayer(each); else this.map.map.removeLayer(each);
    this.map.setQuiet(on);
    if (!on) this.map.setWide(false);
  }

  side(side: Side) {
    this.#after.setVisible(side !== 'before');
    this.#before.setVisible(side !== 'after');
  }

  setAfter(data: FeatureCollection | null) { fill(this.#after, data ? this.#read(data) : []); }

  setBefore(data: FeatureCollection | null) { fill(this.#before, data ? this.#read(data) : []); }

  /** The present layer as it is drawn, its outlines alone. */
  setBeforeLayer(id: string) { fill(this.#before, this.map.features(id).map((f) => new Feature(f.getGeometry()))); }

  setFaults(findings: readonly (readonly [FaultKind, Finding])[]) {
    fill(this.#faults, findings.flatMap(([kind, finding]) => {
      const geometry = this.#geometryOf(finding);
      if (!geometry) return [];
      const feature = new Feature(geometry);
      feature.setProperties({ kind, finding }, true);
      return [feature];
    }));
  }

  setBoxes(boxes: readonly { box: Box; text: string; mend: boolean }[]) {
    const middles = boxes.map(({ box }) => getCenter(this.#extent(box)));
    const way = middles.length > 1 ? [new Feature(new LineString(middles))] : [];
    fill(this.#boxes, [...way, ...boxes.map(({ box, text, mend }) => {
      const feature = new Feature(fromExtent(this.#extent(box)));
      feature.setProperties({ text, mend }, true);
      return feature;
    })]);
  }

  /** Marks a fault and goes there. */
  go(finding: Finding): boolean {
    const geometry = this.#geometryOf(finding);
    if (!geometry) return false;
    fill(this.#marked, [new Feature(geometry)]);
    this.map.goTo({ bbox: transformExtent(around(geometry.getExtent()), this.map.projection, 'EPSG:4326') }, 18);
    return true;
  }

  /** Marks a feature of the preview by its id or its name, and goes there where asked. */
  mark(id: string | null, go = false): boolean {
    const found = id === null ? null : [this.#after, this.#before].flatMap((l) => l.getSource()!.getFeatures()).find((f) => String(f.getId()) === id || f.get('name') === id);
    fill(this.#marked, found ? [new Feature(found.getGeometry())] : []);
    if (found && go) this.map.goTo({ bbox: transformExtent(found.getGeometry()!.getExtent(), this.map.projection, 'EPSG:4326') }, 16);
    return found !== null && found !== undefined;
  }

  fit(boxes: readonly Box[]) {
    if (!boxes.length) return;
    const extents = boxes.map((b) => b.map((d, i) => i % 2 ? Math.max(-84, Math.min(84, d)) : Math.max(-179.9, Math.min(179.9, d))) as Box);
    const [w, s, e, n] = spread([0, 1, 2, 3].map((i) => (i < 2 ? Math.min : Math.max)(...extents.map((x) => x[i]!))) as Box, extents.length > 1 ? 0.12 : 0);
    this.map.goTo({ bbox: [w, s, e, n] }, 14);
  }

  fitAfter() {
    const extent = this.#after.getSource()!.getExtent();
    if (extent && !isEmpty(extent)) this.map.goTo({ bbox: transformExtent(extent, this.map.projection, 'EPSG:4326') }, 14);
  }

  /** The fault or the feature at a pixel. */
  at(pixel: number[]): { finding?: Finding; id?: string } | null {
    const fault = this.map.map.forEachFeatureAtPixel(pixel, (f) => f.get('finding') as Finding | undefined, { hitTolerance: 5, layerFilter: (l) => l === this.#faults });
    if (fault) return { finding: fault };
    const id = this.map.map.forEachFeatureAtPixel(pixel, (f) => f.getId(), { layerFilter: (l) => l === this.#after });
    return id === undefined ? null : { id: String(id) };
  }

  clear() {
    for (const each of this.#layers()) each.getSource()!.clear();
  }

  #layers() { return [this.#after, this.#before, this.#faults, this.#boxes, this.#marked]; }

  #read(data: FeatureCollection): Feature<Geometry>[] {
    return new GeoJSON().readFeatures(data, { dataProjection: 'EPSG:4326', featureProjection: this.map.projection }) as Feature<Geometry>[];
  }

  #geometryOf({ shape, location }: Finding): Geometry | null {
    if (shape) return new GeoJSON().readGeometry(shape, { dataProjection: 'EPSG:4326', featureProjection: this.map.projection }) as Geometry;
    return location ? new Point(fromLonLat([location.longitude, location.latitude] as LonLat, this.map.projection)) : null;
  }

  #extent(box: Box): Extent {
    const [w, s, e, n] = box;
    return transformExtent([w, Math.max(-85, s), e, Math.min(85, n)], 'EPSG:4326', this.map.projection);
  }
}

const spread = ([w, s, e, n]: Box, ratio: number): Box => [w - (e - w) * ratio, s, e + (e - w) * ratio, n];

const fill = (target: VectorLayer<VectorSource>, features: Feature[]) => { target.getSource()!.clear(); target.getSource()!.addFeatures(features); };

function layer(zIndex: number, style: (feature: Feature, resolution: number) => Style | Style[]): VectorLayer<VectorSource> {
  return new VectorLayer({ source: new VectorSource(), style: style as never, zIndex, updateWhileInteracting: true, renderBuffer: 60 });
}

/** Some ground around a fault, so that one sees where it is. */
function around([w, s, e, n]: Extent): Extent {
  const margin = Math.max(e! - w!, n! - s!, 40) * 0.6;
  return [w! - margin, s! - margin, e! + margin, n! + margin];
}

const BEFORE = [new Style({ stroke: new Stroke({ color: 'rgba(255, 255, 255, 0.85)', width: 3.6 }), zIndex: 1 }), new Style({ stroke: new Stroke({ color: INK, width: 1.5, lineDash: [6, 4] }), zIndex: 2, image: new CircleStyle({ radius: 8, stroke: new Stroke({ color: INK, width: 1.5, lineDash: [3, 3] }) }) })];

const afterStyles = new Map<string, Style>();
function afterStyle(feature: Feature): Style {
  const change = (feature.get('_change') ?? 'unchanged') as Change;
  let style = afterStyles.get(change);
  if (!style) {
    const { colour, pattern } = CHANGE_LOOKS[change] ?? CHANGE_LOOKS.unchanged;
    const plain = change === 'unchanged';
    style = new Style({
      fill: new Fill({ color: plain ? 'rgba(109, 122, 130, 0.08)' : canvasFill(colour, pattern, window.devicePixelRatio) }),
      stroke: new Stroke({ color: colour, width: plain ? 1.2 : 2.2 }), zIndex: plain ? 0 : 1,
      image: new CircleStyle({ radius: 7, fill: new Fill({ color: plain ? PAPER : colour }), stroke: new Stroke({ color: plain ? colour : PAPER, width: 2 }) }),
    });
    afterStyles.set(change, style);
  }
  return style;
}

const signs: Record<FaultKind, (fill: Fill, stroke: Stroke) => RegularShape | CircleStyle> = {
  gap: (fill, stroke) => new CircleStyle({ radius: 6, fill, stroke }),
  overlap: (fill, stroke) => new RegularShape({ points: 4, radius: 8, angle: Math.PI / 4, fill, stroke }),
  invalid: (fill, stroke) => new RegularShape({ points: 3, radius: 8.5, fill, stroke }),
  other: (fill, stroke) => new RegularShape({ points: 4, radius: 8, fill, stroke }),
};
const faultStyles = new Map<FaultKind, { area: Style; sign: Style }>();

function faultStyle(feature: Feature, resolution: number): Style[] {
  const kind = feature.get('kind') as FaultKind;
  let styles = faultStyles.get(kind);
  if (!styles) {
    const { colour, pattern } = FAULT_LOOKS[kind];
    styles = {
      area: new Style({ fill: new Fill({ color: canvasFill(colour, pattern, window.devicePixelRatio) }), stroke: new Stroke({ color: colour, width: 2 }) }),
      sign: new Style({ image: signs[kind](new Fill({ color: colour }), new Stroke({ color: PAPER, width: 1.8 })), geometry: ((f: Feature) => middle(f)) as never }),
    };
    faultStyles.set(kind, styles);
  }
  const extent = feature.getGeometry()!.getExtent();
  const small = Math.max(getWidth(extent), getHeight(extent)) / resolution < LEAST_PIXELS;
  return small ? [styles.sign] : [styles.area];
}

function middle(feature: Feature): Point {
  const geometry = feature.getGeometry()!;
  if (geometry instanceof Point) return geometry;
  return new Point(geometry.getClosestPoint(getCenter(geometry.getExtent())));
}

const WAY = [new Style({ stroke: new Stroke({ color: INK, width: 1.4, lineDash: [2, 5] }) })];

function boxStyle(feature: Feature): Style[] {
  if (feature.getGeometry() instanceof LineString) return WAY;
  const mend = feature.get('mend') as boolean;
  const colour = mend ? ACCENT : '#a8490a';
  const text = new Text({ text: String(feature.get('text')), font: `600 13px ${FONT}`, fill: new Fill({ color: colour }), stroke: new Stroke({ color: PAPER, width: 4 }), offsetY: mend ? 26 : -26, overflow: true });
  return [
    new Style({ stroke: new Stroke({ color: PAPER, width: 5 }) }),
    new Style({ stroke: new Stroke({ color: colour, width: 2.4, ...(mend ? {} : { lineDash: [7, 5] }) }), fill: new Fill({ color: mend ? 'rgba(10, 92, 120, 0.08)' : 'rgba(168, 73, 10, 0.08)' }) }),
    new Style({ text, geometry: ((f: Feature) => new Point(getCenter(f.getGeometry()!.getExtent()))) as never, image: mend ? new CircleStyle({ radius: 7, fill: new Fill({ color: colour }), stroke: new Stroke({ color: PAPER, width: 2 }) }) : new RegularShape({ points: 4, radius: 9, fill: new Fill({ color: colour }), stroke: new Stroke({ color: PAPER, width: 2 }) }) }),
  ];
}

function markedStyle(feature: Feature, resolution: number): Style[] {
  const extent = feature.getGeometry()!.getExtent();
  const small = Math.max(getWidth(extent), getHeight(extent)) / resolution < 40;
  const outline = [new Style({ stroke: new Stroke({ color: PAPER, width: 6 }) }), new Style({ stroke: new Stroke({ color: ACCENT, width: 3 }) })];
  if (!small) return outline;
  const ring = (radius: number, colour: string, width: number) => new Style({ image: new CircleStyle({ radius, stroke: new Stroke({ color: colour, width }) }), geometry: new Point(getCenter(extent)) });
  return [...outline, ring(22, PAPER, 6), ring(22, ACCENT, 3)];
}

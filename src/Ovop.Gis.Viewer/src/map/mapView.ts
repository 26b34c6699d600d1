import Feature from 'ol/Feature.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import type Geometry from 'ol/geom/Geometry.js';
import Point from 'ol/geom/Point.js';
import { boundingExtent, buffer, createEmpty, extend, getCenter, isEmpty, type Extent } from 'ol/extent.js';
import DragRotate from 'ol/interaction/DragRotate.js';
import { defaults as defaultInteractions } from 'ol/interaction/defaults.js';
import VectorLayer from 'ol/layer/Vector.js';
import OlMap from 'ol/Map.js';
import { fromLonLat, get as getProjection, getPointResolution, toLonLat, transformExtent } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import CircleStyle from 'ol/style/Circle.js';
import View from 'ol/View.js';
import type { FeatureCollection, LayerEntry } from '../api/types';
import type { LonLat } from '../format/coordinates';
import type { AppState, Selection, ViewCrs } from '../state/appState';
import type { Store } from '../state/store';
import { geodesicRing } from './geodesy';
import { clearLabelPoints } from './labelPoints';
import { ACCENT, FONT } from './palette';
import { Ring } from './ring';
import { styleOf, type DrawingContext } from './styles';

/** A standard screen pixel in metres, as map services agree on it. */
const PIXEL_METRES = 0.00028;
/** Levels of drawing: layers in their order, the ring above them, the clusters above the ring. */
const RING = 1000;
const ABOVE_RING = 2000;
/** How much of the layers is left under a preview. */
const QUIET_RATIO = 0.35;
const CITY: LonLat = [108.98, 0.88];

export type Padding = [top: number, right: number, bottom: number, left: number];
interface Drawn { entry: LayerEntry; data: FeatureCollection; layer: VectorLayer<VectorSource> }
export interface Pick { selection: Selection | null; at: LonLat }

/** The map: layers as the service lists them, the ring, what is lit, and where one looks. */
export class MapView {
  readonly map: OlMap;
  readonly ring: Ring;
  readonly #drawn = new Map<string, Drawn>();
  readonly #lit = new VectorSource();
  readonly #context: DrawingContext;
  #inside = new Set<string>();
  #airport: LonLat = [108.957333, 0.798472];
  #fitted = true;
  #hovered: Selection | null = null;
  #quiet = false;
  #wide = false;

  onPick: (pick: Pick) => void = () => undefined;
  onHover: (selection: Selection | null) => void = () => undefined;
  onMoved: () => void = () => undefined;
  onPut: (id: string) => void = () => undefined;
  /** Whoever draws above the layers may take a click first; true when it did. */
  onTop: ((pixel: number[]) => boolean) | null = null;

  constructor(target: HTMLElement, private readonly store: Store, private padding: Padding) {
    this.#context = { labels: () => store.state.labels, inside: (id) => this.#inside.has(id), avoid: () => this.#marks(), onOtherUnits: (id) => this.#onOtherUnits(id), crowded: () => (this.map.getSize()?.[0] ?? 1000) < 700, pixelRatio: window.devicePixelRatio };
    this.map = new OlMap({
      target, controls: [], view: this.#view(store.state.crs),
      interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false }).extend([]),
      keyboardEventTarget: target,
    });
    this.map.getInteractions().forEach((i) => { if (i instanceof DragRotate) i.setActive(false); });
    this.ring = new Ring(this.map, store, () => this.centre());
    this.ring.layer.setZIndex(RING);
    this.map.addLayer(this.ring.layer);
    this.map.addLayer(new VectorLayer({ source: this.#lit, style: litStyle, zIndex: RING + 1, updateWhileInteracting: true }));
    this.#listen();
    void document.fonts.load(`600 13px ${FONT}`).then(() => this.redraw());
    this.#look(store.state);
    this.ring.draw(store.state);
  }

  centre(): LonLat {
    const { centre } = this.store.state;
    return centre === 'airport' ? this.#airport : [centre[0], centre[1]];
  }

  put(entry: LayerEntry, data: FeatureCollection, order: number) {
    if (entry.id === 'airport') this.#airport = airportPoint(data) ?? this.#airport;
    const layer = new VectorLayer({
      source: new VectorSource({ features: this.#read(data, entry) }),
      style: styleOf(entry, this.#context), zIndex: entry.id === 'clusters' ? ABOVE_RING : order, declutter: 'names', renderBuffer: 200,
    });
    layer.set('id', entry.id);
    const previous = this.#drawn.get(entry.id);
    if (previous) this.map.removeLayer(previous.layer);
    this.#drawn.set(entry.id, { entry, data, layer });
    this.map.addLayer(layer);
    if (entry.role === 'points' || entry.id === 'airport') clearLabelPoints(this.features('kelurahan'));
    this.#dress(this.store.state);
    if (this.#fitted) this.home();
    this.ring.draw(this.store.state);
    this.light(this.#hovered);
    this.onPut(entry.id);
  }

  /** Takes away the layers that are no longer listed. */
  keep(ids: ReadonlySet<string>) {
    for (const [id, { layer }] of this.#drawn) {
      if (ids.has(id)) continue;
      this.map.removeLayer(layer);
      this.#drawn.delete(id);
    }
    this.light(this.#hovered);
  }

  /** Steps back, so that what is drawn above stands out: layers pale, the ring away. */
  setQuiet(quiet: boolean) {
    if (quiet === this.#quiet) return;
    this.#quiet = quiet;
    this.ring.show(!quiet);
    this.#dress(this.store.state);
  }

  /** Lets the map show the whole globe, for data that fell elsewhere. */
  setWide(wide: boolean) {
    if (wide === this.#wide) return;
    this.#wide = wide;
    this.#reproject(wide ? 'EPSG:3857' : this.store.state.crs);
  }

  update(state: AppState, previous: AppState, travelled: boolean) {
    if (state.crs !== previous.crs && !this.#wide) this.#reproject(state.crs);
    if (state.hidden !== previous.hidden || state.opacity !== previous.opacity) this.#dress(state);
    if (state.labels !== previous.labels || state.language !== previous.language) this.redraw();
    if (travelled && state.view !== previous.view) this.#look(state);
    if (state.radiusMetres !== previous.radiusMetres || state.centre !== previous.centre || state.bands !== previous.bands || state.language !== previous.language || state.crs !== previous.crs)
      this.ring.draw(state);
    if (state.bands !== previous.bands && this.#fitted) this.home(true);
    if (state.selected !== previous.selected || state.crs !== previous.crs) this.light(this.#hovered);
  }

  /** Which clusters the engine finds within the ring. */
  setInside(ids: ReadonlySet<string>) {
    if (ids.size === this.#inside.size && [...ids].every((id) => this.#inside.has(id))) return;
    this.#inside = new Set(ids);
    this.#drawn.get('clusters')?.layer.changed();
  }

  /** Lights a place under the pointer, beside the selected one. */
  light(hovered: Selection | null) {
    this.#hovered = hovered;
    this.#lit.clear();
    const { selected } = this.store.state;
    for (const [selection, kind] of [[hovered, 'hovered'], [selected, 'selected']] as const) {
      const found = selection && this.feature(selection);
      if (!found || (kind === 'hovered' && same(selection, selected))) continue;
      const copy = new Feature(found.getGeometry());
      copy.set('kind', kind);
      this.#lit.addFeature(copy);
    }
  }

  feature({ layer, id }: Selection): Feature<Geometry> | null {
    const source = this.#drawn.get(layer)?.layer.getSource();
    return source?.getFeatureById(id) ?? source?.getFeatures().find((f) => f.get('code') === id) ?? null;
  }

  features(layerId: string): Feature<Geometry>[] {
    return this.#drawn.get(layerId)?.layer.getSource()?.getFeatures() ?? [];
  }

  featuresAt(layerId: string, at: LonLat): Feature<Geometry>[] {
    const source = this.#drawn.get(layerId)?.layer.getSource();
    return source?.getFeaturesAtCoordinate(fromLonLat(at, this.#projection())) as Feature<Geometry>[] ?? [];
  }

  /** A place's centre on the globe. */
  lonLatOf(selection: Selection): LonLat | null {
    const extent = this.feature(selection)?.getGeometry()?.getExtent();
    return extent ? toLonLat(getCenter(extent), this.#projection()) as LonLat : null;
  }

  home(animate = false) {
    const extent = createEmpty();
    const add = (geometry: Geometry | undefined) => { if (geometry) extend(extent, geometry.getExtent()); };
    for (const id of ['zones', 'clusters']) this.#drawn.get(id)?.layer.getSource()?.forEachFeature((f) => add(f.getGeometry()));
    extend(extent, boundingExtent(geodesicRing(this.centre(), Math.max(Math.min(this.store.state.radiusMetres, 15_000), Math.min(this.store.state.bands.at(-1) ?? 0, 30_000)), 36).map((p) => fromLonLat(p, this.#projection()))));
    this.#fit(extent, animate);
    this.#fitted = true;
    if (this.store.state.view) this.store.set({ view: null }, 'replace');
  }

  goTo(place: Selection | LonLat | { bbox: Extent }, maxZoom = 15) {
    const extent = Array.isArray(place) ? boundingExtent([fromLonLat(place, this.#projection())])
      : 'bbox' in place ? transformExtent(place.bbox, 'EPSG:4326', this.#projection())
      : this.feature(place)?.getGeometry()?.getExtent();
    if (!extent) return;
    this.#fitted = false;
    this.#fit(extent[0] === extent[2] && maxZoom <= 15 ? buffer(extent, 2500) : extent, true, maxZoom);
  }

  zoomBy(steps: number) {
    const view = this.map.getView();
    this.#fitted = false;
    view.animate({ zoom: (view.getZoom() ?? 11) + steps, duration: calm() ? 0 : 160 });
  }

  setPadding(padding: Padding) {
    this.padding = padding;
    this.map.getView().padding = [...padding];
    if (this.#fitted) this.home();
  }

  resize() {
    this.map.updateSize();
    if (this.#fitted) this.home();
  }

  redraw() {
    for (const { layer } of this.#drawn.values()) layer.changed();
  }

  /** The scale at the middle of the view, and the ground length of a pixel there. */
  scale(): { denominator: number; metresPerPixel: number } {
    const view = this.map.getView();
    const metresPerPixel = getPointResolution(this.#projection(), view.getResolution() ?? 1, view.getCenter() ?? [0, 0], 'm');
    return { denominator: metresPerPixel / PIXEL_METRES, metresPerPixel };
  }

  shown(): LayerEntry[] {
    return [...this.#drawn.values()].filter((d) => d.layer.getVisible()).map((d) => d.entry);
  }

  #onOtherUnits(id: string) {
    const units = [...this.#drawn.values()].filter((d) => d.entry.role === 'units' && d.layer.getVisible());
    const order = (d: Drawn) => d.layer.getZIndex() ?? 0;
    return units.some((d) => d.entry.id !== id && order(d) < order(this.#drawn.get(id)!));
  }

  /** Where symbols stand that a unit's name should keep clear of. */
  #marks(): number[][] {
    return ['clusters', 'airport'].flatMap((id) => this.features(id)).map((f) => f.getGeometry()).filter((g) => g instanceof Point).map((g) => g.getCoordinates());
  }

  get projection() { return this.#projection(); }

  #projection() {
    return this.map.getView().getProjection();
  }

  #read(data: FeatureCollection, { nameField }: LayerEntry): Feature<Geometry>[] {
    const features = new GeoJSON().readFeatures(data, { dataProjection: 'EPSG:4326', featureProjection: this.#projection() }) as Feature<Geometry>[];
    if (nameField) for (const feature of features) if (feature.get('name') === undefined) feature.set('name', feature.get(nameField), true);
    return features;
  }

  #view(crs: ViewCrs) {
    const projection = getProjection(crs)!;
    const extent = transformExtent([107.6, -0.4, 110.4, 2.2], 'EPSG:4326', projection);
    if (this.#wide) return new View({ projection, center: fromLonLat(CITY, projection), zoom: 4, minZoom: 1, maxZoom: 19, constrainRotation: 1, enableRotation: false, padding: [...this.padding] });
    return new View({ projection, center: fromLonLat(CITY, projection), zoom: 11, minZoom: 9, maxZoom: 19, extent, showFullExtent: true, constrainRotation: 1, enableRotation: false, ...(crs === 'EPSG:32649' && { resolutions: webResolutions() }), padding: [...this.padding] });
  }

  #reproject(crs: ViewCrs) {
    const old = this.map.getView();
    const at = toLonLat(old.getCenter()!, old.getProjection());
    const zoom = old.getZoom() ?? 11;
    this.map.setView(this.#view(crs));
    const view = this.map.getView();
    for (const { entry, data, layer } of this.#drawn.values()) {
      layer.getSource()!.clear();
      layer.getSource()!.addFeatures(this.#read(data, entry));
    }
    if (this.#fitted) this.home();
    else { view.setCenter(fromLonLat(at, view.getProjection())); view.setZoom(zoom); }
    this.light(this.#hovered);
  }

  #look(state: AppState) {
    if (!state.view) return this.home();
    this.#fitted = false;
    const view = this.map.getView();
    view.setZoom(state.view.zoom);
    view.setCenter(fromLonLat([state.view.longitude, state.view.latitude], view.getProjection()));
  }

  #fit(extent: Extent, animate: boolean, maxZoom = 15) {
    if (isEmpty(extent)) return;
    const room = this.map.getSize();
    const narrow = (room?.[0] ?? 1000) < 700;
    const margin: Padding = narrow ? [24, 16, 14, 16] : [26, 270, 40, 24];
    this.map.getView().fit(extent, { padding: margin, maxZoom, duration: animate && !calm() ? 350 : 0 });
  }

  #dress(state: AppState) {
    for (const { entry, layer } of this.#drawn.values()) {
      layer.setVisible(!state.hidden.includes(entry.id));
      layer.setOpacity(opacityOf(state, entry) * (this.#quiet ? QUIET_RATIO : 1));
    }
    this.redraw();
  }

  #listen() {
    const { map } = this;
    const target = map.getTargetElement()!;
    map.on('pointerdrag', () => { this.#fitted = false; });
    for (const event of ['wheel', 'dblclick', 'keydown'] as const)
      target.addEventListener(event, (e) => { if (!(e.target instanceof HTMLButtonElement)) this.#fitted = false; }, { passive: true });
    map.on('moveend', () => {
      if (!this.#fitted) {
        const view = map.getView();
        const [longitude, latitude] = toLonLat(view.getCenter()!, view.getProjection());
        this.store.set({ view: { longitude: longitude!, latitude: latitude!, zoom: view.getZoom()! } }, 'replace');
      }
      this.onMoved();
    });
    map.on('click', (event) => {
      if (this.onTop?.(event.pixel)) return;
      const at = toLonLat(event.coordinate, this.#projection()) as LonLat;
      this.onPick({ selection: this.#pick(event.pixel, at), at });
    });
    let last: Selection | null = null;
    map.on('pointermove', (event) => {
      if (event.dragging) return;
      const inMap = event.originalEvent.target instanceof HTMLCanvasElement;
      const found = inMap ? this.#pick(event.pixel, toLonLat(event.coordinate, this.#projection()) as LonLat) : null;
      target.classList.toggle('over-place', found !== null);
      if (!same(found, last)) this.onHover(last = found);
    });
    target.addEventListener('pointerleave', () => { if (last) this.onHover(last = null); });
  }

  /** What stands at a pixel: a point first, else the unit that the open panel is about. */
  #pick(pixel: number[], at: LonLat): Selection | null {
    const point = this.map.forEachFeatureAtPixel(pixel, (feature, layer) => {
      const id = feature.getId();
      return id !== undefined && feature.getGeometry()?.getType() === 'Point' ? { layer: String(layer.get('id')), id: String(id) } : undefined;
    }, { hitTolerance: 6, layerFilter: (layer) => ['points', 'reference'].includes(this.#drawn.get(String(layer.get('id')))?.entry.role ?? '') });
    if (point) return point;
    const layer = unitsOf(this.store.state);
    const unit = this.featuresAt(layer, at)[0] ?? this.featuresAt('kelurahan', at)[0];
    return unit ? { layer: this.featuresAt(layer, at)[0] ? layer : 'kelurahan', id: String(unit.get('code') ?? unit.getId()) } : null;
  }
}

/** The units that the open panel speaks of. */
export const unitsOf = (state: AppState) => state.panel === 'published' ? 'kecamatan' : state.panel === 'areas' ? state.units : 'kelurahan';

export const opacityOf = (state: AppState, entry: LayerEntry) => state.opacity[entry.id] ?? (entry.role === 'zones' ? 0.85 : 1);

const same = (a: Selection | null, b: Selection | null) => a?.layer === b?.layer && a?.id === b?.id;
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const webResolutions = () => Array.from({ length: 20 }, (_, i) => 156543.03392804097 / 2 ** i);

function airportPoint(data: FeatureCollection): LonLat | null {
  const point = data.features.find((f) => f.id === 'arp') ?? data.features.find((f) => f.geometry?.type === 'Point');
  return point?.geometry?.type === 'Point' ? (point.geometry.coordinates as LonLat).slice(0, 2) as LonLat : null;
}

const litStyles = {
  hovered: [new Style({ stroke: new Stroke({ color: '#ffffff', width: 5 }) }), new Style({ stroke: new Stroke({ color: ACCENT, width: 2.4 }), fill: new Fill({ color: 'rgba(10, 92, 120, 0.10)' }), image: new CircleStyle({ radius: 16, stroke: new Stroke({ color: ACCENT, width: 2.5 }) }) })],
  selected: [new Style({ stroke: new Stroke({ color: '#ffffff', width: 6 }) }), new Style({ stroke: new Stroke({ color: ACCENT, width: 3.2 }), fill: new Fill({ color: 'rgba(10, 92, 120, 0.06)' }), image: new CircleStyle({ radius: 17, stroke: new Stroke({ color: ACCENT, width: 3.5 }) }) })],
};
const litStyle = (feature: { get(key: string): unknown }) => litStyles[feature.get('kind') as keyof typeof litStyles];

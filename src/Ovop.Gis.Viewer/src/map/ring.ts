import Feature from 'ol/Feature.js';
import MultiLineString from 'ol/geom/MultiLineString.js';
import LineString from 'ol/geom/LineString.js';
import Polygon from 'ol/geom/Polygon.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import Overlay from 'ol/Overlay.js';
import { fromLonLat, toLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Point from 'ol/geom/Point.js';
import Text from 'ol/style/Text.js';
import { h } from '../dom';
import { shortKilometres } from '../format/numbers';
import { degreesText, type LonLat } from '../format/coordinates';
import { language, t } from '../i18n/text';
import { clampRadius, MAX_RADIUS_METRES, MIN_RADIUS_METRES, type AppState } from '../state/appState';
import type { Store } from '../state/store';
import { destination, distanceAndAzimuth, geodesicRing } from './geodesy';
import { ACCENT, FONT, LAND_HALO } from './palette';

const RADIUS_STEP_METRES = 500;
const MOVE_METRES = 100;
/** Where the names of the distance bands stand, clear of the handle's usual places. */
const BAND_NAME_DEGREES = 318;

/** The ring on the map, with a handle for its radius and one for its centre. */
export class Ring {
  readonly layer: VectorLayer<VectorSource>;
  readonly handle = h('button.ring-handle', { type: 'button', role: 'slider', 'aria-orientation': 'horizontal' }, h('span.ring-handle-knob'), h('span.ring-handle-label'));
  readonly centreHandle = h('button.ring-centre', { type: 'button' }, h('span'));
  readonly #source = new VectorSource();
  readonly #outline = new Feature();
  readonly #spoke = new Feature();
  readonly #bands = new Feature();
  #bandNames: Feature<Point>[] = [];
  readonly #handleOverlay: Overlay;
  readonly #centreOverlay: Overlay;
  #azimuthDegrees = window.innerWidth < 760 ? 112 : 62;

  constructor(private readonly map: OlMap, private readonly store: Store, private readonly centre: () => LonLat) {
    this.#source.addFeatures([this.#bands, this.#outline, this.#spoke]);
    this.#bands.setStyle([
      new Style({ stroke: new Stroke({ color: 'rgba(255, 255, 255, 0.8)', width: 3.4 }) }),
      new Style({ stroke: new Stroke({ color: ACCENT, width: 1.3, lineDash: [7, 5] }) }),
    ]);
    this.#outline.setStyle([
      new Style({ stroke: new Stroke({ color: 'rgba(255, 255, 255, 0.85)', width: 5 }) }),
      new Style({ fill: new Fill({ color: 'rgba(10, 92, 120, 0.045)' }), stroke: new Stroke({ color: ACCENT, width: 2 }) }),
    ]);
    this.#spoke.setStyle(new Style({ stroke: new Stroke({ color: ACCENT, width: 1.2, lineDash: [3, 4] }) }));
    this.layer = new VectorLayer({ source: this.#source, updateWhileInteracting: true, updateWhileAnimating: true });
    this.#handleOverlay = new Overlay({ element: this.handle, positioning: 'center-center' });
    this.#centreOverlay = new Overlay({ element: this.centreHandle, positioning: 'center-center' });
    // The handle comes after the centre, so that it stays reachable when the ring is small.
    map.addOverlay(this.#centreOverlay);
    map.addOverlay(this.#handleOverlay);
    this.#listen();
  }

  show(on: boolean) {
    this.layer.setVisible(on);
    this.handle.hidden = this.centreHandle.hidden = !on;
  }

  draw(state: AppState) {
    const centre = this.centre();
    const project = (point: LonLat) => fromLonLat(point, this.map.getView().getProjection());
    const end = destination(centre, this.#azimuthDegrees, state.radiusMetres);
    this.#outline.setGeometry(new Polygon([geodesicRing(centre, state.radiusMetres).map(project)]));
    this.#drawBands(state, centre);
    this.#spoke.setGeometry(new LineString([project(centre), project(end)]));
    this.#handleOverlay.setPosition(project(end));
    this.#centreOverlay.setPosition(project(centre));

    const km = shortKilometres(state.radiusMetres, language());
    this.handle.lastElementChild!.textContent = `${km} km`;
    this.handle.setAttribute('aria-label', t('near.handle', { km }));
    this.handle.setAttribute('aria-valuemin', String(MIN_RADIUS_METRES / 1000));
    this.handle.setAttribute('aria-valuemax', String(MAX_RADIUS_METRES / 1000));
    this.handle.setAttribute('aria-valuenow', String(state.radiusMetres / 1000));
    this.handle.setAttribute('aria-valuetext', `${km} km`);
    const place = state.centre === 'airport' ? t('near.airport') : degreesText(centre, language());
    this.centreHandle.setAttribute('aria-label', t('near.centreHandle', { place }));
    this.centreHandle.classList.toggle('moved', state.centre !== 'airport');
  }

  #drawBands(state: AppState, centre: LonLat) {
    const project = (point: LonLat) => fromLonLat(point, this.map.getView().getProjection());
    this.#bands.setGeometry(new MultiLineString(state.bands.map((metres) => geodesicRing(centre, metres).map(project))));
    this.#source.removeFeatures(this.#bandNames);
    this.#bandNames = state.bands.filter((metres) => metres !== state.radiusMetres).map((metres) => {
      const name = new Feature(new Point(project(destination(centre, BAND_NAME_DEGREES, metres))));
      name.setStyle(new Style({ text: new Text({ text: `${shortKilometres(metres, language())} km`, font: `600 12px ${FONT}`, fill: new Fill({ color: ACCENT }), stroke: new Stroke({ color: LAND_HALO, width: 4 }) }) }));
      return name;
    });
    this.#source.addFeatures(this.#bandNames);
  }

  #listen() {
    drag(this.handle, (event) => {
      const { metres, azimuthDegrees } = distanceAndAzimuth(this.centre(), this.#lonLat(event));
      this.#azimuthDegrees = azimuthDegrees;
      const radiusMetres = clampRadius(Math.round(metres / 50) * 50);
      if (radiusMetres === this.store.state.radiusMetres) this.draw(this.store.state);
      else this.store.set({ radiusMetres }, 'replace');
    });
    drag(this.centreHandle, (event) => this.store.set({ centre: this.#lonLat(event) }, 'replace'));

    this.handle.addEventListener('keydown', (event) => {
      const steps: Record<string, number> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 4, PageDown: -4 };
      const step = steps[event.key];
      const to = event.key === 'Home' ? MIN_RADIUS_METRES : event.key === 'End' ? MAX_RADIUS_METRES
        : step === undefined ? null : this.store.state.radiusMetres + step * (event.shiftKey ? 100 : RADIUS_STEP_METRES);
      if (to === null) return;
      swallow(event);
      this.store.set({ radiusMetres: clampRadius(to) }, 'replace');
    });
    this.centreHandle.addEventListener('keydown', (event) => {
      const azimuths: Record<string, number> = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 };
      const azimuth = azimuths[event.key];
      if (azimuth === undefined) return;
      swallow(event);
      this.store.set({ centre: destination(this.centre(), azimuth, MOVE_METRES * (event.shiftKey ? 10 : 1)) }, 'replace');
    });
  }

  #lonLat(event: PointerEvent): LonLat {
    const [longitude, latitude] = toLonLat(this.map.getEventCoordinate(event), this.map.getView().getProjection());
    return [longitude!, latitude!];
  }
}

function swallow(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Follows a pointer that took hold of an element, at most once a frame. */
function drag(element: HTMLElement, move: (event: PointerEvent) => void) {
  let frame = 0;
  let latest: PointerEvent | null = null;
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    swallow(event);
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    element.classList.add('held');
  });
  element.addEventListener('pointermove', (event) => {
    if (!element.hasPointerCapture(event.pointerId)) return;
    event.stopPropagation();
    latest = event;
    frame ||= requestAnimationFrame(() => { frame = 0; if (latest) move(latest); });
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    element.addEventListener(end, () => { element.classList.remove('held'); latest = null; });
}

import { sendText } from './client';
import { Resource, type Answer } from './resource';
import type { AreaShares, FeatureCollection, LayerEntry, Near, Passport, Reconciliation, Verification } from './types';
import { bandsQuery } from '../format/distanceBands';
import type { AppState, UnitsId } from '../state/appState';

/** Everything the viewer asks the service for, each answer in its own resource. */
export class Service {
  readonly layers = new Resource<{ layers: LayerEntry[] }>();
  /** What the list shows: bounded by the bands and by how many nearest are asked for. */
  readonly near = new Resource<Near>();
  /** The same without those bounds, where there are any: what the ring counts from. */
  readonly #around = new Resource<Near>();
  readonly reconciliation = new Resource<Reconciliation>();
  readonly areaShares: Record<UnitsId, Resource<AreaShares>> = { kelurahan: new Resource(), kecamatan: new Resource() };
  readonly #features = new Map<string, Resource<FeatureCollection>>();
  readonly #asked = new Map<Resource<never>, () => string>();

  /** @param at Which versions are asked for; null for the newest. */
  constructor(public at: string | null = null) {}

  askLayers() {
    this.#ask(this.layers, () => '/api/layers');
  }

  features(layerId: string) {
    let resource = this.#features.get(layerId);
    if (!resource) this.#features.set(layerId, resource = new Resource());
    resource.ask(this.layerUrl(layerId));
    return resource;
  }

  askAreaShares(units: UnitsId) {
    this.#ask(this.areaShares[units], () => areaSharesUrl(units));
    return this.areaShares[units];
  }

  askNear(question: NearQuestion) {
    this.#ask(this.near, () => nearUrl(question));
    if (bounded(question)) this.#ask(this.#around, () => nearUrl({ centre: question.centre, bands: [], nearest: null }));
  }

  /** Everything around the ring's centre. */
  around(question: NearQuestion): Answer<Near> { return bounded(question) ? this.#around : this.near; }

  onNear(listener: () => void) {
    this.near.subscribe(listener);
    this.#around.subscribe(listener);
  }

  askReconciliation() {
    this.#ask(this.reconciliation, () => reconciliationUrl);
    return this.reconciliation;
  }

  /** The answers that carry a passport. */
  figures(): Answer<{ passport: Passport }>[] {
    return [this.near, this.reconciliation, ...Object.values(this.areaShares)];
  }

  /** Has a result computed again from the versions its passport names, and compared. */
  verify(result: string) { return sendText<Verification>('POST', '/api/verify', result); }

  /** Asks again for all that failed. */
  retry() {
    for (const answer of [...this.figures(), this.#around, this.layers, ...this.#features.values()]) answer.retry();
  }

  /** Asks again for all that was asked: the data have changed. */
  refresh() {
    for (const resource of [...this.#asked.keys(), ...this.#features.values()]) resource.refresh();
  }

  /** Asks for everything as it was at another moment. Layers follow once it is known which there were. */
  setMoment(at: string | null) {
    this.at = at;
    for (const [resource, make] of this.#asked) resource.ask(this.when(make()));
  }

  /** Forgets the layers that are not listed. */
  keep(ids: ReadonlySet<string>) {
    for (const id of this.#features.keys()) if (!ids.has(id)) this.#features.delete(id);
  }

  layerUrl(id: string) { return this.when(layerUrl(id)); }

  /** The address at the moment that is shown. */
  when(url: string) {
    return this.at === null ? url : `${url}${url.includes('?') ? '&' : '?'}at=${encodeURIComponent(this.at)}`;
  }

  #ask<T>(resource: Resource<T>, make: () => string) {
    this.#asked.set(resource as unknown as Resource<never>, make);
    resource.ask(this.when(make()));
  }
}

export const layerUrl = (id: string) => `/api/layers/${encodeURIComponent(id)}`;
export const areaSharesUrl = (units: UnitsId) => `/api/analyses/area-shares?zones=zones&units=${units}`;
export type NearQuestion = Pick<AppState, 'centre' | 'bands' | 'nearest'>;
export const nearUrl = ({ centre, bands, nearest }: NearQuestion, withinMetres?: number) =>
  `/api/analyses/near?of=clusters&from=${centre === 'airport' ? centre : centre.map((d) => d.toFixed(6)).join(',')}`
  + (withinMetres === undefined ? '' : `&within=${withinMetres}`) + (nearest === null ? '' : `&k=${nearest}`) + (bands.length ? `&bands=${bandsQuery(bands)}` : '');
export const bounded = ({ bands, nearest }: NearQuestion) => bands.length > 0 || nearest !== null;
export const nearChanged = (a: NearQuestion, b: NearQuestion) => a.centre !== b.centre || a.bands !== b.bands || a.nearest !== b.nearest;
/** The address that gives an answer again, by its passport's id. */
export const resultUrl = (id: string) => `/api/results/${encodeURIComponent(id).replaceAll('%40', '@').replaceAll('%3D', '=').replaceAll('%2C', ',')}`;
export const reconciliationUrl = '/api/analyses/reconciliation';
export const csv = (url: string) => `${url}${url.includes('?') ? '&' : '?'}f=csv`;

import { Resource, type Answer } from './resource';
import type { AreaShares, FeatureCollection, LayerEntry, Near, Passport, Reconciliation } from './types';
import type { Centre, UnitsId } from '../state/appState';

/** Everything the viewer asks the service for, each answer in its own resource. */
export class Service {
  readonly layers = new Resource<{ layers: LayerEntry[] }>();
  readonly near = new Resource<Near>();
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

  askNear(centre: Centre) {
    this.#ask(this.near, () => nearUrl(centre));
  }

  askReconciliation() {
    this.#ask(this.reconciliation, () => reconciliationUrl);
    return this.reconciliation;
  }

  /** The answers that carry a passport. */
  figures(): Answer<{ passport: Passport }>[] {
    return [this.near, this.reconciliation, ...Object.values(this.areaShares)];
  }

  /** Asks again for all that failed. */
  retry() {
    for (const answer of [...this.figures(), this.layers, ...this.#features.values()]) answer.retry();
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
export const nearUrl = (centre: Centre, withinMetres?: number) =>
  `/api/analyses/near?of=clusters&from=${centre === 'airport' ? centre : centre.map((d) => d.toFixed(6)).join(',')}`
  + (withinMetres === undefined ? '' : `&within=${withinMetres}`);
export const reconciliationUrl = '/api/analyses/reconciliation';
export const csv = (url: string) => `${url}${url.includes('?') ? '&' : '?'}f=csv`;

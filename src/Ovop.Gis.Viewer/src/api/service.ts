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

  features(layerId: string) {
    let resource = this.#features.get(layerId);
    if (!resource) this.#features.set(layerId, resource = new Resource());
    resource.ask(layerUrl(layerId));
    return resource;
  }

  askAreaShares(units: UnitsId) {
    this.areaShares[units].ask(areaSharesUrl(units));
    return this.areaShares[units];
  }

  askNear(centre: Centre) {
    this.near.ask(nearUrl(centre));
  }

  /** The answers that carry a passport. */
  figures(): Answer<{ passport: Passport }>[] {
    return [this.near, this.reconciliation, ...Object.values(this.areaShares)];
  }

  /** Asks again for all that failed. */
  retry() {
    for (const answer of [...this.figures(), this.layers, ...this.#features.values()]) answer.retry();
  }
}

export const layerUrl = (id: string) => `/api/layers/${encodeURIComponent(id)}`;
export const areaSharesUrl = (units: UnitsId) => `/api/analyses/area-shares?zones=zones&units=${units}`;
export const nearUrl = (centre: Centre, withinMetres?: number) =>
  `/api/analyses/near?of=clusters&from=${centre === 'airport' ? centre : centre.map((d) => d.toFixed(6)).join(',')}`
  + (withinMetres === undefined ? '' : `&within=${withinMetres}`);
export const reconciliationUrl = '/api/analyses/reconciliation';
export const csv = (url: string) => `${url}${url.includes('?') ? '&' : '?'}f=csv`;

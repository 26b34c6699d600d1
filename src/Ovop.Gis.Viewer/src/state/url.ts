import { boundedBands } from '../format/distanceBands';
import { clampRadius, DEFAULTS, MAX_NEAREST, PANELS, VERDICTS, type AppState, type Centre, type MapPlace, type Selection, type Sort } from './appState';

/** The state as a query string; what is as by default is left out. */
export function toQuery(state: AppState): string {
  const parts: [string, string | null][] = [
    ['panel', state.panel === DEFAULTS.panel ? null : state.panel],
    ['lang', state.language === DEFAULTS.language ? null : state.language],
    ['passport', state.passport],
    ['ring', state.radiusMetres === DEFAULTS.radiusMetres ? null : String(state.radiusMetres / 1000)],
    ['from', state.centre === 'airport' ? null : state.centre.map((d) => d.toFixed(6)).join(',')],
    ['bands', state.bands.length ? state.bands.map((m) => m / 1000).join(',') : null],
    ['k', state.nearest === null ? null : String(state.nearest)],
    ['units', state.units === DEFAULTS.units ? null : state.units],
    ['measure', state.measure === DEFAULTS.measure ? null : state.measure],
    ['accuracy', state.accuracy ? null : '0'],
    ['sort', sortText(state.sort) === sortText(DEFAULTS.sort) ? null : sortText(state.sort)],
    ['sel', state.selected && `${state.selected.layer}/${state.selected.id}`],
    ['crs', state.crs === DEFAULTS.crs ? null : state.crs.replace('EPSG:', '')],
    ['hide', state.hidden.length ? state.hidden.join(',') : null],
    ['opacity', Object.entries(state.opacity).map(([id, ratio]) => `${id}:${Math.round(ratio * 100)}`).join(',') || null],
    ['labels', state.labels ? null : '0'],
    ['claims', state.claims],
    ['at', state.at],
    ['history', state.history],
    ['upload', state.upload],
    ['view', state.view && `${state.view.longitude.toFixed(5)},${state.view.latitude.toFixed(5)},${state.view.zoom.toFixed(2)}`],
  ];
  const query = parts.flatMap(([key, value]) => value === null ? [] : `${key}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%3D', '=')}`);
  return query.length ? `?${query.join('&')}` : '';
}

/** The state an address asks for; what it does not say, or says wrongly, is as by default. */
export function fromQuery(query: string, language: AppState['language'] = DEFAULTS.language): AppState {
  const given = new URLSearchParams(query);
  const choice = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => allowed.find((v) => v === given.get(key)) ?? otherwise;
  const kilometres = Number(given.get('ring') ?? Number.NaN);
  return {
    panel: choice('panel', PANELS, DEFAULTS.panel),
    language: choice('lang', ['id', 'en'] as const, language),
    passport: choice('passport', ['area-shares', 'near', 'reconciliation', ''] as const, '') || null,
    radiusMetres: kilometres > 0 ? clampRadius(kilometres * 1000) : DEFAULTS.radiusMetres,
    centre: centreOf(given.get('from')),
    bands: bandsOf(given.get('bands')),
    nearest: nearestOf(given.get('k')),
    units: choice('units', ['kelurahan', 'kecamatan'] as const, DEFAULTS.units),
    measure: choice('measure', ['percent', 'hectares'] as const, DEFAULTS.measure),
    accuracy: given.get('accuracy') !== '0',
    sort: sortOf(given.get('sort')),
    selected: selectionOf(given.get('sel')),
    // Addresses that were copied before versions existed have the view under 'at'.
    view: placeOf(given.get('view')) ?? placeOf(given.get('at')),
    crs: given.get('crs') === '32649' ? 'EPSG:32649' : 'EPSG:3857',
    hidden: given.get('hide')?.split(',').filter(Boolean) ?? [],
    opacity: opacityOf(given.get('opacity')),
    labels: given.get('labels') !== '0',
    claims: VERDICTS.find((v) => v === given.get('claims')) ?? null,
    at: momentOf(given.get('at')),
    history: named(given.get('history')),
    upload: named(given.get('upload')),
  };
}

const sortText = (sort: Sort) => `${sort.column}${sort.descending ? ':desc' : ''}`;

function sortOf(text: string | null): Sort {
  if (!text) return DEFAULTS.sort;
  return { column: text.replace(/:desc$/, ''), descending: text.endsWith(':desc') };
}

function numbers(text: string | null, count: number): number[] | null {
  const values = text?.split(',').map(Number);
  return values?.length === count && values.every(Number.isFinite) ? values : null;
}

const bandsOf = (text: string | null): readonly number[] => (text && boundedBands(text.split(',').map((km) => Number(km) * 1000))) || DEFAULTS.bands;

const nearestOf = (text: string | null) => text && /^[1-9]\d{0,3}$/.test(text) && Number(text) <= MAX_NEAREST ? Number(text) : null;

const onEarth = (longitude: number, latitude: number) => Math.abs(longitude) <= 180 && Math.abs(latitude) < 90;

function centreOf(text: string | null): Centre {
  const [longitude, latitude] = numbers(text, 2) ?? [];
  return longitude !== undefined && latitude !== undefined && onEarth(longitude, latitude) ? [longitude, latitude] : 'airport';
}

function placeOf(text: string | null): MapPlace | null {
  const [longitude, latitude, zoom] = numbers(text, 3) ?? [];
  if (longitude === undefined || latitude === undefined || zoom === undefined || !onEarth(longitude, latitude)) return null;
  return { longitude, latitude, zoom };
}

/** A version, versions by layer, or a date; the service has the last word. */
const momentOf = (text: string | null) =>
  text && /^(\d{1,6}|[\w-]+=\d{1,6}(,[\w-]+=\d{1,6})*|\d{4}-\d\d-\d\d(T[\d:.+Z-]+)?)$/.test(text) ? text : null;

const named = (text: string | null) => text && /^[\w-]{1,80}$/.test(text) ? text : null;

function selectionOf(text: string | null): Selection | null {
  const [, layer, id] = text?.match(/^([^/]+)\/(.+)$/) ?? [];
  return layer && id ? { layer, id } : null;
}

function opacityOf(text: string | null): Record<string, number> {
  const pairs = text?.split(',').map((part) => part.split(':')) ?? [];
  return Object.fromEntries(pairs.flatMap(([id, percent]) => {
    const value = Number(percent);
    return id && value >= 0 && value <= 100 ? [[id, value / 100]] : [];
  }));
}

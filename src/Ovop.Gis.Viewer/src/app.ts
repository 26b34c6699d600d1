import type { Service } from './api/service';
import type { LayerEntry, Pattern, StyleClass } from './api/types';
import { t, words } from './i18n/text';
import { zoneFill } from './map/patterns';
import type { MapView } from './map/mapView';
import type { Store } from './state/store';

/** What the parts of the page share. */
export interface App { store: Store; service: Service; map: MapView; page: Page }

/** What a panel may ask of the rest of the page. */
export interface Page {
  /** The ground that the map and what lies on it share. */
  stage: HTMLElement;
  /** Rows that a panel adds on top of the legend. */
  legendRows: () => HTMLElement[];
  drawLegend(): void;
  /** Says to those who listen what has happened. */
  say(text: string): void;
}

export const layersOf = (app: App): LayerEntry[] => app.service.layers.state.value?.layers ?? [];
export const layerOf = (app: App, id: string) => layersOf(app).find((l) => l.id === id);
export const titleOf = (app: App, id: string) => { const entry = layerOf(app, id); return entry ? words(entry.title) : id; };

export interface ZoneLook { name: string; short: string; fills: { fill: string; pattern: Pattern }[] }

/** How a zone, or the overlap "a+b" of zones, is named and drawn. */
export function zoneLook(app: App, zone: string, given: string): ZoneLook {
  const classes = zone.split('+').map((id) => layerOf(app, 'zones')?.style.classes?.find((c) => c.value === id));
  const known = classes.filter((c): c is StyleClass => c !== undefined);
  const fills = known.map(({ fill, pattern }) => ({ fill: zoneFill(fill, pattern), pattern }));
  if (known.length !== classes.length) return { name: given, short: given, fills };
  const names = known.map((c) => words(c.label));
  const shorts = names.map(shortName);
  if (names.length === 1) return { name: names[0]!, short: shorts[0]!, fills };
  return { name: t('areas.overlap', { zones: names.join(' + ') }), short: shorts.join(' + '), fills };
}

/** "Kawasan bandar udara" stands as "Bandar udara" under the head "Kawasan". */
function shortName(name: string) {
  const bare = name.replace(/^kawasan\s+/i, '').replace(/\s+(area|zone)$/i, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

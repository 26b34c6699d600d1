import type { Passport } from '../api/types';
import { formatNumber, shortKilometres } from '../format/numbers';
import { id, type TextKey } from '../i18n/id';
import { dictionaries, fillIn } from '../i18n/text';
import type { Language } from '../state/appState';

const NO_BREAK = '\u00a0';
/** Units that names end in, the longer first, and how they are written. */
const UNITS: readonly (readonly [suffix: string, unit: string, factor: number])[] = [
  ['SquareMetres', 'm²', 1], ['Metres', 'm', 1], ['Degrees', '°', 1], ['Percent', '%', 1], ['Ratio', '%', 100],
];

const known = (key: string): key is TextKey => key in id;
const say = (language: Language, key: TextKey, values: Record<string, string | number> = {}) => fillIn(dictionaries[language][key], values);
const list = (words: readonly string[], language: Language) => new Intl.ListFormat(language === 'id' ? 'id-ID' : 'en-GB', { type: 'conjunction' }).format(words);

/** A number with the decimals it needs. */
function plainNumber(value: number, language: Language) {
  const decimals = Number.isInteger(value) ? 0 : Math.min(6, (String(value).split('.')[1] ?? '').length);
  return formatNumber(value, decimals, language);
}

export const metresText = (metres: number, language: Language) =>
  metres >= 1000 ? `${shortKilometres(metres, language)}${NO_BREAK}km` : `${plainNumber(metres, language)}${NO_BREAK}m`;

/** The question in words, as one would ask it. */
export function questionText(passport: Passport, title: (layer: string) => string, language: Language): string {
  const { parameters } = passport;
  const text = (name: string, otherwise: string) => typeof parameters[name] === 'string' ? parameters[name] as string : otherwise;
  switch (passport.analysis) {
    case 'near': {
      const from = text('from', 'airport');
      const bounds = [
        typeof parameters['within'] === 'number' ? say(language, 'question.within', { distance: metresText(parameters['within'], language) }) : '',
        typeof parameters['k'] === 'number' ? say(language, 'question.nearest', { count: plainNumber(parameters['k'], language) }) : '',
        parameters['bands'] ? say(language, 'question.bands', { bands: valueText('bands', parameters['bands'], language) }) : '',
        parameters['measure'] === 'edge' ? say(language, 'question.edge') : '',
      ].filter(Boolean);
      const asked = say(language, 'question.near', { of: title(text('of', 'clusters')), from: from === 'airport' ? say(language, 'near.centreAirport') : from });
      return [asked, ...bounds].join(', ') + '?';
    }
    case 'area-shares': return say(language, 'question.area-shares', { zones: title(text('zones', 'zones')), units: title(text('units', 'kelurahan')) });
    case 'reconciliation': return say(language, 'question.reconciliation');
    default: return passport.analysis ?? '';
  }
}

/** A tolerance as a sentence with its unit. */
export function toleranceText(name: string, value: unknown, language: Language): string {
  if (typeof value !== 'number') return `${name}: ${JSON.stringify(value)}`;
  const [suffix, unit, factor] = UNITS.find(([s]) => name.endsWith(s)) ?? ['', '', 1];
  const size = `${plainNumber(value * factor, language)}${unit === '%' || unit === '°' || !unit ? '' : NO_BREAK}${unit === '%' ? `${NO_BREAK}%` : unit}`;
  const key = `tolerance.${name}`;
  if (known(key)) return say(language, key, { size });
  return `${name.slice(0, name.length - suffix.length).replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}: ${size}`;
}

/** A parameter's name and value in words. */
export function parameterText(name: string, value: unknown, language: Language, title: (layer: string) => string): string {
  const key = `parameter.${name}`;
  const said = ['zones', 'units', 'of'].includes(name) && typeof value === 'string' ? title(value) : valueText(name, value, language);
  return `${known(key) ? say(language, key) : name}: ${said}`;
}

/** A band's edge, as a number of metres or as it is asked for: 10km. */
function edgeText(edge: unknown, language: Language): string {
  const [, number, unit] = String(edge).trim().match(/^([\d.]+)\s*(km|m)?$/) ?? [];
  return number ? metresText(Number(number) * (unit === 'km' ? 1000 : 1), language) : String(edge);
}

function valueText(name: string, value: unknown, language: Language): string {
  if (name === 'within' && typeof value === 'number') return metresText(value, language);
  if (name === 'sliver' && typeof value === 'number') return `${plainNumber(value, language)}${NO_BREAK}m²`;
  if (name === 'tolerance' && typeof value === 'number') return `${plainNumber(value, language)}${NO_BREAK}%`;
  if (name === 'bands') return (Array.isArray(value) ? value : String(value).split(',')).map((edge) => edgeText(edge, language)).join(', ');
  if (name === 'measure' && known(`parameter.measure.${String(value)}`)) return say(language, `parameter.measure.${String(value)}` as TextKey);
  if (name === 'from' && value === 'airport') return say(language, 'near.airport');
  if (typeof value === 'number') return plainNumber(value, language);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A method's name in words; its own name where it is not known. */
export function methodText(method: string, language: Language): string {
  return method.split(' + ').map((one) => known(`method.${one}`) ? say(language, `method.${one}` as TextKey) : one).join(' + ');
}

/** A line ready to be pasted under a table or a map. */
export function citation(passport: Passport, url: string, today: Date, title: (layer: string) => string, language: Language): string {
  const date = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(today);
  const layers = list(passport.inputs.map((input) => say(language, 'citation.layer', { layer: title(input.layer), version: input.version })), language);
  return say(language, 'citation.line', {
    question: questionText(passport, title, language).replace(/\?$/, ''), layers, engine: `${passport.engine.name} ${passport.engine.version.split('+')[0]}`,
    passport: passport.id ?? '', url, date,
  });
}


// The colours the drawing itself needs; layers bring their own from the service.
export const INK = '#1f2a30';
export const ACCENT = '#0a5c78';
export const PAPER = '#ffffff';
export const LAND_HALO = 'rgba(250, 248, 242, 0.92)';
export const FONT = '"Inter Variable", system-ui, sans-serif';

const parse = (colour: string): [number, number, number] | null => {
  const hex = colour.match(/^#([0-9a-f]{6})/i)?.[1];
  if (hex) return [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as [number, number, number];
  const rgb = colour.match(/rgba?\(\s*(\d+)[ ,]+(\d+)[ ,]+(\d+)/)?.slice(1).map(Number);
  return rgb ? rgb as [number, number, number] : null;
};

export function withAlpha(colour: string, alpha: number): string {
  const rgb = parse(colour);
  return rgb ? `rgba(${rgb.join(', ')}, ${alpha})` : colour;
}

/** The same hue, thinned with paper to a tint. */
export function tinted(colour: string, ratio = 0.4): string {
  const rgb = parse(colour);
  return rgb ? `rgb(${rgb.map((v, i) => Math.round(v * ratio + [252, 251, 248][i]! * (1 - ratio))).join(', ')})` : colour;
}

/** The same hue, dark enough to be read or to carry a line on a pale ground. */
export function darkened(colour: string, ratio = 0.55): string {
  const rgb = parse(colour);
  return rgb ? `rgb(${rgb.map((v) => Math.round(v * ratio)).join(', ')})` : colour;
}

export const isWhite = (colour: string) => /^#f{3}(f{3})?$/i.test(colour);
export const isNothing = (colour: string | undefined) => !colour || colour === 'none' || colour === 'transparent';

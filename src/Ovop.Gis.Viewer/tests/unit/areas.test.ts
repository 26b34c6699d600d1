import { describe, expect, it } from 'vitest';
import type { AreaShares, UnitShares } from '../../src/api/types';
import { columnsOf, partOf, sorted } from '../../src/panels/areasPanel';

const part = (zone: string, squareMetres: number, whole: number) => ({ zone, name: zone, area: { squareMetres }, shareRatio: squareMetres / whole });
const unit = (code: string, name: string, whole: number, parts: [string, number][]): UnitShares => {
  const inside = parts.reduce((sum, [, a]) => sum + a, 0);
  return { code, name, area: { squareMetres: whole }, parts: parts.map(([z, a]) => part(z, a, whole)), outside: { area: { squareMetres: whole - inside }, shareRatio: (whole - inside) / whole } };
};
const units = [unit('1', 'Sedau', 100, [['road', 20], ['tourism', 5]]), unit('2', 'Pangmilang', 50, [['airport', 10], ['airport+road', 5]]), unit('3', 'Roban', 10, [])];
const shares = { units, zones: ['airport', 'road', 'tourism'].map((zone) => ({ zone, name: zone, area: { squareMetres: 1 }, insideUnits: { squareMetres: 1 } })), total: { area: { squareMetres: 160 }, parts: [], outside: units[2]!.outside } } as unknown as AreaShares;

describe('the table of shares', () => {
  it('has a column a zone, and one for overlaps where there are any', () => {
    expect(columnsOf(shares)).toEqual(['airport', 'road', 'tourism', 'overlaps']);
    expect(columnsOf({ ...shares, units: [units[0]!] })).toEqual(['airport', 'road', 'tourism']);
  });
  it('counts each square metre in one column only', () => {
    for (const u of units) {
      const sum = columnsOf(shares).reduce((a, column) => a + partOf(u, column).area.squareMetres, u.outside.area.squareMetres);
      expect(sum).toBe(u.area.squareMetres);
    }
    expect(partOf(units[1]!, 'road').area.squareMetres).toBe(0);
    expect(partOf(units[1]!, 'overlaps').area.squareMetres).toBe(5);
  });
  it('sorts by what is shown, ties by name', () => {
    const names = (column: string, descending: boolean, measure: 'percent' | 'hectares' = 'percent') => sorted(units, { sort: { column, descending }, measure }).map((u) => u.name);
    expect(names('name', false)).toEqual(['Pangmilang', 'Roban', 'Sedau']);
    expect(names('area', true)).toEqual(['Sedau', 'Pangmilang', 'Roban']);
    expect(names('zones', true)).toEqual(['Pangmilang', 'Sedau', 'Roban']);
    expect(names('zones', true, 'hectares')).toEqual(['Sedau', 'Pangmilang', 'Roban']);
    expect(names('tourism', false)).toEqual(['Pangmilang', 'Roban', 'Sedau']);
  });
});

import { describe, expect, it } from 'vitest';
import { formatNumber, hectares, kilometres, niceCeiling, parseNumber, scaleText, shortKilometres, squareKilometres, ticks } from '../../src/format/numbers';

describe('numbers as each language writes them', () => {
  it('puts the Indonesian comma and point, and the English ones the other way', () => {
    expect(formatNumber(1234.5, 1, 'id')).toBe('1.234,5');
    expect(formatNumber(1234.5, 1, 'en')).toBe('1,234.5');
  });
  it('shows the sign of a difference with a true minus', () => {
    expect(formatNumber(-6.724, 2, 'id', true)).toBe('−6,72');
    expect(formatNumber(7.06, 2, 'en', true)).toBe('+7.06');
    expect(formatNumber(0, 2, 'id', true)).toBe('0,00');
  });
  it('turns square metres into the unit of the head', () => {
    expect(squareKilometres(550_190_000, 'id')).toBe('550,19');
    expect(hectares(1_514_500, 'id', 2)).toBe('151,45');
    expect(kilometres(9_923.4, 'en')).toBe('9.92');
  });
  it('says a radius as short as it can', () => {
    expect([10_000, 7_500, 7_250, 500].map((m) => shortKilometres(m, 'id'))).toEqual(['10', '7,5', '7,25', '0,5']);
  });
  it('rounds a scale to what one would print', () => {
    expect(scaleText(101_234, 'id')).toBe('1:100.000');
    expect(scaleText(24_870, 'en')).toBe('1:25,000');
  });
  it('reads what a person types, with either decimal mark, and nothing else', () => {
    expect(parseNumber('7,5')).toBe(7.5);
    expect(parseNumber(' 7.5 ')).toBe(7.5);
    for (const text of ['', 'sepuluh', '1,2,3', '7 km', '--2']) expect(parseNumber(text)).toBeNaN();
  });
  it('ends an axis at a round number, and marks it in round steps', () => {
    expect([0, 0.3, 3.2, 12, 44.5, 100, 101].map(niceCeiling)).toEqual([1, 0.5, 5, 20, 50, 100, 200]);
    expect(ticks(50)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(ticks(25)).toEqual([0, 5, 10, 15, 20, 25]);
    expect(ticks(100)).toEqual([0, 20, 40, 60, 80, 100]);
  });
});

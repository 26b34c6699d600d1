import { describe, expect, it } from 'vitest';
import { percentages } from '../../src/format/largestRemainder';

const sum = (values: number[]) => Math.round(values.reduce((a, b) => a + b, 0) * 1e6) / 1e6;

describe('percentages that add up', () => {
  it('gives what is missing to those that lost most', () => {
    expect(percentages([1 / 3, 1 / 3, 1 / 3], 1)).toEqual([33.4, 33.3, 33.3]);
    expect(percentages([0.1315, 0.0043, 0.0219, 0.8423], 1)).toEqual([13.2, 0.4, 2.2, 84.2]);
  });
  it('adds up to 100 whatever the parts', () => {
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let i = 0; i < 500; i++) {
      const parts = Array.from({ length: 1 + Math.floor(random() * 8) }, random);
      const whole = parts.reduce((a, b) => a + b, 0);
      for (const decimals of [0, 1, 2]) {
        const printed = percentages(parts.map((p) => p / whole), decimals);
        expect(sum(printed)).toBe(100);
        printed.forEach((value, k) => expect(Math.abs(value - parts[k]! / whole * 100)).toBeLessThan(10 ** -decimals));
      }
    }
  });
  it('does not blow up parts of less than a whole', () => {
    expect(percentages([0.153], 1)).toEqual([15.3]);
    expect(percentages([], 1)).toEqual([]);
    expect(percentages([0, 1], 1)).toEqual([0, 100]);
  });
});

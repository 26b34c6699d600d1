/**
 * Rounds ratios to percentages of `decimals` places so that the printed ones add up to the rounded whole:
 * each is cut, and what is missing goes to those that lost most.
 */
export function percentages(ratios: readonly number[], decimals: number): number[] {
  const steps = 100 * 10 ** decimals;
  const exact = ratios.map((ratio) => ratio * steps);
  const cut = exact.map((value) => Math.floor(value + 1e-9));
  let missing = Math.round(exact.reduce((a, b) => a + b, 0)) - cut.reduce((a, b) => a + b, 0);
  const byLoss = exact.map((value, i) => ({ i, loss: value - cut[i]! })).sort((a, b) => b.loss - a.loss || a.i - b.i);
  for (const { i } of byLoss) if (missing-- > 0) cut[i]!++;
  return cut.map((value) => value / 10 ** decimals);
}

/** A small logistic regression: deterministic, from zero, by Newton steps. */

/** A fit: probability = 1 / (1 + exp(-(bias + sum of weight times signal))). */
export interface Fit {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** One observation: its signals, whether the thing was so, and how much it counts. */
export interface Sample {
  readonly signals: readonly number[];
  readonly yes: boolean;
  readonly weight: number;
}

const steps = 50;
/** A slight pull to zero on the scaled weights, so that separable samples give finite weights. */
const ridge = 1e-3;

export const probability = (fit: Fit, signals: readonly number[]): number => {
  let sum = fit.bias;
  for (let i = 0; i < fit.weights.length; i++) sum += fit.weights[i]! * signals[i]!;
  return 1 / (1 + Math.exp(-sum));
};

/** Solves a small symmetric system by elimination with pivoting. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let r = column + 1; r < size; r++) {
      if (Math.abs(rows[r]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = r;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const head = rows[column]!;
    for (let r = 0; r < size; r++) {
      if (r === column) continue;
      const factor = rows[r]![column]! / head[column]!;
      for (let c = column; c <= size; c++) rows[r]![c]! -= factor * head[c]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
};

/** Weighted mean and spread of each signal, so that the Newton steps see comparable numbers. */
const scaleOf = (samples: readonly Sample[], count: number): { mean: number[]; spread: number[] } => {
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const mean: number[] = [];
  const spread: number[] = [];
  for (let i = 0; i < count; i++) {
    const m = samples.reduce((sum, s) => sum + s.weight * s.signals[i]!, 0) / total;
    const v = samples.reduce((sum, s) => sum + s.weight * (s.signals[i]! - m) ** 2, 0) / total;
    mean.push(m);
    spread.push(Math.sqrt(v) || 1);
  }
  return { mean, spread };
};

/** Fits weights for `count` signals. The weights of the samples should add up to about their number. */
export const fitLogistic = (samples: readonly Sample[], count: number): Fit => {
  if (samples.length === 0) return { bias: 0, weights: new Array<number>(count).fill(0) };
  const { mean, spread } = scaleOf(samples, count);
  const scaled = samples.map((s) => ({
    x: [1, ...s.signals.map((value, i) => (value - mean[i]!) / spread[i]!)],
    y: s.yes ? 1 : 0,
    weight: s.weight,
  }));
  let beta = new Array<number>(count + 1).fill(0);
  for (let step = 0; step < steps; step++) {
    const gradient = beta.map((b, i) => (i === 0 ? 0 : -ridge * b));
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? ridge : 0)));
    for (const { x, y, weight } of scaled) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, each, i) => sum + each * beta[i]!, 0)));
      for (let i = 0; i <= count; i++) {
        gradient[i]! += weight * (y - p) * x[i]!;
        for (let j = 0; j <= count; j++) hessian[i]![j]! += weight * p * (1 - p) * x[i]! * x[j]!;
      }
    }
    const change = solve(hessian, gradient);
    beta = beta.map((b, i) => b + change[i]!);
    if (Math.max(...change.map(Math.abs)) < 1e-9) break;
  }
  const weights = beta.slice(1).map((b, i) => b / spread[i]!);
  return { bias: beta[0]! - weights.reduce((sum, w, i) => sum + w * mean[i]!, 0), weights };
};

/** How well a number separates yes from no: 0.5 is chance, 1 perfect. Ties count half. */
export const areaUnderCurve = (yes: readonly number[], no: readonly number[]): number => {
  if (yes.length === 0 || no.length === 0) return 0.5;
  const all = [...yes.map((value) => ({ value, yes: 1 })), ...no.map((value) => ({ value, yes: 0 }))];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let i = 0; i < all.length; ) {
    let end = i;
    while (end < all.length && all[end]!.value === all[i]!.value) end++;
    for (let k = i; k < end; k++) ranks += all[k]!.yes * ((i + end + 1) / 2);
    i = end;
  }
  return (ranks - (yes.length * (yes.length + 1)) / 2) / (yes.length * no.length);
};

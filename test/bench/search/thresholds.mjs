/** Chooses from which signal on a search answers, asks back or refuses, on samples of the development half. */

/** Answered wrongly at most this share of the inside questions, answered at all at most this share of the outside ones. */
export const allowed = { wrong: 0.02, outside: 0.01 };

/** Inside questions with a fact on top that may be refused for too weak a signal. */
export const mayRefuse = 0.05;

/**
 * @typedef {object} Sample
 * @property {boolean} inside
 * @property {boolean} right its best fact is accepted
 * @property {number} signal -Infinity: no fact is on top, it cannot be answered
 */

/** The lowest signal from which on answering stays within what is allowed; Infinity when nothing may be answered. */
export const answerFrom = (samples, limits = allowed) => {
  const inside = samples.filter((each) => each.inside).length;
  const sorted = [...samples].filter(({ signal }) => signal > -Infinity).sort((a, b) => b.signal - a.signal);
  let from = Infinity;
  let wrong = 0;
  let outside = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (!sorted[i].inside) outside++;
    else if (!sorted[i].right) wrong++;
    if (wrong > limits.wrong * inside || outside > limits.outside * (samples.length - inside)) break;
    // Equal signals stand or fall together.
    if (sorted[i + 1]?.signal !== sorted[i].signal) from = sorted[i].signal;
  }
  return from;
};

/** The highest signal that still lets enough inside questions through; under it a search refuses. */
export const askFrom = (samples, share = mayRefuse) => {
  const signals = samples.filter((each) => each.inside && each.signal > -Infinity).map(({ signal }) => signal);
  signals.sort((a, b) => a - b);
  return signals[Math.floor(share * signals.length)] ?? -Infinity;
};

/** How well a signal tells the right ones from the rest, 0 to 1: the chance that a right one has the higher signal. */
export const auroc = (samples) => {
  const good = samples.filter((each) => each.inside && each.right).map(({ signal }) => signal);
  const rest = samples.filter((each) => !(each.inside && each.right)).map(({ signal }) => signal);
  if (good.length === 0 || rest.length === 0) return undefined;
  let wins = 0;
  for (const a of good) for (const b of rest) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (good.length * rest.length);
};

/** Of several signals the one that answers most questions rightly within what is allowed; of equals the better separating. */
export const chooseSignal = (bySignal) => {
  const tried = Object.entries(bySignal).map(([signal, samples]) => {
    const from = answerFrom(samples);
    const right = samples.filter((each) => each.inside && each.right && each.signal >= from).length;
    return { signal, answerFrom: from, askFrom: askFrom(samples), right, auroc: auroc(samples) ?? 0 };
  });
  tried.sort((a, b) => b.right - a.right || b.auroc - a.auroc);
  const [{ signal, answerFrom: from, askFrom: ask }] = tried;
  return { signal, answerFrom: from, askFrom: Math.min(ask, from) };
};

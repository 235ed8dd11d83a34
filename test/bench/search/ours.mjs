/** Our own search behind the same front as the peers, with its own verdicts in place of thresholds. */

const kinds = { answer: 'answered', clarify: 'asked', 'out-of-scope': 'refused', none: 'refused' };

/** Leaves one language in a content, so that the time of its index can be told. */
const only = (content, language) => {
  const keep = (text, empty) => ({ en: empty, fr: empty, [language]: text[language] });
  const mapped = (all, change) => new Map([...all].map(([id, each]) => [id, { ...each, ...change(each) }]));
  return {
    ...content,
    facts: mapped(content.facts, (fact) => ({
      title: keep(fact.title, ''),
      answer: keep(fact.answer, ''),
      phrasings: keep(fact.phrasings, []),
    })),
    outOfScope: mapped(content.outOfScope, (each) => ({ examples: keep(each.examples, []) })),
  };
};

/** Builds the search over the whole content; `indexMs` is the time for the one language. */
export const buildOurs = ({ content, rehearsed, createSearch }, language) => {
  const search = createSearch(content, rehearsed);
  const one = only(content, language);
  const started = performance.now();
  createSearch(one, rehearsed);
  const indexMs = performance.now() - started;
  const ask = (text) => {
    const { kind, hits } = search.find(text, language);
    const verdict = kinds[kind];
    // A named class is no fact that could be answered, whatever stands behind it.
    const signal = kind === 'out-of-scope' ? -Infinity : (hits[0]?.confidence ?? -Infinity);
    return { facts: hits.map(({ id }) => id), verdict, signal };
  };
  return { ask, indexMs };
};

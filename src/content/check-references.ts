/** Checks that whatever content names exists, once, where it belongs. */

import { didYouMean } from './did-you-mean.js';
import type { Mistake } from './mistakes.js';
import { type Report, reportTo } from './report-to.js';
import { type Parsed, topicOf } from './to-content.js';
import { languages } from './types.js';
import type { Places } from './yaml-file.js';

export const checkReferences = (parsed: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  checkFacts(parsed, report);
  checkPhrasings(parsed, report);
  checkFactLists(parsed, report);
  if (!(parsed.practice.source in parsed.sources)) {
    report('unknown-source', parsed.practice, 'source', ...unknownSource(parsed, parsed.practice.source));
  }
  parsed.practice.official_contacts.forEach((key, i, list) => {
    if (!(key in parsed.sources)) report('unknown-source', list, i, ...unknownSource(parsed, key));
  });
  for (const [key, source] of Object.entries(parsed.sources)) {
    if (source.title.en === undefined && source.title.fr === undefined) {
      report(
        'source-without-title',
        parsed.sources,
        key,
        `the source ${key} has no title`,
        'Give its title in one language at least',
      );
    }
  }
};

const unknownSource = (parsed: Parsed, key: string): [string, string] => [
  `the source "${key}" is not in knowledge/sources.yaml`,
  `Correct the key, or add the source${didYouMean(key, Object.keys(parsed.sources))}`,
];
const unknownFact = (parsed: Parsed, id: string): [string, string] => [
  `there is no fact "${id}"`,
  `Correct the id, or add the fact${didYouMean(id, factIds(parsed))}`,
];

export const factIds = (parsed: Parsed): ReadonlySet<string> =>
  new Set(parsed.facts.flatMap(({ data }) => data.map(({ id }) => id)));

const checkFacts = (parsed: Parsed, report: Report): void => {
  const known = factIds(parsed);
  const seen = new Set<string>();
  for (const { file, data } of parsed.facts) {
    for (const fact of data) {
      if (file !== `knowledge/facts/${topicOf(fact.id)}.yaml`) {
        report(
          'wrong-topic-file',
          fact,
          'id',
          `the fact "${fact.id}" stands in the file of another topic`,
          `Move it to knowledge/facts/${topicOf(fact.id)}.yaml`,
        );
      }
      for (const id of [fact.id, ...(fact.also ?? [])]) {
        if (seen.has(id))
          report(
            'repeated-fact',
            fact,
            'id',
            `the fact id "${id}" is used twice`,
            'Merge the two facts, or rename one',
          );
        seen.add(id);
      }
      fact.sources.forEach((key, i) => {
        if (!(key in parsed.sources)) report('unknown-source', fact.sources, i, ...unknownSource(parsed, key));
      });
      fact.related.forEach((id, i) => {
        if (!known.has(id)) report('unknown-fact', fact.related, i, ...unknownFact(parsed, id));
        else if (id === fact.id)
          report('related-to-itself', fact.related, i, `"${id}" is related to itself`, 'Remove it');
      });
      if (fact.review_by <= fact.read_on) {
        report(
          'review-before-reading',
          fact,
          'review_by',
          `"${fact.id}" is due for review before it was read`,
          'Set review_by to a later day than read_on',
        );
      }
    }
  }
};

const checkPhrasings = (parsed: Parsed, report: Report): void => {
  const known = factIds(parsed);
  for (const language of languages) {
    const having = new Set<string>();
    const seen = new Map<string, string>();
    for (const { file, data } of parsed.phrasings.filter(({ file }) => file.endsWith(`.${language}.yaml`))) {
      for (const [id, list] of Object.entries(data)) {
        having.add(id);
        if (!known.has(id)) report('unknown-fact', data, id, ...unknownFact(parsed, id));
        else if (file !== `knowledge/phrasings/${topicOf(id)}.${language}.yaml`) {
          report(
            'wrong-topic-file',
            data,
            id,
            `phrasings of "${id}" stand in the file of another topic`,
            `Move them to knowledge/phrasings/${topicOf(id)}.${language}.yaml`,
          );
        }
        list.forEach((phrasing, i) => {
          const key = phrasing.toLowerCase().trim();
          const other = seen.get(key);
          if (other !== undefined)
            report(
              'repeated-phrasing',
              list,
              i,
              `"${phrasing}" already asks for "${other}"`,
              'Keep it at the fact that answers it better',
            );
          seen.set(key, id);
        });
      }
    }
    for (const { data } of parsed.facts) {
      for (const fact of data) {
        if (!having.has(fact.id))
          report(
            'no-phrasings',
            fact,
            'id',
            `nobody can ask for "${fact.id}" in ${language === 'en' ? 'English' : 'French'}`,
            `Add phrasings to knowledge/phrasings/${topicOf(fact.id)}.${language}.yaml`,
          );
      }
    }
  }
};

/** Every list of facts outside the facts themselves. */
const checkFactLists = (parsed: Parsed, report: Report): void => {
  const known = factIds(parsed);
  const lists: (readonly string[])[] = [
    ...parsed.outcomes.flatMap(({ data }) =>
      data.flatMap((o) => [...o.steps.map((s) => s.facts), ...o.cautions.map((c) => c.facts)]),
    ),
    ...parsed.routes.reasons.map(({ facts }) => facts),
    ...parsed.tables.flatMap((table) => [...table.finding, ...table.notes].map(({ facts }) => facts)),
  ];
  for (const list of lists) {
    list.forEach((id, i) => {
      if (!known.has(id)) report('unknown-fact', list, i, ...unknownFact(parsed, id));
    });
  }
};

/** Sources as people see them: title, link where one may be given, publisher, dates. */

import type { Content, Fact, Language, Source, SourceKind } from '../content/types.js';
import type { Say } from './say.js';
import type { Citation } from './types.js';

/** Only pages of governments, regulators, law and named publishers are linked; no answer sends people to a copy or a forum. */
const linkedKinds: readonly SourceKind[] = ['law', 'government', 'regulator', 'publisher'];

/** A source with the day on which it was read for the fact that cites it. */
export const citationOf = (source: Source, readOn: string, language: Language, say: Say): Citation => {
  const other: Language = language === 'en' ? 'fr' : 'en';
  const inOther = linkOf(source, language) === undefined && linkOf(source, other) !== undefined;
  const title = source.title[language] ?? source.title[other] ?? source.key;
  const marked = inOther ? `${title} (${say('in-other-language')})` : title;
  return {
    title: marked,
    publisher: source.publisher[language],
    url: linkOf(source, language) ?? linkOf(source, other),
    dates:
      source.sourceDate === undefined
        ? say('dates-undated', { read: readOn })
        : say('dates-dated', { date: source.sourceDate, read: readOn }),
  };
};

const linkOf = (source: Source, language: Language): string | undefined =>
  linkedKinds.includes(source.kind) ? source.url[language] : undefined;

export const citationLine = ({ title, url, publisher, dates }: Citation, say: Say): string =>
  url === undefined
    ? say('source-named', { title, publisher, dates })
    : say('source-linked', { title: title.replaceAll(/[[\]]/g, ''), url, publisher, dates });

/** The citations of one fact, best first. */
export const citationsOf = (content: Content, fact: Fact, language: Language, say: Say): readonly Citation[] =>
  fact.sources.map((key) => citationOf(content.sources.get(key)!, fact.readOn, language, say));

/** The first source of a fact that may be linked, as a citation. */
export const officialPageOf = (content: Content, fact: Fact, language: Language, say: Say): Citation | undefined =>
  citationsOf(content, fact, language, say).find(({ url }) => url !== undefined);

/** A source that is cited by itself, not for a fact: read when its copy was stored, or for the facts that rest on it. */
export const citationAlone = (content: Content, source: Source, language: Language, say: Say): Citation => {
  const forFacts = [...content.facts.values()].flatMap((fact) =>
    fact.sources.includes(source.key) ? fact.readOn : [],
  );
  const readOn = source.copyDate ?? forFacts.sort().at(-1);
  return citationOf(source, readOn ?? source.sourceDate ?? '–', language, say);
};

/** The official pages to turn to, first the one to write to. */
export const officialContacts = (content: Content, language: Language, say: Say): readonly Citation[] =>
  content.practice.officialContacts.map((key) => citationAlone(content, content.sources.get(key)!, language, say));

/** Numbers sources in the order in which they are first cited, for "[1]" in a text and a list below it. */
export interface SourceList {
  /** The marks of the sources of these facts: " [1][3]"; empty for no facts. */
  mark(factIds: readonly string[]): string;
  readonly citations: () => readonly Citation[];
}

/** How many sources of one fact a sheet cites: the best; the fact itself names all. */
const sourcesPerFact = 1;

export const createSourceList = (content: Content, language: Language, say: Say): SourceList => {
  const numbers = new Map<string, number>();
  const citations: Citation[] = [];
  const numberOf = (key: string, readOn: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    citations.push(citationOf(content.sources.get(key)!, readOn, language, say));
    numbers.set(key, citations.length);
    return citations.length;
  };
  return {
    mark: (factIds) => {
      const found = factIds.flatMap((id) => {
        const fact = content.facts.get(id)!;
        return fact.sources.slice(0, sourcesPerFact).map((key) => numberOf(key, fact.readOn));
      });
      const unique = [...new Set(found)].sort((a, b) => a - b);
      return unique.length === 0 ? '' : ` ${unique.map((number) => `[${number}]`).join('')}`;
    },
    citations: () => citations,
  };
};

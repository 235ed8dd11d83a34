/** The form of each content file. Unknown keys, missing keys and wrong types are mistakes. */

import * as v from 'valibot';
import { isDay, isPartialDay } from './days.js';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('expected a text that is not empty'));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]*$/, 'expected lower case letters, digits, "-" and "."'));
const day = v.pipe(v.string(), v.check(isDay, 'expected a day of the calendar as YYYY-MM-DD'));
const partialDay = v.pipe(
  v.string(),
  v.check(
    (text) => text === 'none' || isPartialDay(text),
    'expected YYYY, YYYY-MM or YYYY-MM-DD of the calendar, or none',
  ),
);
const sourceKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]+$/, 'expected a source key'));

const both = v.strictObject({ en: text, fr: text });
const either = v.strictObject({ en: v.optional(text), fr: v.optional(text) });
const words = v.strictObject({ en: v.array(text), fr: v.array(text) });
/** Texts and addresses that stay empty until the owner fills them in. */
const bothOrEmpty = v.strictObject({ en: v.string(), fr: v.string() });
const address = v.pipe(
  v.string(),
  v.check((url) => url === '' || (/^https:\/\//.test(url) && URL.canParse(url)), 'expected https://… or ""'),
);
const addresses = v.strictObject({ en: address, fr: address });
const oneOrMore = v.union([v.string(), v.array(v.string())]);
const when = v.record(v.string(), oneOrMore);

export const sourcesSchema = v.record(
  sourceKey,
  v.strictObject({
    also: v.optional(v.array(sourceKey)),
    publisher: both,
    kind: v.picklist(['law', 'government', 'regulator', 'publisher', 'practice', 'draft', 'copy', 'forum']),
    title: either,
    url: v.optional(either),
    source_date: partialDay,
    copy_date: v.optional(day),
  }),
);

export const factsSchema = v.array(
  v.strictObject({
    id,
    also: v.optional(v.array(id)),
    title: both,
    answer: both,
    variants: v.optional(v.array(v.strictObject({ when, en: text, fr: text }))),
    about: v.optional(v.strictObject({ when, en: text, fr: text })),
    sources: v.pipe(v.array(sourceKey), v.minLength(1, 'expected at least one source')),
    read_on: day,
    review_by: day,
    volatile: v.boolean(),
    confidence: v.picklist(['official', 'draft', 'secondary', 'forum', 'practice', 'unconfirmed']),
    approved_by: v.string(),
    related: v.array(id),
  }),
);

export const phrasingsSchema = v.record(id, v.pipe(v.array(text), v.minLength(1, 'expected at least one phrasing')));

export const outOfScopeSchema = v.array(
  v.strictObject({
    id,
    title: both,
    reply: both,
    source: v.optional(sourceKey),
    counts_as_miss: v.boolean(),
    always: v.optional(words),
    beside: v.optional(words),
  }),
);

export const vocabularySchema = v.array(v.strictObject({ concept: id, en: v.array(text), fr: v.array(text) }));

export const questionsSchema = v.array(
  v.strictObject({
    id,
    ask: both,
    again: both,
    name: both,
    called: words,
    why: both,
    hint: v.optional(both),
    hint_when: v.optional(v.array(v.strictObject({ when: v.record(v.string(), v.string()), text: both }))),
    options: v.array(
      v.strictObject({
        value: v.string(),
        label: both,
        help: v.optional(both),
        read_back: both,
        represents: v.optional(v.boolean()),
      }),
    ),
  }),
);

const typed = { short: v.optional(v.array(text)), cues: v.optional(v.array(text)) };
export const answersSchema = v.record(
  id,
  v.strictObject({
    options: v.record(
      v.string(),
      v.strictObject({
        ...typed,
        unless: v.optional(v.strictObject({ words: v.array(text), or: v.array(v.string()) })),
      }),
    ),
    either: v.optional(v.array(v.strictObject({ ...typed, values: v.array(v.string()) }))),
  }),
);

export const outcomesSchema = v.array(
  v.strictObject({
    id,
    level: v.picklist(['act', 'check', 'pro']),
    headline: both,
    steps: v.pipe(
      v.array(
        v.strictObject({
          who: v.pipe(
            v.array(v.picklist(['you', 'representative', 'ircc', 'border'])),
            v.minLength(1, 'expected who does it'),
          ),
          by: v.optional(both),
          do: both,
          facts: v.array(id),
        }),
      ),
      v.minLength(1, 'expected at least one step'),
    ),
    cautions: v.array(v.strictObject({ en: text, fr: text, facts: v.array(id) })),
    changes_it: v.array(both),
  }),
);

export const notesSchema = v.array(v.strictObject({ id, text: both }));

export const routesSchema = v.strictObject({
  routes: v.record(id, both),
  reasons: v.array(
    v.strictObject({
      id,
      since: v.optional(day),
      text: both,
      facts: v.pipe(v.array(id), v.minLength(1, 'expected at least one fact')),
    }),
  ),
  by_outcome: v.record(id, v.record(id, id)),
  other: v.record(id, id),
});

export const tableSchema = v.strictObject({
  effective: day,
  inputs: v.record(v.string(), v.array(v.string())),
  always: v.array(v.string()),
  finding: v.array(
    v.strictObject({
      row: text,
      when,
      outcome: id,
      facts: v.pipe(v.array(id), v.minLength(1, 'expected at least one fact')),
    }),
  ),
  notes: v.array(
    v.strictObject({
      row: text,
      when,
      note: id,
      level: v.picklist(['info', 'caution', 'stop']),
      facts: v.pipe(v.array(id), v.minLength(1, 'expected at least one fact')),
    }),
  ),
});

export const messagesSchema = v.record(v.string(), both);
export const contactSchema = v.record(id, both);
export const commandsSchema = v.record(v.string(), words);

export const practiceSchema = v.strictObject({
  name: text,
  regulated_as: both,
  city: text,
  address: bothOrEmpty,
  assessment_url: addresses,
  consultation_url: addresses,
  licence_number: v.string(),
  regulator: both,
  offers: v.record(id, both),
  disclaimer: both,
  official_contacts: v.array(sourceKey),
  source: sourceKey,
  confirmed_by_owner: v.string(),
  open_before_launch: v.array(both),
});

export const understandingSchema = v.strictObject({
  lists: v.record(id, words),
  asking: v.strictObject({ begins: words, inside: words, anywhere: words, ends: words }),
  joints: words,
  cancels: words,
  others: words,
  clients: words,
  doubt: v.strictObject({ value: v.string(), en: v.array(text), fr: v.array(text) }),
  ordinals: v.array(v.strictObject({ number: v.number(), en: v.array(text), fr: v.array(text) })),
  number_words: words,
  fillers: words,
  polite: words,
  corrections: words,
  language_marks: words,
});

export type SourcesFile = v.InferOutput<typeof sourcesSchema>;
export type FactsFile = v.InferOutput<typeof factsSchema>;
export type PhrasingsFile = v.InferOutput<typeof phrasingsSchema>;
export type OutOfScopeFile = v.InferOutput<typeof outOfScopeSchema>;
export type VocabularyFile = v.InferOutput<typeof vocabularySchema>;
export type QuestionsFile = v.InferOutput<typeof questionsSchema>;
export type AnswersFile = v.InferOutput<typeof answersSchema>;
export type OutcomesFile = v.InferOutput<typeof outcomesSchema>;
export type NotesFile = v.InferOutput<typeof notesSchema>;
export type RoutesFile = v.InferOutput<typeof routesSchema>;
export type TableFile = v.InferOutput<typeof tableSchema>;
export type MessagesFile = v.InferOutput<typeof messagesSchema>;
export type ContactFile = v.InferOutput<typeof contactSchema>;
export type CommandsFile = v.InferOutput<typeof commandsSchema>;
export type PracticeFile = v.InferOutput<typeof practiceSchema>;
export type UnderstandingFile = v.InferOutput<typeof understandingSchema>;

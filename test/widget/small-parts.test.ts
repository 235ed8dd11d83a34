/** Topics of links, options beside buttons, what a button sends, and the words of the interface. */

import { describe, expect, it } from 'vitest';
import { messageOf, textOf } from '../../src/widget/activity.js';
import { languageAt, withActivities } from '../../src/widget/entries.js';
import { keepWords } from '../../src/widget/keep-words.js';
import { readMarkdown, withHardSpaces } from '../../src/widget/markdown.js';
import { listedOptions } from '../../src/widget/options.js';
import { messageOfTopic } from '../../src/widget/topic.js';
import { languageFrom, spoken, words } from '../../src/widget/words.js';

describe('a topic', () => {
  it('of words is asked in these words', () => {
    expect(messageOfTopic('ask:Is it a scam?', 'en')).toEqual({ text: 'Is it a scam?' });
    expect(messageOfTopic(' ask: copr ', 'en')).toEqual({ text: 'copr' });
  });

  it('of a fact names it, in the words of the link that was followed', () => {
    expect(messageOfTopic('ask:topic.some-fact', 'en')).toEqual({
      text: 'topic.some-fact',
      value: { fact: 'topic.some-fact' },
    });
    expect(messageOfTopic('ask:topic.some-fact', 'en', ' How long? ')).toEqual({
      text: 'How long?',
      value: { fact: 'topic.some-fact' },
    });
  });

  it('of the interview starts it with what is known', () => {
    expect(messageOfTopic('interview?a=b&c=d', 'fr')).toEqual({
      text: 'commencer',
      value: { command: 'start', answers: { a: 'b', c: 'd' } },
    });
    expect(messageOfTopic('interview', 'en')).toEqual({ text: 'start', value: { command: 'start', answers: {} } });
  });

  it.each(['', 'ask:', 'ask: ', 'interviewer', 'javascript:alert(1)', 'tell:me'])(
    'of no known form (%j) says nothing',
    (topic) => {
      expect(messageOfTopic(topic, 'en')).toBeUndefined();
    },
  );
});

describe('the options of a question', () => {
  const actions = [{ title: 'Yes' }, { title: 'No, never' }];

  it('bring their help to the buttons, with or without bold and dash', () => {
    for (const list of ['1. **Yes** – On most days.\n2. **No, never**', '- Yes: On most days.\n- No, never']) {
      expect(listedOptions(readMarkdown(`**Well?**\n\n${list}`), actions)?.helps).toEqual(['On most days.', '']);
    }
  });

  it('are left where they are when the list is another one', () => {
    for (const list of ['1. Yes\n2. Perhaps', '1. Yes', '1. Yes\n2. No, never\n3. More', 'Yes\nNo, never']) {
      expect(listedOptions(readMarkdown(list), actions)).toBeUndefined();
    }
    expect(listedOptions(readMarkdown('1. Yes'), [])).toBeUndefined();
  });
});

describe('a button', () => {
  it('sends its words and its value', () => {
    expect(messageOf({ type: 'messageBack', title: 'Yes', text: 'Yes', value: { question: 'q', value: 'v' } })).toEqual(
      { text: 'Yes', value: { question: 'q', value: 'v' } },
    );
    expect(messageOf({ title: 'Yes' })).toEqual({ text: 'Yes' });
    expect(messageOf({ type: 'imBack', title: 'Yes', value: 'yes' })).toEqual({ text: 'yes' });
  });
});

describe('activities', () => {
  it('are shown once, updated in place, and own ones replace what was shown at once', () => {
    const pending = { kind: 'own', key: 'k', text: 'my 12345', unworded: false, delivery: 'sending' } as const;
    const echo = {
      type: 'message',
      id: '1',
      from: { id: 'me' },
      text: 'my [removed]',
      channelData: { clientActivityID: 'k' },
    };
    const reply = { type: 'message', id: '2', from: { id: 'bot' }, text: 'Well' };
    const once = withActivities([pending], [echo, reply], 'me');
    expect(
      withActivities(once, [echo, { ...reply, text: 'Better' }], 'me').map(
        (entry) => entry.kind !== 'notice' && entry.text,
      ),
    ).toEqual(['my [removed]', 'Better']);
  });

  it('of other kinds, and empty ones, are no messages', () => {
    expect(
      withActivities([], [{ type: 'typing' }, { type: 'event' }, { type: 'message', id: '1', text: ' ' }], 'me'),
    ).toEqual([]);
  });

  it('without text show the words of their card', () => {
    const content = {
      type: 'AdaptiveCard',
      body: [
        { type: 'TextBlock', text: 'One' },
        { type: 'Container', items: [{ type: 'TextBlock', text: 'Two' }] },
      ],
    };
    expect(textOf({ type: 'message', attachments: [{ content }] })).toBe('One\n\nTwo');
  });

  it('of one turn are in the language that its last one tells', () => {
    const entity = { type: 'urn:ecopr-assistant:turn', ending: 'answered', language: 'fr' };
    const entries = withActivities(
      [],
      [
        { type: 'message', id: '1', text: 'Un' },
        { type: 'message', id: '2', text: 'Deux', entities: [entity] },
      ],
    );
    expect(languageAt(entries, 0)).toBe('fr');
  });
});

describe('the words', () => {
  const said = (language: 'en' | 'fr') => [
    ...[words[language], keepWords[language]].flatMap((catalogue) =>
      Object.values(catalogue).map((word) => (typeof word === 'string' ? word : word(3 as never, 7 as never))),
    ),
    ...Object.values(spoken[language]),
  ];

  it('are there in both languages and differ where languages differ', () => {
    expect(Object.keys(words.fr)).toEqual(Object.keys(words.en));
    expect(Object.keys(keepWords.fr)).toEqual(Object.keys(keepWords.en));
    expect(said('fr').every((word) => word.trim() !== '')).toBe(true);
  });

  it('in French keep the Canadian spaces: none before ? and !, a hard one before the colon', () => {
    for (const word of said('fr')) {
      expect(word).not.toMatch(/\s[?!;]/);
      expect(word).not.toMatch(/[^\u00a0]:/);
      expect(word).not.toMatch(/\b(tu|ton|ta|tes|toi)\b/i);
    }
  });

  it('of the service keep their French spaces together too', () => {
    expect(withHardSpaces('Arrêtez : écrivez « vérifier » ou non')).toBe(
      'Arrêtez\u00a0: écrivez «\u00a0vérifier\u00a0» ou non',
    );
  });

  it('know a language by its tag', () => {
    expect(['fr', 'fr-CA', 'FR_ca', 'en-GB', 'de', '', null].map(languageFrom)).toEqual([
      'fr',
      'fr',
      undefined,
      'en',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

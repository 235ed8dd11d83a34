/** The turn on the stored state: order, repetition, conflicts, faults, namespaces, arrival. */

import { afterEach, describe, expect, it } from 'vitest';
import type { TakeTurn } from '../../src/conversation/types.js';
import type { Store } from '../../src/store/index.js';
import { botAccount, channelMessage, teamsMessage } from './activities.js';
import { type Bench, blank, countingTurn, openBench, post } from './bench.js';

let bench: Bench;
afterEach(() => bench?.close());

const say = (text: string, id: string, userId = 'dl_1', conversation = 'c1') =>
  bench.bot.processDirect(
    { type: 'message', id, text, channelId: 'webchat', serviceUrl: 'https://evil.example' },
    { id: conversation },
    userId,
  );
const texts = () => bench.delivered.map(({ activity }) => activity.text);

describe('turns of one person', () => {
  it('follow one another, each on the state of the one before', async () => {
    bench = await openBench();
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => say(text, text)));
    expect(texts()).toEqual(['message 1: a', 'message 2: b', 'message 3: c', 'message 4: d']);
  });

  it('do not touch those of another person in the same conversation', async () => {
    bench = await openBench();
    await say('a', '1', 'dl_1');
    await say('b', '2', 'dl_2');
    expect(texts()).toEqual(['message 1: a', 'message 1: b']);
  });

  it('are saved before their replies go out', async () => {
    const seen: string[] = [];
    const wrapStore = (store: Store): Store => ({
      ...store,
      saveTurn: async (turn) => {
        const outcome = await store.saveTurn(turn);
        seen.push('saved');
        return outcome;
      },
    });
    bench = await openBench({}, { wrapStore, deliver: () => seen.push('sent') });
    await say('a', '1');
    expect(seen).toEqual(['saved', 'sent']);
  });

  it('are taken again when another process was faster', async () => {
    let first = true;
    const wrapStore = (store: Store): Store => ({
      ...store,
      saveTurn: async (turn) => {
        if (first) {
          first = false;
          const { state } = countingTurn(undefined, { kind: 'message', text: '', place: 'private' }, new Date());
          await store.saveTurn({ ...turn, activityId: 'elsewhere', state });
        }
        return store.saveTurn(turn);
      },
    });
    bench = await openBench({}, { wrapStore });
    await say('a', '1');
    expect(texts()).toEqual(['message 2: a']);
  });
});

describe('the same activity again', () => {
  it('is not a second turn and not a second answer', async () => {
    bench = await openBench();
    await say('a', '1');
    expect(await say('a', '1')).toBe('ok');
    expect(bench.inputs).toHaveLength(1);
    expect(texts()).toEqual(['message 1: a']);
  });

  it('is no second turn either once the person was forgotten', async () => {
    bench = await openBench();
    await say('a', '1');
    await say('forget me', '2');
    expect(await say('a', '1')).toBe('ok');
    const activity = teamsMessage('b');
    await post(bench.bot, activity);
    await post(bench.bot, teamsMessage('forget me'));
    expect((await post(bench.bot, activity)).activities).toEqual([]);
    expect(bench.inputs.map(({ text }) => text)).toEqual(['a', 'forget me', 'b', 'forget me']);
  });

  it('gets the stored replies where the answer to the POST carries them', async () => {
    bench = await openBench();
    const activity = teamsMessage('a');
    const once = await post(bench.bot, activity);
    const again = await post(bench.bot, activity);
    expect(again.texts).toEqual(once.texts);
    expect(bench.inputs).toHaveLength(1);
  });

  it('gets the stored replies when they could not be sent before', async () => {
    let broken = true;
    bench = await openBench(
      {},
      {
        deliver: () => {
          if (broken) throw new Error('gone');
        },
      },
    );
    expect(await say('a', '1')).toBe('failed');
    broken = false;
    expect(await say('a', '1')).toBe('ok');
    expect(texts()).toEqual(['message 1: a']);
    expect(bench.inputs).toHaveLength(1);
  });
});

describe('a turn that fails', () => {
  const failing = () => {
    throw Object.assign(new Error('secret words of a person'), { code: 'EBROKEN' });
  };

  it('gets an apology with the ending error, and the POST is answered 200', async () => {
    bench = await openBench({ takeTurn: failing });
    const answer = await post(bench.bot, teamsMessage('my secret', { locale: 'fr-CA' }));
    expect(answer.status).toBe(200);
    expect(answer.texts).toEqual(['sorry (unknown, fr-CA)']);
    expect(answer.activities[0]!.entities).toEqual([expect.objectContaining({ ending: 'error' })]);
    expect(bench.endings).toEqual(['error']);
  });

  it('knows the state when it could be read', async () => {
    bench = await openBench({
      takeTurn: (state, input, now) => (input.text === 'bad' ? failing() : countingTurn(state, input, now)),
    });
    await say('good', '1');
    expect(await say('bad', '2')).toBe('ok');
    await say('good', '3');
    expect(texts()).toEqual(['message 1: good', 'sorry (known, -)', 'message 2: good']);
  });

  it('is logged without a word of the message', async () => {
    bench = await openBench({ takeTurn: failing });
    await say('my secret', '1');
    expect(JSON.stringify(bench.logged)).toContain('EBROKEN');
    expect(JSON.stringify(bench.logged)).not.toContain('secret');
  });

  it('is tried anew when the activity comes again', async () => {
    let broken = true;
    bench = await openBench({
      takeTurn: (state, input, now) => (broken ? failing() : countingTurn(state, input, now)),
    });
    await say('a', '1');
    broken = false;
    await say('a', '1');
    expect(texts()).toEqual(['sorry (unknown, -)', 'message 1: a']);
  });

  it.each(['loadState', 'saveTurn', 'repliesTo'] as const)('apologises too when %s fails', async (method) => {
    const wrapStore = (store: Store): Store => ({
      ...store,
      [method]: async () => {
        throw new Error('disk full');
      },
    });
    bench = await openBench({}, { wrapStore });
    expect(await say('a', '1')).toBe('ok');
    expect(texts()).toEqual([expect.stringMatching(/^sorry/)]);
  });

  it('is "failed" only when not even the apology arrives', async () => {
    bench = await openBench(
      {},
      {
        deliver: () => {
          throw new Error('gone');
        },
      },
    );
    expect(await say('a', '1')).toBe('failed');
  });
});

describe('an arrival', () => {
  it('is greeted once', async () => {
    bench = await openBench();
    await bench.bot.greetDirect({ id: 'c1', userId: 'dl_1' }, 'fr-CA');
    await bench.bot.greetDirect({ id: 'c1', userId: 'dl_1' }, 'fr-CA');
    expect(bench.inputs).toEqual([{ kind: 'start', text: '', locale: 'fr-CA', place: 'private' }]);
    expect(texts()).toEqual(['start 1: ']);
  });

  it('is not greeted in the middle of a conversation', async () => {
    bench = await openBench();
    await say('a', '1');
    await bench.bot.greetDirect({ id: 'c1', userId: 'dl_1' });
    expect(texts()).toEqual(['message 1: a']);
  });

  const update = (membersAdded: object[], more = {}) =>
    teamsMessage(undefined, { type: 'conversationUpdate', membersAdded, ...more });
  it.each<[string, Record<string, unknown>, number]>([
    ['of the person and the bot greets once', update([botAccount, { id: '29:user' }]), 1],
    ['of the bot alone greets nobody', update([botAccount]), 0],
    [
      'of a colleague in a channel greets nobody',
      update([{ id: '29:user' }], { conversation: { id: '19:x', conversationType: 'channel' } }),
      0,
    ],
    [
      'told as an installation greets nobody',
      teamsMessage(undefined, { type: 'installationUpdate', action: 'add' }),
      0,
    ],
    ['of nobody greets nobody', update([]), 0],
  ])('%s', async (_, activity, greetings) => {
    bench = await openBench();
    expect((await post(bench.bot, activity)).activities).toHaveLength(greetings);
  });
});

describe('what is no message to the bot', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a reaction', teamsMessage(undefined, { type: 'messageReaction' })],
    ['an edit', teamsMessage('x', { type: 'messageUpdate' })],
    ['typing', teamsMessage(undefined, { type: 'typing' })],
    ['an event', teamsMessage(undefined, { type: 'event', name: 'x' })],
    ['an unknown type', teamsMessage(undefined, { type: 'somethingNew' })],
    ['talk among others in a channel', channelMessage('just talking', { entities: [] })],
  ])('%s is taken in silence', async (_, activity) => {
    bench = await openBench();
    expect(await post(bench.bot, activity)).toMatchObject({ status: 200, activities: [] });
    expect(bench.inputs).toEqual([]);
  });

  it('an unknown invoke is answered 501', async () => {
    bench = await openBench();
    const answer = await bench.bot.processHttp({
      authorization: undefined,
      body: teamsMessage(undefined, { type: 'invoke', name: 'composeExtension/query' }),
    });
    expect(answer.status).toBe(501);
  });
});

describe('a client of this process', () => {
  it.each<[string, Record<string, unknown>]>([
    ['deliveryMode', { deliveryMode: 'expectReplies' }],
    ['another deliveryMode', { deliveryMode: 'ephemeral' }],
    ['serviceUrl', { serviceUrl: 'https://evil.example/' }],
    ['channelId', { channelId: 'msteams' }],
    ['recipient', { recipient: { id: 'somebody', role: 'skill' } }],
    ['from', { from: { id: 'mallory', role: 'bot' } }],
    ['conversation', { conversation: { id: 'elsewhere', conversationType: 'channel', isGroup: true } }],
    ['relatesTo', { relatesTo: { serviceUrl: 'https://evil.example/', conversation: { id: 'x' } } }],
    ['callerId', { callerId: 'urn:botframework:aadappid:x' }],
    ['membersAdded', { membersAdded: [{ id: 'x' }] }],
  ])('changes nothing about the reply by what it writes as %s', async (_, more) => {
    bench = await openBench();
    const said = { type: 'message', id: 'c1|1', text: 'a', ...more };
    expect(await bench.bot.processDirect(said, { id: 'c1' }, 'dl_1')).toBe('ok');
    expect(bench.inputs).toEqual([
      { kind: 'message', text: 'a', value: undefined, locale: undefined, place: 'private' },
    ]);
    expect(bench.delivered).toEqual([
      { conversationId: 'c1', activity: expect.objectContaining({ text: 'message 1: a', replyToId: 'c1|1' }) },
    ]);
    expect(bench.delivered[0]!.activity).toMatchObject({ channelId: 'directline', recipient: { id: 'dl_1' } });
    expect(JSON.stringify(bench.delivered)).not.toMatch(/evil|mallory|elsewhere|callerId|relatesTo/);
  });

  it('cannot tell the arrival of somebody', async () => {
    bench = await openBench();
    const update = { type: 'conversationUpdate', id: '1', membersAdded: [{ id: 'dl_2' }] };
    await bench.bot.processDirect(update, { id: 'c1' }, 'dl_1');
    expect(bench.inputs).toEqual([]);
  });
});

describe('namespaces', () => {
  it("Azure's Direct Line never sees the state of ours, even with the same ids", async () => {
    bench = await openBench();
    await say('ours', '1', 'dl_1', 'c1');
    for (const channelId of ['directline', 'webchat']) {
      const azure = teamsMessage('theirs', { channelId, conversation: { id: 'c1' }, from: { id: 'dl_1' } });
      expect((await post(bench.bot, azure)).texts).toEqual(['message 1: theirs']);
    }
    expect(bench.delivered).toHaveLength(1);
  });

  it('are kept apart for ids of any letters', async () => {
    bench = await openBench();
    for (const [conversation, user] of [
      ['a|b', 'c'],
      ['a', 'b|c'],
      ['a","b', 'c'],
      ['\ud800', '\udfff'],
    ] as const) {
      await say('x', '1', user, conversation);
    }
    expect(texts()).toEqual(Array(4).fill('message 1: x'));
  });

  it.each(['urn:ecopr-assistant:in-process', ' URN:ecopr-assistant:in-process', 'urn:ecopr-assistant:other'])(
    'an activity from outside with our private service URL (%s) is refused',
    async (serviceUrl) => {
      bench = await openBench();
      const answer = await bench.bot.processHttp({
        authorization: undefined,
        body: teamsMessage('x', { serviceUrl, channelId: 'directline' }),
      });
      expect(answer.status).toBe(401);
      expect(bench.inputs).toEqual([]);
    },
  );
});

describe('somebody who asks to be forgotten', () => {
  it('has no state from the moment on in which that is saved, and the rest is noted', async () => {
    bench = await openBench();
    await bench.store.createConversation({ id: 'c1', userId: 'dl_1', createdAt: 1 });
    await bench.store.appendActivity('c1', { text: 'forget me' }, 1);
    await say('a', '1');
    await say('forget me', '2');
    expect(bench.forgotten()).toBe(1);
    await say('b', '3');
    expect(texts()).toEqual(['message 1: a', 'message 2: forget me', 'message 1: b']);
    expect(await bench.store.carryOutForgetting(Date.now())).toBe(1);
    expect(await bench.store.readActivities('c1', 0)).toEqual([]);
  });

  it('is noted even when the reply cannot be sent', async () => {
    bench = await openBench(
      {},
      {
        deliver: () => {
          throw new Error('gone');
        },
      },
    );
    await say('forget me', '1');
    expect(bench.forgotten()).toBe(1);
    expect(await bench.store.carryOutForgetting(Date.now())).toBe(1);
  });

  it('in Teams leaves our log of another conversation with the same id alone', async () => {
    bench = await openBench();
    await bench.store.createConversation({ id: 'a:1', userId: 'dl_1', createdAt: 1 });
    await bench.store.appendActivity('a:1', { text: 'ours' }, 1);
    await post(bench.bot, teamsMessage('forget me'));
    expect(await bench.store.carryOutForgetting(Date.now())).toBe(1);
    expect(await bench.store.readActivities('a:1', 0)).toHaveLength(1);
  });
});

describe('an activity of which the conversation holds some replies already', () => {
  const three: TakeTurn = () => ({
    state: blank,
    replies: ['one', 'two', 'three'].map((text) => ({ text, buttons: [], citations: [] })),
    summary: { ending: 'answered', language: 'en' },
  });
  const again = (replied: number) =>
    bench.bot.processDirect({ type: 'message', id: '1', text: 'a' }, { id: 'c1' }, 'dl_1', replied);

  it.each([
    [0, ['one', 'two', 'three']],
    [1, ['two', 'three']],
    [3, []],
    [4, []],
  ])('(%i) gets the rest of what is stored, without a second turn', async (replied, rest) => {
    let broken = true;
    const deliver = () => {
      if (broken) throw new Error('gone');
    };
    bench = await openBench({ takeTurn: three }, { deliver });
    expect(await again(0)).toBe('failed');
    broken = false;
    expect(await again(replied)).toBe('ok');
    expect(texts()).toEqual(rest);
    expect(bench.inputs).toHaveLength(1);
  });

  it('is left alone when nothing is stored: the reply was an apology', async () => {
    bench = await openBench({ takeTurn: three });
    expect(await again(1)).toBe('ok');
    expect(bench.inputs).toEqual([]);
    expect(texts()).toEqual([]);
  });

  it('is told to have failed when the store cannot tell', async () => {
    const wrapStore = (store: Store): Store => ({ ...store, repliesTo: () => Promise.reject(new Error('gone')) });
    bench = await openBench({ takeTurn: three }, { wrapStore });
    expect(await again(1)).toBe('failed');
    expect(bench.inputs).toEqual([]);
  });
});

/** What every store must do, whatever it keeps things in. Each implementation runs this suite. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostActivities, mostReplies, type Store, type TurnRecord } from '../../src/store/types.js';

export interface StoreUnderTest {
  readonly store: Store;
  /** A second store on the same data, as a restarted process would open it. */
  readonly reopen: () => Promise<Store>;
  readonly dispose: () => Promise<void>;
}

const turn = (changes: Partial<TurnRecord> = {}): TurnRecord => ({
  key: 'web|c1|u1',
  expectedVersion: 0,
  state: { answers: { a: 'b' } },
  activityId: 'act-1',
  replies: [{ text: 'Hello' }],
  at: 1000,
  ...changes,
});
const conversation = (id: string, createdAt = 1000) => ({ id, userId: `user of ${id}`, createdAt });

export function storeContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the store's contract`, () => {
    let under: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await make();
      store = under.store;
    });
    afterEach(() => under.dispose());

    describe('state', () => {
      it('is undefined before the first turn, then what was saved, with a version that rises', async () => {
        expect(await store.loadState('web|c1|u1')).toBeUndefined();
        expect(await store.saveTurn(turn())).toBe('saved');
        const first = await store.loadState('web|c1|u1');
        expect(first?.state).toEqual({ answers: { a: 'b' } });
        expect(
          await store.saveTurn(turn({ expectedVersion: first!.version, activityId: 'act-2', state: 'é\u0000"' })),
        ).toBe('saved');
        const second = await store.loadState('web|c1|u1');
        expect(second?.state).toBe('é\u0000"');
        expect(second!.version).toBeGreaterThan(first!.version);
      });

      it('refuses a save over a version that is not the newest, and changes nothing', async () => {
        await store.saveTurn(turn());
        expect(await store.saveTurn(turn({ activityId: 'act-2', state: 'lost' }))).toBe('conflict');
        expect((await store.loadState('web|c1|u1'))?.state).toEqual({ answers: { a: 'b' } });
        expect(await store.repliesTo('web|c1|u1', 'act-2')).toBeUndefined();
      });

      it('refuses a version for a state that does not exist', async () => {
        expect(await store.saveTurn(turn({ expectedVersion: 3 }))).toBe('conflict');
      });

      it('lets exactly one of twenty simultaneous saves through', async () => {
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, i) => store.saveTurn(turn({ activityId: `act-${i}`, state: i }))),
        );
        expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
        expect((await store.loadState('web|c1|u1'))?.state).toBe(outcomes.indexOf('saved'));
      });

      it('refuses the same activity twice and gives its replies again', async () => {
        await store.saveTurn(turn());
        const { version } = (await store.loadState('web|c1|u1'))!;
        expect(await store.saveTurn(turn({ expectedVersion: version, replies: [] }))).toBe('repeated');
        expect(await store.repliesTo('web|c1|u1', 'act-1')).toEqual([{ text: 'Hello' }]);
        expect((await store.loadState('web|c1|u1'))?.version).toBe(version);
      });

      it('knows an activity id per key only', async () => {
        await store.saveTurn(turn());
        expect(await store.saveTurn(turn({ key: 'web|c1|u2' }))).toBe('saved');
        expect(await store.repliesTo('web|c1|u3', 'act-1')).toBeUndefined();
      });
    });

    describe('conversations and their logs', () => {
      it('are found after they are created, once', async () => {
        expect(await store.findConversation('c1')).toBeUndefined();
        expect(await store.createConversation(conversation('c1'))).toBe(true);
        expect(await store.createConversation({ ...conversation('c1'), userId: 'another' })).toBe(false);
        expect(await store.findConversation('c1')).toEqual(conversation('c1'));
      });

      it('number their activities from 1 and read them after a watermark', async () => {
        await store.createConversation(conversation('c1'));
        expect(await store.lastWatermark('c1')).toBe(0);
        const marks = [];
        for (const text of ['a', 'b', 'c']) marks.push(await store.appendActivity('c1', { text }, 2000));
        expect(marks).toEqual([1, 2, 3]);
        expect(await store.lastWatermark('c1')).toBe(3);
        expect(await store.readActivities('c1', 1)).toEqual([
          { watermark: 2, activity: { text: 'b' } },
          { watermark: 3, activity: { text: 'c' } },
        ]);
        expect(await store.readActivities('c1', 0, 2)).toHaveLength(2);
        expect(await store.readActivities('c1', 3)).toEqual([]);
        expect(await store.readActivities('c1', 999)).toEqual([]);
      });

      it('are kept apart', async () => {
        await store.createConversation(conversation('c1'));
        await store.createConversation(conversation('c2'));
        await store.appendActivity('c1', { text: 'private' }, 2000);
        expect(await store.readActivities('c2', 0)).toEqual([]);
        expect(await store.lastWatermark('c2')).toBe(0);
      });

      it('refuse an activity for a conversation that does not exist', async () => {
        await expect(store.appendActivity('nobody', { text: 'x' }, 1)).rejects.toThrow(/no conversation/);
        expect(await store.readActivities('nobody', 0)).toEqual([]);
        expect(await store.lastWatermark('nobody')).toBe(0);
      });

      it('lose and double nothing of a hundred simultaneous activities', async () => {
        await store.createConversation(conversation('c1'));
        const marks = await Promise.all(Array.from({ length: 100 }, (_, i) => store.appendActivity('c1', { i }, 2000)));
        const log = await store.readActivities('c1', 0);
        expect(log.map(({ watermark }) => watermark)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
        for (const { watermark, activity } of log) expect(marks[activity.i as number]).toBe(watermark);
      });

      it('add an activity with the same `once` only once', async () => {
        await store.createConversation(conversation('c1'));
        await store.createConversation(conversation('c2'));
        expect(await store.appendOnce('c1', 'x', { n: 1 }, 2000)).toEqual({ watermark: 1, repeated: false });
        expect(await store.appendOnce('c1', 'x', { n: 2 }, 2000)).toEqual({ watermark: 1, repeated: true });
        expect(await store.appendOnce('c1', 'y', { n: 3 }, 2000)).toEqual({ watermark: 2, repeated: false });
        expect(await store.appendOnce('c2', 'x', { n: 4 }, 2000)).toEqual({ watermark: 1, repeated: false });
        expect(await store.readActivities('c1', 0)).toHaveLength(2);
      });
    });

    describe('subscribers', () => {
      it('are woken by appends to their conversation only, until they end', async () => {
        await store.createConversation(conversation('c1'));
        await store.createConversation(conversation('c2'));
        let woken = 0;
        const end = store.subscribe('c1', () => {
          woken += 1;
        });
        await store.appendActivity('c1', {}, 1);
        await expect.poll(() => woken).toBe(1);
        await store.appendActivity('c2', {}, 1);
        await store.appendOnce('c1', 'x', {}, 1);
        await expect.poll(() => woken).toBe(2);
        end();
        await store.appendActivity('c1', {}, 1);
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(woken).toBe(2);
      });

      it('find the activity in the log when they are woken', async () => {
        await store.createConversation(conversation('c1'));
        const found: unknown[] = [];
        store.subscribe('c1', () => void store.readActivities('c1', 0).then((log) => found.push(...log)));
        await store.appendActivity('c1', { text: 'a' }, 1);
        await expect.poll(() => found).toEqual([{ watermark: 1, activity: { text: 'a' } }]);
      });
    });

    describe('settings', () => {
      it('are made once, by the first that asks', async () => {
        expect(await store.setting('key', () => 'first')).toBe('first');
        expect(await store.setting('key', () => 'second')).toBe('first');
        expect(await store.setting('other', () => 'second')).toBe('second');
      });
    });

    describe('notes for authors', () => {
      it('are listed under their day and nothing else, and stay when the state expires', async () => {
        await store.saveTurn(turn({ at: Date.parse('2026-03-02T23:59:00Z'), gaps: [{ text: 'a' }, { text: 'b' }] }));
        await store.saveTurn(turn({ key: 'web|c2|u2', at: Date.parse('2026-03-01T08:00:00Z'), gaps: [{ text: 'c' }] }));
        await store.expire(Date.parse('2027-01-01'), '2026-01-01');
        const kept = await store.gaps();
        expect(kept.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02', '2026-03-02']);
        expect(kept.map(({ gap }) => gap)).toEqual(
          expect.arrayContaining([{ text: 'a' }, { text: 'b' }, { text: 'c' }]),
        );
        expect(Object.keys(kept[0]!)).toEqual(['day', 'gap']);
      });

      it('go when their person asks to be forgotten; those of others stay', async () => {
        await store.saveTurn(turn({ gaps: [{ text: 'mine' }] }));
        const first = (await store.loadState('web|c1|u1'))!.version;
        await store.saveTurn(turn({ expectedVersion: first, activityId: 'act-2', gaps: [{ text: 'mine too' }] }));
        await store.saveTurn(turn({ key: 'web|c2|u2', gaps: [{ text: 'of another' }] }));
        const version = (await store.loadState('web|c1|u1'))!.version;
        await store.saveTurn(
          turn({ expectedVersion: version, activityId: 'act-3', forget: { conversationId: undefined } }),
        );
        expect((await store.gaps()).map(({ gap }) => gap)).toEqual([{ text: 'of another' }]);
      });

      it('go when they are too old', async () => {
        await store.saveTurn(turn({ at: Date.parse('2026-03-02T12:00:00Z'), gaps: [{ text: 'old' }] }));
        await store.expire(0, '2026-03-02');
        expect(await store.gaps()).toHaveLength(1);
        await store.expire(0, '2026-03-03');
        expect(await store.gaps()).toEqual([]);
      });

      it('are not kept of a turn that was not saved', async () => {
        await store.saveTurn(turn());
        await store.saveTurn(turn({ activityId: 'act-2', gaps: [{ text: 'conflict' }] }));
        await store.saveTurn(turn({ gaps: [{ text: 'repeated' }] }));
        expect(await store.gaps()).toEqual([]);
      });
    });

    describe('forgetting', () => {
      const wish = (changes: Partial<TurnRecord> = {}) =>
        turn({
          expectedVersion: 1,
          activityId: 'act-9',
          replies: [{ text: 'Goodbye' }],
          at: 3000,
          forget: { conversationId: 'c1' },
          ...changes,
        });

      it('takes state and earlier replies in the step that saves the wish, and nothing of anybody else', async () => {
        await store.saveTurn(turn());
        await store.saveTurn(turn({ key: 'web|c1|u2' }));
        expect(await store.saveTurn(wish())).toBe('saved');
        expect(await store.loadState('web|c1|u1')).toBeUndefined();
        expect(await store.repliesTo('web|c1|u1', 'act-1')).toBeUndefined();
        expect(await store.repliesTo('web|c1|u1', 'act-9')).toEqual([{ text: 'Goodbye' }]);
        expect(await store.loadState('web|c1|u2')).toBeDefined();
        expect(await store.repliesTo('web|c1|u2', 'act-1')).toBeDefined();
      });

      it('changes nothing when the wish is not saved', async () => {
        await store.createConversation(conversation('c1'));
        await store.appendActivity('c1', { text: 'a' }, 2000);
        await store.saveTurn(turn());
        expect(await store.saveTurn(wish({ expectedVersion: 7 }))).toBe('conflict');
        expect(await store.saveTurn(wish({ activityId: 'act-1' }))).toBe('repeated');
        expect(await store.carryOutForgetting(9000)).toBe(0);
        expect(await store.loadState('web|c1|u1')).toBeDefined();
        expect(await store.readActivities('c1', 0)).toHaveLength(1);
      });

      it('takes the log up to where it was, and the reply; what came later stays', async () => {
        await store.createConversation(conversation('c1'));
        await store.createConversation(conversation('c2'));
        await store.appendOnce('c1', 'x', { text: 'a' }, 2000);
        await store.appendActivity('c1', { text: 'forget me' }, 2000);
        await store.appendActivity('c2', { text: 'b' }, 2000);
        await store.saveTurn(turn());
        await store.saveTurn(wish());
        await store.appendActivity('c1', { text: 'Goodbye' }, 3000);
        await store.saveTurn(turn({ activityId: 'act-10', state: 'anew', at: 3500 }));
        expect(await store.carryOutForgetting(2999)).toBe(0);
        expect(await store.readActivities('c1', 0)).toHaveLength(3);
        expect(await store.carryOutForgetting(3000)).toBe(1);
        expect(await store.readActivities('c1', 0)).toEqual([{ watermark: 3, activity: { text: 'Goodbye' } }]);
        expect(await store.repliesTo('web|c1|u1', 'act-9')).toBeUndefined();
        expect((await store.loadState('web|c1|u1'))?.state).toBe('anew');
        expect(await store.repliesTo('web|c1|u1', 'act-10')).toBeDefined();
        expect(await store.readActivities('c2', 0)).toHaveLength(1);
        expect(await store.carryOutForgetting(9000)).toBe(0);
      });

      it('is carried out by the next process when this one ended before', async () => {
        await store.createConversation(conversation('c1'));
        await store.appendActivity('c1', { text: 'a' }, 2000);
        await store.saveTurn(turn());
        await store.saveTurn(wish());
        await store.close();
        const again = await under.reopen();
        expect(await again.readActivities('c1', 0)).toHaveLength(1);
        expect(await again.carryOutForgetting(9000)).toBe(1);
        expect(await again.readActivities('c1', 0)).toEqual([]);
        await again.close();
      });

      it('does without a log, where another service keeps it', async () => {
        await store.createConversation(conversation('c1'));
        await store.appendActivity('c1', { text: 'a' }, 2000);
        await store.saveTurn(turn());
        await store.saveTurn(wish({ forget: { conversationId: undefined } }));
        expect(await store.carryOutForgetting(9000)).toBe(1);
        expect(await store.repliesTo('web|c1|u1', 'act-9')).toBeUndefined();
        expect(await store.readActivities('c1', 0)).toHaveLength(1);
      });

      it('leaves the conversation usable, and its watermarks go on', async () => {
        await store.createConversation(conversation('c1'));
        await store.appendOnce('c1', 'x', { text: 'a' }, 2000);
        await store.saveTurn(wish({ expectedVersion: 0 }));
        await store.carryOutForgetting(9000);
        expect(await store.findConversation('c1')).toBeDefined();
        expect(await store.appendOnce('c1', 'x', { text: 'b' }, 2000)).toEqual({ watermark: 2, repeated: false });
        expect(await store.readActivities('c1', 1)).toEqual([{ watermark: 2, activity: { text: 'b' } }]);
      });
    });

    describe('what grows', () => {
      it('is a log only up to its bound: the oldest goes, the count goes on', async () => {
        await store.createConversation(conversation('c1'));
        await store.createConversation(conversation('c2'));
        await store.appendActivity('c2', { text: 'other' }, 2000);
        await store.appendOnce('c1', 'first', { i: 0 }, 2000);
        for (let i = 1; i < mostActivities + 5; i += 1) await store.appendActivity('c1', { i }, 2000);
        const log = await store.readActivities('c1', 0);
        expect(log).toHaveLength(mostActivities);
        expect(log[0]).toEqual({ watermark: 6, activity: { i: 5 } });
        expect(await store.lastWatermark('c1')).toBe(mostActivities + 5);
        expect(await store.readActivities('c2', 0)).toHaveLength(1);
      });

      it('is what is kept of replies only up to theirs: the newest stay', async () => {
        for (let i = 0; i < mostReplies + 5; i += 1) {
          await store.saveTurn(turn({ expectedVersion: i, activityId: `act-${i}`, at: 1000 + Math.floor(i / 3) }));
        }
        await store.saveTurn(turn({ key: 'web|c1|u2', at: 1 }));
        const kept = [];
        for (let i = 0; i < mostReplies + 5; i += 1) {
          if (await store.repliesTo('web|c1|u1', `act-${i}`)) kept.push(i);
        }
        expect(kept).toHaveLength(mostReplies);
        expect(kept.at(-1)).toBe(mostReplies + 4);
        expect(kept[0]).toBeGreaterThan(2);
        expect(await store.repliesTo('web|c1|u2', 'act-1')).toBeDefined();
      });
    });

    describe('expiry', () => {
      it('deletes what was not touched since, and only that', async () => {
        for (const id of ['old', 'busy', 'new'])
          await store.createConversation(conversation(id, id === 'new' ? 9000 : 1000));
        await store.appendActivity('old', { text: 'a' }, 2000);
        await store.appendActivity('busy', { text: 'a' }, 2000);
        await store.appendActivity('busy', { text: 'b' }, 8000);
        await store.saveTurn(turn({ key: 'web|old|u' }));
        await store.saveTurn(turn({ key: 'web|busy|u', at: 8000 }));
        expect(await store.expire(5000, '1970-01-01')).toBe(1);
        expect(await store.findConversation('old')).toBeUndefined();
        expect(await store.readActivities('old', 0)).toEqual([]);
        expect(await store.loadState('web|old|u')).toBeUndefined();
        expect(await store.repliesTo('web|old|u', 'act-1')).toBeUndefined();
        expect(await store.readActivities('busy', 0)).toHaveLength(2);
        expect(await store.loadState('web|busy|u')).toBeDefined();
        expect(await store.findConversation('new')).toBeDefined();
        expect(await store.expire(5000, '1970-01-01')).toBe(0);
      });

      it('deletes many', async () => {
        for (let i = 0; i < 250; i += 1) await store.createConversation(conversation(`c${i}`));
        expect(await store.expire(5000, '1970-01-01')).toBe(250);
      });
    });

    it('keeps everything over a restart', async () => {
      await store.createConversation(conversation('c1'));
      await store.appendOnce('c1', 'x', { text: 'a' }, 2000);
      await store.saveTurn(turn());
      await store.setting('key', () => 'made once');
      await store.close();
      const again = await under.reopen();
      expect(await again.findConversation('c1')).toEqual(conversation('c1'));
      expect(await again.readActivities('c1', 0)).toEqual([{ watermark: 1, activity: { text: 'a' } }]);
      expect(await again.appendActivity('c1', { text: 'b' }, 3000)).toBe(2);
      expect(await again.appendOnce('c1', 'x', {}, 3000)).toEqual({ watermark: 1, repeated: true });
      expect((await again.loadState('web|c1|u1'))?.state).toEqual({ answers: { a: 'b' } });
      expect(await again.saveTurn(turn())).toBe('repeated');
      expect(await again.setting('key', () => 'another')).toBe('made once');
      await again.close();
    });

    it('answers a ping while it is open, and rejects afterwards', async () => {
      await store.ping();
      await store.close();
      await expect(store.ping()).rejects.toThrow();
      await expect(store.loadState('x')).rejects.toThrow();
    });
  });
}

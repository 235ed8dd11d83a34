/** Takes one turn on the stored state: load, think, save under a version check; the caller sends. */

import type { Input, Reply, State, TakeTurn, TurnResult, TurnSummary } from '../conversation/types.js';
import type { Store } from '../store/types.js';
import { describeError, type Log } from './log.js';

export interface TurnRequest {
  /** channel + conversation + user, as `stateKey` makes it */
  readonly key: string;
  readonly activityId: string;
  readonly input: Input;
  /** The conversation whose log is in our store; undefined when another service keeps it. */
  readonly logged: string | undefined;
}

/** What is to be sent. `repeated`: the stored replies to an activity that came before. */
export interface TurnOutcome {
  readonly replies: readonly Reply[];
  readonly summary: TurnSummary;
  readonly repeated: boolean;
  /** The person asked to be forgotten: the state is gone, the rest is noted and goes once the reply is sent. */
  readonly forget: boolean;
}

export interface TurnDeps {
  readonly store: Pick<Store, 'loadState' | 'saveTurn' | 'repliesTo'>;
  readonly takeTurn: TakeTurn;
  /** The turn that is given in place of one that failed; the state is undefined when it could not be read. */
  readonly apologise: (input: Input, state: State | undefined) => TurnResult;
  readonly clock: () => Date;
  readonly log: Log;
  /** Whether questions that were not answered well are kept for the authors. */
  readonly keepGaps: boolean;
}

/** Other processes may save between our load and save; after so many times something else is wrong. */
const attempts = 5;

/** The key of a person's state. Written as JSON, so that no id, however odd, can reach into another's namespace. */
export const stateKey = (namespace: string, conversationId: string, userId: string): string =>
  JSON.stringify([namespace, conversationId, userId]);

/** The turn once taken for this activity, or undefined. Rejects when the store cannot tell. */
export const storedTurn = async (
  { store }: Pick<TurnDeps, 'store'>,
  { key, activityId }: TurnRequest,
): Promise<TurnOutcome | undefined> => {
  const [before] = ((await store.repliesTo(key, activityId)) ?? []) as readonly KeptTurn[];
  return before && { ...before, repeated: true };
};

/** What is kept of a turn, so that a repeated activity gets it again. */
type KeptTurn = Omit<TurnOutcome, 'repeated'>;

/**
 * Takes a turn and saves it. Never throws: what fails becomes an apology with the ending `error`, which is not saved,
 * so that the same activity, sent again, is a new try.
 * @returns undefined when there is nothing to say: a greeting for somebody who is already in conversation
 */
export const takeStoredTurn = async (deps: TurnDeps, request: TurnRequest): Promise<TurnOutcome | undefined> => {
  let known: State | undefined;
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const before = await storedTurn(deps, request);
      if (before !== undefined) return before;
      const loaded = await deps.store.loadState(request.key);
      known = loaded?.state as State | undefined;
      if (request.input.kind === 'start' && known !== undefined) return undefined;
      const now = deps.clock();
      const { state, replies, summary, gaps } = deps.takeTurn(known, request.input, now);
      const turn: KeptTurn = { replies, summary, forget: state.forget === true };
      const outcome = await deps.store.saveTurn({
        key: request.key,
        expectedVersion: loaded?.version ?? 0,
        state,
        activityId: request.activityId,
        replies: [turn],
        at: now.getTime(),
        ...(deps.keepGaps && gaps && { gaps }),
        ...(turn.forget && { forget: { conversationId: request.logged } }),
      });
      if (outcome === 'saved') return { ...turn, repeated: false };
    }
    throw new Error('the state kept changing under the turn');
  } catch (error) {
    deps.log.error({ ...describeError(error), activity: request.activityId }, 'turn failed');
    const { replies, summary } = apologyFor(deps, request.input, known);
    return { replies, summary: { ...summary, ending: 'error' }, repeated: false, forget: false };
  }
};

/** With the open question when the state can be used; a state that breaks the turn may break the apology too. */
const apologyFor = ({ apologise }: TurnDeps, input: Input, known: State | undefined): TurnResult => {
  try {
    return apologise(input, known);
  } catch {
    return apologise(input, undefined);
  }
};

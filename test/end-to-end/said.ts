/** What a client heard of one turn, whatever the channel. */

import type { TurnSummary } from '../../src/conversation/index.js';
import type { Heard } from '../support/transcript.js';

/** As much of an activity of the bot as the tests read. */
export interface SaidActivity {
  readonly type: string;
  readonly text?: string;
  readonly entities?: readonly ({ readonly type: string } & Record<string, unknown>)[];
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string }[] };
}

export const turnEntity = 'urn:ecopr-assistant:turn';
const patience = 15_000;

/**
 * Waits for the end of a turn.
 * @param said what was said since the turn before
 */
export const untilSaid = async (said: () => readonly SaidActivity[]): Promise<Heard> => {
  let heard: readonly SaidActivity[] = [];
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 10))) {
    heard = said();
    const last = heard.at(-1);
    const summary = last?.entities?.find(({ type }) => type === turnEntity);
    if (last === undefined || summary === undefined) continue;
    return {
      summary: summary as unknown as TurnSummary,
      text: heard.map(({ text }) => text ?? '').join('\n\n'),
      buttons: last.suggestedActions?.actions.map(({ title }) => title) ?? [],
    };
  }
  throw new Error(`no turn came within ${patience} ms; heard: ${heard.map(({ text }) => text).join(' / ')}`);
};

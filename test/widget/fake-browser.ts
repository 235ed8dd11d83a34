/** A browser in memory with a service that can be broken: for tests of the conversation behind the page. */

import type { TurnSummary } from '../../src/conversation/types.js';
import type { Activity } from '../../src/widget/activity.js';
import { createTalk } from '../../src/widget/talk.js';
import { openVault } from '../../src/widget/vault.js';
import { fakeService, handClock } from './fake-service.js';

export function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
}

/** A browser with a service; `page` opens a page, another call is a reload or another tab. */
export function browser() {
  const clock = handClock();
  const { service, api } = fakeService(clock);
  const lasting = memory();
  let ids = 0;
  const page = async () => {
    const tab = memory();
    const vault = openVault(
      () => lasting,
      () => tab,
    );
    const talk = createTalk({
      api,
      vault,
      clock,
      random: () => 0.5,
      openSocket: service.openSocket,
      visible: () => true,
      language: 'en',
      newId: () => `id${++ids}`,
      changed: () => {},
    });
    talk.open();
    await clock.pass(100);
    return talk;
  };
  const kept = () => lasting.getItem('ecopr-assistant.pass');
  return { clock, service, page, kept };
}

type Page = Awaited<ReturnType<ReturnType<typeof browser>['page']>>;
export const lines = (page: Page) =>
  page
    .view()
    .entries.map((entry) =>
      entry.kind === 'notice'
        ? `(${entry.notice})`
        : entry.kind === 'own'
          ? `> ${entry.text} ${entry.delivery}`
          : entry.text,
    );

export const turn = (summary: Partial<TurnSummary>): Partial<Activity> => ({
  entities: [{ type: 'urn:ecopr-assistant:turn', ending: 'answered', language: 'en', ...summary } as { type: string }],
});

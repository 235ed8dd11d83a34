/** `npm run chat`: the assistant in a terminal. Numbers choose buttons; Ctrl+D ends. */

import { createInterface } from 'node:readline';
import { loadAssistant } from '../assistant.js';
import { type Button, createTakeTurn, type State } from '../conversation/index.js';
import { languageOption, print, projectRoot, runCommand } from './project.js';

await runCommand(async () => {
  const locale = languageOption(process.argv.slice(2));
  const takeTurn = createTakeTurn(loadAssistant(projectRoot).assistant);
  let state: State | undefined;
  let buttons: readonly Button[] = [];

  const turn = (text: string, value?: unknown, kind: 'start' | 'message' = 'message'): void => {
    const result = takeTurn(state, { kind, text, value, locale, place: 'private' }, new Date());
    state = result.state;
    buttons = result.replies.at(-1)?.buttons ?? [];
    for (const reply of result.replies) print(`\n${reply.text}`);
    // The choices of an open question are already written out with their numbers.
    if (result.summary.question === undefined)
      print(`\n${buttons.map(({ title }, i) => `[${i + 1}] ${title}`).join('  ')}`);
  };

  turn('', undefined, 'start');
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' });
  input.prompt();
  for await (const line of input) {
    const button = /^\d$/.test(line.trim()) ? buttons[Number(line.trim()) - 1] : undefined;
    turn(button?.title ?? line, button?.value);
    input.prompt();
  }
});

/** What the commands share: where the project is, how a failure is told. */

import { fileURLToPath } from 'node:url';
import { ContentError } from '../content/index.js';

/** The folder with package.json, knowledge and dialogs: two above the built command. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

// A reader that has seen enough ("| head") closes the pipe: the command ends quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

/** Runs a command; content mistakes and other errors become plain lines and exit code 1. */
export const runCommand = async (command: () => Promise<void> | void): Promise<void> => {
  try {
    await command();
  } catch (error) {
    const text =
      error instanceof ContentError ? error.message : `${(error as Error).name}: ${(error as Error).message}`;
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
};

/** A named option of the command line ("--lang fr"), or undefined. */
export const optionOf = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
};

/** @throws Error when the language is neither en nor fr */
export const languageOption = (args: readonly string[]): 'en' | 'fr' => {
  const given = optionOf(args, 'lang') ?? 'en';
  if (given !== 'en' && given !== 'fr') throw new Error(`--lang takes en or fr, not "${given}"`);
  return given;
};

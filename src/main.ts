/** Starts the service and stops it. The only file of the server that reads the environment and listens. */

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, createApp, createLog, type Summary } from './app.js';
import { ContentError } from './content/index.js';
import { readSettings, type Settings } from './settings.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = createLog();

const fail = (lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
};

const readOrFail = (): Settings => {
  const read = readSettings(process.env);
  for (const warning of read.warnings) process.stderr.write(`Warning: ${warning}\n`);
  return read.ok ? read.settings : fail(['The settings cannot be used:', ...read.errors.map((error) => `- ${error}`)]);
};

const startOrFail = async (settings: Settings): Promise<void> => {
  // A folder that somebody names is meant from where they stand; ours lies beside the code, from wherever it is run.
  const dataDir = settings.dataDir === undefined ? path.join(root, '.data') : path.resolve(settings.dataDir);
  let app: App | undefined;
  try {
    app = await createApp({ settings, root, dataDir, log });
    const { port } = await app.listen(settings.port, settings.host);
    keepRunning(app);
    process.stdout.write(`${readyLine(app.summary, settings, port)}\n`);
    const { calibration } = app.summary;
    if (calibration !== 'fresh')
      log.warn({ calibration }, 'the search is not calibrated for this content: npm run calibrate');
  } catch (error) {
    await app?.close();
    fail(complaint(error, settings));
  }
};

const keepRunning = (app: App): void => {
  // From here on one broken turn or timer must not end everybody else's conversation.
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'));
  process.on('uncaughtException', (error) => log.error({ err: error }, 'uncaught exception'));
  const stop = async (): Promise<void> => {
    await app.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
};

const readyLine = (
  { version, facts, questions, tables, dataDir }: Summary,
  settings: Settings,
  port: number,
): string => {
  const host = settings.host.includes(':') ? `[${settings.host.replace(/^\[|\]$/g, '')}]` : settings.host;
  const combinations = tables.map((table) => table.combinations.toLocaleString('en-CA')).join(' + ');
  const counts = `${facts} facts, ${questions} questions, ${combinations} combinations certified`;
  return `eCOPR Assistant ${version} on ${settings.publicUrl ?? `http://${host}:${port}`} (${counts}; data in ${dataDir})`;
};

const complaint = (error: unknown, { port, host }: Settings): readonly string[] => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof ContentError) return ['The content cannot be used:', message];
  if (code === 'EADDRINUSE')
    return [`Port ${port} on ${host} is in use: stop the other program, or set PORT to another number.`];
  if (code === 'EACCES') return [`Port ${port} on ${host} may not be used by this user: set PORT to 1024 or more.`];
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return [`HOST ${host} is no address of this machine.`];
  return [message];
};

await startOrFail(readOrFail());

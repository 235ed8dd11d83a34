/**
 * `npm run bench -- <what>`: measures the built program. Each <what> is a module beside this file with `help` and `run`.
 * Without <what>: what is quick, our own search and the reading of answers, on the development halves.
 */

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const benches = { search: () => import('./search.mjs') };

const [what, ...rest] = process.argv.slice(2);
const quick = async () => {
  const code = await (await benches.search()).run(['--only', 'ours']);
  if (code !== 0) return code;
  execFileSync(process.execPath, [fileURLToPath(new URL('../utterances/measure.mjs', import.meta.url)), 'dev'], {
    stdio: 'inherit',
  });
  return 0;
};

const load = Object.hasOwn(benches, what ?? '') ? benches[what] : undefined;
if (what === undefined) {
  process.exitCode = await quick();
} else if (load === undefined || rest.includes('--help')) {
  const known = load ? [load] : Object.values(benches);
  const helps = await Promise.all(known.map(async (each) => (await each()).help));
  console.log(`npm run bench -- <what> [options]\n\n${helps.join('\n\n')}`);
  process.exitCode = load || what === '--help' ? 0 : 1;
} else {
  try {
    process.exitCode = await (await load()).run(rest);
  } catch (error) {
    // A mistake in the content or in an option is said in its own words; nobody needs the stack.
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** `npm run bench -- <what>`: measures the built program. Each <what> is a module beside this file with `help` and `run`. */

const benches = { search: () => import('./search.mjs') };

const [what, ...rest] = process.argv.slice(2);
const load = Object.hasOwn(benches, what ?? '') ? benches[what] : undefined;
if (load === undefined || rest.includes('--help')) {
  const known = load ? [load] : Object.values(benches);
  const helps = await Promise.all(known.map(async (each) => (await each()).help));
  console.log(`npm run bench -- <what> [options]\n\n${helps.join('\n\n')}`);
  process.exitCode = what === undefined || load || what === '--help' ? 0 : 1;
} else {
  try {
    process.exitCode = await (await load()).run(rest);
  } catch (error) {
    // A mistake in the content or in an option is said in its own words; nobody needs the stack.
    console.error(error.message);
    process.exitCode = 1;
  }
}

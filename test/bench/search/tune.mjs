/** Tries every option of a peer on the development half and prints them as a table for test/peers/tried.md. */

import { buildPeer } from './peer.mjs';
import { questionsOf } from './questions.mjs';
import { withTypos } from './typos.mjs';

const tried = async (peer, base, option, questions) => {
  const { ask } = await buildPeer(peer, base, option);
  let [first, three, misspelt, all] = [0, 0, 0, 0];
  for (const { text, accepted } of questions.filter((each) => each.accepted)) {
    const { facts } = await ask(text);
    all++;
    if (accepted.has(facts[0])) first++;
    if (facts.slice(0, 3).some((id) => accepted.has(id))) three++;
    if (accepted.has((await ask(withTypos(text, 2))).facts[0])) misspelt++;
  }
  return [first, three, misspelt].map((part) => ((100 * part) / all).toFixed(1)).join(' / ');
};

/** Right first / within three / right first with two typos, by language; the chosen option of a language is marked. */
export const tune = async (peer, build, languages, print) => {
  print(`## ${peer.name}\n\n| Option | ${languages.join(' | ')} |\n| --- | --- | --- |`);
  for (const [name, option] of Object.entries(peer.options)) {
    const cells = [];
    for (const language of languages) {
      const base = build.baseOf(language);
      const { questions } = questionsOf('dev', base, build.content.facts);
      const figures = await tried(peer, base, option, questions);
      cells.push(peer.chosen[language] === name ? `**${figures}**` : figures);
    }
    print(`| ${name} | ${cells.join(' | ')} |`);
  }
  print('');
};

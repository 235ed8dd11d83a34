/** `npm run check` with its options, run as it was built, on the content and on a copy with a second table. */

import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificate, content, personas, rules } from '../support/project.js';
import { install, type Ran, remove, run, tableText } from './installed.js';

const first = certificate.effective;
const second = '2027-06-01';
/** The row that the second table changes, and the outcome that it then gives. */
const row = rules.ruleSet.finding.find(({ when }) => Object.keys(when).length === 3)!;
const outcome = rules.ruleSet.finding.find((each) => each.outcome !== row.outcome)!.outcome;
const stop = rules.ruleSet.notes.find(({ level }) => level === 'stop')!;

let folder: string;
let project: string;
const check = (...args: string[]): Promise<Ran> => run(project, 'check', args);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ecopr-check-'));
  const changed = tableText(first)
    .replace(`effective: ${first}`, `effective: ${second}`)
    .replace(new RegExp(`(row: ${row.row},.*outcome: )[a-z-]+`), `$1${outcome}`)
    .replace(new RegExp(`(row: ${stop.row},.*level: )stop`), '$1caution');
  project = install(path.join(folder, 'two'), { [second]: changed });
});
afterAll(() => remove(folder));

describe('the check', () => {
  it('prints the certificate of each table: combinations, rows, outcomes, lengths of interviews, hash', async () => {
    const { code, out, err } = await check('--date', '2026-11-23');
    expect([code, err]).toEqual([0, '']);
    const hash = /^content ([0-9a-f]{12}): /.exec(out)![1];
    const changed = rules.ruleSet.finding.map((each) => (each === row ? outcome : each.outcome));
    for (const [day, outcomes] of [
      [first, content.outcomes.size],
      [second, new Set(changed).size],
    ] as const) {
      expect(out).toContain(
        `rules of ${day}: 117,600 combinations, each with exactly one finding; 61 finding rows, 28 notes, all reached; ` +
          `${outcomes} outcomes; hash ${hash}`,
      );
    }
    expect(out).toMatch(
      /1,844 different interviews, none longer than 7 questions; mean 5\.2 \(4\.1 over all combinations\)/,
    );
    const counts = [
      ...out
        .split(`rules of ${second}`)[0]!
        .matchAll(/^ {2}\d questions +([\d,]+) interviews +([\d,]+) combinations {2}#+$/gm),
    ];
    const sum = (at: number) => counts.reduce((total, each) => total + Number(each[at]!.replaceAll(',', '')), 0);
    expect([sum(1), sum(2)]).toEqual([1844, 117_600]);
    expect(out).toMatch(/^on 2026-11-23: \d+ facts due for review or later$/m);
  });
});

describe('one case', () => {
  const given = (answers: Readonly<Record<string, string>>): string =>
    Object.entries(answers)
      .map(([id, value]) => `${id}=${value}`)
      .join(',');
  const persona = personas[0]!;

  it.each(['en', 'fr'] as const)('prints the sheet (%s)', async (language) => {
    const { code, out, err } = await check('--case', given(persona.answers), '--lang', language, '--date', first);
    expect([code, err]).toEqual([0, '']);
    const { headline, steps } = content.outcomes.get(persona.outcome)!;
    expect(out.startsWith(`## ${headline[language]}`)).toBe(true);
    for (const step of steps) expect(out).toContain(step.text[language]);
    expect(out).toContain(content.practice.disclaimer[language]);
  });

  it('prints the open question with its choices when the answers settle nothing yet', async () => {
    const [question] = content.questions.values();
    const { out } = await check('--case', '');
    expect(out).toContain(question!.ask.en);
    for (const { label } of question!.options) expect(out).toContain(label.en);
  });

  it('names answers that change nothing in this case', async () => {
    const all = Object.fromEntries(rules.inputs.map(({ id, values }) => [id, persona.answers[id] ?? values[0]!]));
    const aside = rules.inputs.filter(({ id }) => persona.answers[id] === undefined);
    expect(aside.length).toBeGreaterThan(0);
    const [line] = (await check('--case', given(all))).out.split('\n');
    expect(line).toMatch(/^Not counted/);
    for (const { id } of aside) expect(line).toContain(content.questions.get(id)!.name.en);
  });

  it('is decided by the table in force on the day', async () => {
    const answers = {
      ...Object.fromEntries(rules.inputs.map(({ id, values }) => [id, row.when[id]?.[0] ?? values[0]!])),
    };
    const on = async (day: string) => (await check('--case', given(answers), '--date', day)).out;
    expect(await on('2027-05-31')).toContain(content.outcomes.get(row.outcome)!.headline.en);
    expect(await on(second)).toContain(content.outcomes.get(outcome)!.headline.en);
  });
});

describe('the picture', () => {
  it('is written to the file that is named, in the language that is named, and the file is told', async () => {
    const file = path.join(folder, 'picture.svg');
    const { code, out } = await check('--graph', file, '--lang', 'fr');
    expect([code, out]).toEqual([0, `L'image de l'entretien est dans ${file}\n`]);
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg [^>]*lang="fr"/);
  });

  it('is written to interview.svg when no file is named', async () => {
    await check('--graph');
    expect(existsSync(path.join(project, 'interview.svg'))).toBe(true);
  });
});

describe('the difference of two tables', () => {
  const count = (when: Readonly<Record<string, readonly string[]>>): number =>
    rules.inputs.reduce((product, { id, values }) => product * (when[id]?.length ?? values.length), 1);

  it.each([[[]], [[first, second]]])('is told in words and numbers, by default of the last two (%j)', async (days) => {
    const { code, out, err } = await check('--diff', ...days);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      new RegExp(`^From the table of ${first} to that of ${second}, [\\d,]+ of 117,600 combinations change`),
    );
    expect(out).toContain(`before: ${content.outcomes.get(row.outcome)!.headline.en}`);
    expect(out).toContain(`after: ${content.outcomes.get(outcome)!.headline.en}`);
    for (const [id, values] of Object.entries(row.when)) {
      const { name, options } = content.questions.get(id)!;
      const labels = (wanted: boolean) =>
        options.filter(({ value }) => values.includes(value) === wanted).map(({ label }) => label.en);
      const [chosen, others] = [labels(true), labels(false)];
      // The shorter way to say it.
      const said = others.length < chosen.length - 1 ? `anything but ${others.join(' / ')}` : chosen.join(' / ');
      expect(out).toContain(`${name.en}: ${said}`);
    }
    expect(out).toContain(`no longer stops: ${content.notes.get(stop.note)!.en}`);
    const total = Number(/, ([\d,]+) of/.exec(out)![1]!.replaceAll(',', ''));
    const groups = [...out.matchAll(/^([\d,]+) combinations$/gm)].map(([, digits]) =>
      Number(digits!.replaceAll(',', '')),
    );
    expect(groups).toEqual([count(row.when), count(stop.when)]);
    expect(total).toBeGreaterThanOrEqual(Math.max(...groups));
    expect(total).toBeLessThanOrEqual(count(row.when) + count(stop.when));
  });

  it('is told in French', async () => {
    const { out } = await check('--diff', '--lang', 'fr');
    expect(out).toContain(`avant : ${content.outcomes.get(row.outcome)!.headline.fr}`);
    expect(out).toMatch(/^De la table du /);
  });

  it('is told backwards too', async () => {
    expect((await check('--diff', second, first)).out).toContain(`now also stops: ${content.notes.get(stop.note)!.en}`);
  });

  it('is nothing while there is one table', async () => {
    const alone = install(path.join(folder, 'one'));
    const { code, out } = await run(alone, 'check', ['--diff']);
    expect([code, out]).toEqual([0, `There is only one table, of ${first}: nothing to compare.\n`]);
  });
});

describe('a wrong option: exit 1 and one line that names what is allowed', () => {
  const [input, ...others] = rules.inputs;
  it.each<[string, string[], string]>([
    ['an unknown option', ['--grph'], 'there is no option --grph. Use --date YYYY-MM-DD, --lang en|fr'],
    ['a word without an option', ['picture.svg'], '"picture.svg" belongs to no option. Use --date'],
    ['an option twice', ['--diff', '--diff'], '--diff stands twice'],
    ['two tasks', ['--diff', '--graph'], 'choose one of --graph and --diff'],
    ['no day', ['--date', '2026-02-30'], '--date takes a day as YYYY-MM-DD, not "2026-02-30"'],
    ['another language', ['--lang', 'de'], '--lang takes en or fr, not "de"'],
    ['no language', ['--lang'], '--lang takes en or fr'],
    [
      'an unknown question',
      ['--case', 'where=here'],
      `there is no question "where". Use one of: ${input!.id}, ${others[0]!.id}`,
    ],
    [
      'an unknown answer',
      ['--case', `${input!.id}=moon`],
      `"${input!.id}" has no answer "moon". Use one of: ${input!.values.join(', ')}`,
    ],
    [
      'a question twice',
      ['--case', `${input!.id}=${input!.values[0]},${input!.id}=${input!.values[1]}`],
      `"${input!.id}" stands twice`,
    ],
    ['one table', ['--diff', first], '--diff takes the first days of two tables, or none'],
    [
      'a day on which no table begins',
      ['--diff', first, '2027-01-01'],
      `no table begins on 2027-01-01. Tables begin on: ${first}, ${second}`,
    ],
    ['a file that cannot be written', ['--graph', '/no/such/folder/x.svg'], '/no/such/folder/x.svg'],
  ])('%s', async (_, args, says) => {
    const { code, out, err } = await check(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

/** "check CODE": whether a sheet still holds, what changed and since when; with two versions of the table. */

import { describe, expect, it } from 'vitest';
import { type Assistant, createTakeTurn, stateWith } from '../../src/conversation/index.js';
import { assistant, content, rules } from '../support/project.js';
import { assistantWith, firstTable, instead, tableFrom, withStop } from '../support/tables.js';

const own = 'portal-declare';
const other = 'wait-inside';
const headline = (id: string, language: 'en' | 'fr' = 'en') => content.outcomes.get(id)!.headline[language];
const now = new Date('2026-11-23T12:00:00Z');
const answers = { place: 'inside', stage: 'portal', changes: 'none', status: 'work' };

/** The sheet of these answers, as it is printed, and its code. */
const sheetBy = (from: Assistant, at = now): string =>
  createTakeTurn(from)(
    stateWith('en', answers, 'rep'),
    { kind: 'message', text: '', value: { question: 'rep', value: 'none' }, place: 'private' },
    at,
  ).replies.at(-1)!.text;
const codeIn = (sheet: string): string => /code=([0-9A-Z-]+)/.exec(sheet)![1]!;
const code = codeIn(sheetBy(assistant));

const check = (text: string, from = assistant, at = now, language: 'en' | 'fr' = 'en') =>
  createTakeTurn(from)(stateWith(language, {}), { kind: 'message', text, place: 'private' }, at);
const said = (...from: Parameters<typeof check>): string => check(...from).replies.at(-1)!.text;

const later = tableFrom('2026-12-01', instead(own, other));
const both = assistantWith(firstTable, later);
const after = new Date('2026-12-02T12:00:00Z');

describe('the code on a sheet', () => {
  it('says where it can be checked, in words and as an address', () => {
    const sheet = sheetBy(assistant);
    expect(sheet).toContain(`**${code}**`);
    expect(sheet).toContain(`](/check?code=${code}&language=en)`);
    expect(sheet).toContain(`check ${code}`);
  });
});

describe('check', () => {
  it('a sheet that was just given is still valid', () => {
    expect(said(`check ${code}`)).toMatch(/^\*\*Still valid\.\*\*/);
    expect(said(`check ${code}`)).toContain(headline(own));
    expect(said(`vérifier ${code.toLowerCase()}`, assistant, now, 'fr')).toMatch(/^\*\*Toujours valable\.\*\*/);
    expect(
      check(`check ${code}`)
        .replies.at(-1)!
        .buttons.map(({ title }) => title),
    ).not.toContain('Show my sheet');
  });

  it('helps with a wrong code, and takes words about checking for a question', () => {
    const last = code.at(-1) === '0' ? '1' : '0';
    expect(said(`check ${code.slice(0, -1)}${last}`)).toMatch(/not the code|no longer have/);
    expect(said('check 7GQ2')).toContain('A code has 11 letters and digits; this one has 4.');
    expect(said('check', assistant, now, 'fr')).toContain('vérifier 7GQ2-KD9M-X4A');
    expect(check('check if an email is a scam').summary.ending).not.toBe('command');
  });

  it('tells what changed and since when, and offers the new sheet of the same answers', () => {
    const text = said(`check ${code}`, both, after);
    expect(text).toContain('**No longer valid since 2026-12-01.**');
    expect(text).toContain(`table of 2026-11-23): ${headline(own)}`);
    expect(text).toContain(`Today: **${headline(other)}**`);
    const fr = said(`vérifier ${code}`, both, after, 'fr');
    expect(fr).toContain("**N'est plus valable depuis le 2026-12-01.**");
    expect(fr).toContain(headline(other, 'fr'));

    const { state, replies } = check(`check ${code}`, both, after);
    const button = replies.at(-1)!.buttons[0]!;
    const sheet = createTakeTurn(both)(
      state,
      { kind: 'message', text: button.title, value: button.value, place: 'private' },
      after,
    );
    expect(sheet.summary).toMatchObject({ ending: 'recommended', outcome: other });
  });

  it('names the first day on which it no longer held, not the last table', () => {
    const third = tableFrom('2026-12-20', instead(own, other));
    const text = said(`check ${code}`, assistantWith(firstTable, later, third), new Date('2026-12-25T12:00:00Z'));
    expect(text).toContain('since 2026-12-01');
  });

  it('tells of a table that is still to come', () => {
    const text = said(`check ${code}`, both);
    expect(text).toContain('**Still valid.**');
    expect(text).toContain('From 2026-12-01 on');
    expect(text).toContain(headline(other));
  });

  it('tells what was revised when the finding stayed', () => {
    const note = rules.ruleSet.notes.find(({ level }) => level === 'stop')!.note;
    const text = said(`check ${code}`, assistantWith(firstTable, tableFrom('2026-12-01', withStop(note))), after);
    expect(text).toContain('the sheet was revised');
    expect(text).toContain(`**Stop:** ${content.notes.get(note)!.en}`);

    const id = rules.ruleSet.finding.find(({ outcome }) => outcome === own)!.facts[0]!;
    const fact = content.facts.get(id)!;
    const read = new Map(content.facts).set(id, { ...fact, readOn: '2026-12-05' });
    const again = said(`check ${code}`, { ...assistant, content: { ...content, facts: read } }, after);
    expect(again).toContain(`Read again in its sources on 2026-12-05: ${fact.title.en}`);
  });

  it('notices new words of a step, and a level that became stricter, without any new table', () => {
    const outcome = content.outcomes.get(own)!;
    const withOutcome = (changed: typeof outcome) => ({
      ...assistant,
      content: { ...content, outcomes: new Map(content.outcomes).set(own, changed) },
    });
    const [step, ...steps] = outcome.steps;
    const reworded = { ...outcome, steps: [{ ...step!, text: { en: 'other words.', fr: 'autres mots.' } }, ...steps] };
    expect(said(`check ${code}`, withOutcome(reworded))).toMatch(/sheet was revised[\s\S]*wording/);
    expect(said(`check ${code}`, withOutcome({ ...outcome, level: 'pro' }))).toMatch(
      /^\*\*No longer valid\.\*\* The table of 2026-11-23 was corrected[\s\S]*Do not act alone/,
    );
  });

  it('does not call a sheet valid after its own table was edited', () => {
    const edited = assistantWith(tableFrom('2026-11-23', instead(own, other)));
    expect(said(`check ${code}`, edited)).toMatch(/^\*\*No longer valid\.\*\* The table of 2026-11-23 was corrected/);
    expect(said(`check ${code}`, edited)).not.toContain(headline(own));
  });

  it('says so when the table is gone, or today’s asks more', () => {
    expect(said(`check ${code}`, assistantWith(tableFrom('2026-11-22')))).toContain('no longer have');
    const more = tableFrom('2026-12-01', ({ inputs, finding }) => {
      const rows = finding.flatMap((row) =>
        row.outcome === own
          ? [
              { ...row, row: 'F90', when: { ...row.when, extra: ['yes'] } },
              { ...row, row: 'F91', when: { ...row.when, extra: ['no'] }, outcome: other },
            ]
          : [row],
      );
      return { inputs: [...inputs, { id: 'extra', values: ['yes', 'no'] }], finding: rows };
    });
    expect(said(`check ${code}`, assistantWith(firstTable, more), after)).toContain('can no longer be compared');
  });
});

/** `npm run ask`: one question from the command line, many as JSON lines, or the list of all facts. */

import { createInterface } from 'node:readline';
import { type LoadedAssistant, loadAssistant } from '../assistant.js';
import { createTakeTurn, type State, stateWith, type TurnResult } from '../conversation/index.js';
import { languageOption, optionOf, print, projectRoot, runCommand } from './project.js';

/** One line of `--jsonl`: a turn of a fresh conversation in which `answers` are given and `open` has just been asked. */
interface JsonLine {
  readonly id?: string;
  readonly text: string;
  readonly language?: 'en' | 'fr';
  readonly answers?: Readonly<Record<string, string>>;
  readonly open?: string;
}

await runCommand(async () => {
  const args = process.argv.slice(2);
  const loaded = loadAssistant(projectRoot);
  if (args.includes('--facts')) return printFacts(loaded);
  if (args.includes('--jsonl')) return answerLines(loaded);

  const language = languageOption(args);
  const values = [optionOf(args, 'lang')];
  const question = args.filter((arg) => !arg.startsWith('--') && !values.includes(arg)).join(' ');
  if (question === '') throw new Error('ask what? npm run ask -- "your question" [--lang fr] [--json] [--explain]');
  if (args.includes('--explain')) return print(JSON.stringify(loaded.search.explain(question, language), null, 2));
  const { result, line } = answer(loaded, { text: question, language });
  print(args.includes('--json') ? JSON.stringify(line, null, 2) : result.replies.map(({ text }) => text).join('\n\n'));
});

function printFacts({ content }: LoadedAssistant): void {
  for (const { id, topic, answer: text, sources } of content.facts.values()) {
    print(JSON.stringify({ id, topic, answer: text, sources }));
  }
}

async function answerLines(loaded: LoadedAssistant): Promise<void> {
  let number = 0;
  for await (const text of createInterface({ input: process.stdin })) {
    number++;
    if (text.trim() === '') continue;
    print(JSON.stringify(answer(loaded, parseLine(loaded, text, number)).line));
  }
}

/** @throws Error naming the line when it is not of the form described above */
function parseLine({ content }: LoadedAssistant, text: string, number: number): JsonLine {
  const fail = (what: string) => new Error(`line ${number}: ${what}`);
  let line: Partial<JsonLine> | null;
  try {
    line = JSON.parse(text) as Partial<JsonLine> | null;
  } catch {
    throw fail('not JSON');
  }
  if (typeof line !== 'object' || line === null || typeof line.text !== 'string') throw fail('"text" must be a text');
  if (line.language !== undefined && line.language !== 'en' && line.language !== 'fr')
    throw fail('"language" must be en or fr');
  if (line.open !== undefined && !content.questions.has(line.open)) throw fail(`there is no question "${line.open}"`);
  for (const [id, value] of Object.entries(line.answers ?? {})) {
    if (!content.questions.get(id)?.options.some((option) => option.value === value)) {
      throw fail(`there is no answer "${value}" to a question "${id}"`);
    }
  }
  return line as JsonLine;
}

function answer(loaded: LoadedAssistant, line: JsonLine): { result: TurnResult; line: object } {
  const { assistant, search } = loaded;
  const language = line.language ?? 'en';
  const before: State = stateWith(language, line.answers ?? {}, line.open);
  const result = createTakeTurn(assistant)(before, { kind: 'message', text: line.text, place: 'private' }, new Date());
  const { summary } = result;
  const confidence = new Map(search.find(line.text, summary.language).hits.map((hit) => [hit.id, hit.confidence]));
  return {
    result,
    line: {
      ...(line.id === undefined ? {} : { id: line.id }),
      ending: summary.ending,
      language: summary.language,
      facts: (summary.facts ?? []).map((id) => ({ id, confidence: confidence.get(id) ?? null })),
      ...(summary.question === undefined ? {} : { question: summary.question }),
      ...(summary.outcome === undefined ? {} : { outcome: summary.outcome }),
      answers: summary.answers ?? {},
      text: result.replies.map(({ text }) => text).join('\n\n'),
    },
  };
}

/** How the service words the levels and headings of a sheet; a test compares this with the service's own texts. */

/** Go ahead, check first, do not act alone; `other` when the words are not known. */
export type Level = 'act' | 'check' | 'pro' | 'other';
export type Role = 'steps' | 'help' | 'cautions' | 'notes' | 'why' | 'routes' | 'changes' | 'sources' | 'other';

/** How the words of a level begin, in either language. */
const levels: Readonly<Record<string, Level>> = {
  'you can go ahead': 'act',
  'vous pouvez suivre': 'act',
  'check first': 'check',
  "vérifiez d'abord": 'check',
  'first settle': 'check',
  "réglez d'abord": 'check',
  'do not act alone': 'pro',
  "n'agissez pas seul": 'pro',
};

const roles: Readonly<Record<string, Role>> = {
  'next steps': 'steps',
  'prochaines étapes': 'steps',
  'who can help': 'help',
  'qui peut aider': 'help',
  'take care': 'cautions',
  attention: 'cautions',
  'good to know': 'notes',
  'bon à savoir': 'notes',
  why: 'why',
  pourquoi: 'why',
  'other ways': 'routes',
  'les autres voies': 'routes',
  'what would change it': 'changes',
  'ce qui changerait le résultat': 'changes',
  sources: 'sources',
};

export function levelOf(words: string): Level {
  const said = plain(words);
  return Object.entries(levels).find(([start]) => said.startsWith(start))?.[1] ?? 'other';
}

export const roleOf = (heading: string): Role => roles[plain(heading)] ?? 'other';

const plain = (words: string) => words.trim().toLowerCase().replaceAll('’', "'");

/** One shape for each level, 24 × 24, for those who see no difference between the colours. */
export const levelShapes: Readonly<Record<Level, string>> = {
  act: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zm-4.5 9.8 3 3 6-6.6',
  check: 'M12 3 1.8 20.5h20.4zm0 6.5v5m0 3v.1',
  pro: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zm4 5v6m0 4v.1',
  other: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zm0 8.5v6m0-10v.1',
};

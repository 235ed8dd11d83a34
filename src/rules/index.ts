/** The shared rules module: decides on answers by a proved decision table. Imports nothing; runs in a browser too. */

export { type Certificate, certify } from './certify.js';
export type { Change } from './changes.js';
export {
  type Changed,
  compareTables,
  type OutcomeChange,
  type StopChange,
  type TableComparison,
} from './compare-tables.js';
export { type Decision, decide, type NoteFinding, type Result } from './decide.js';
export { type Explanation, explain } from './explain.js';
export { type InterviewLengths, interviewGraph, interviewLengths, meanLength, type Point } from './interview-graph.js';
export { prepare, type Rules } from './masks.js';
export { mostQuestionsLeft, nextQuestion, relevant } from './next-question.js';
export type { RouteFinding } from './routes.js';
export type {
  Answers,
  FindingRow,
  NoteLevel,
  NoteRow,
  RouteReason,
  RouteTable,
  RouteVerdict,
  RuleInput,
  RuleSet,
  When,
} from './types.js';

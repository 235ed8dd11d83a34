/** `GET /check`: is my printout still valid? A form and its answer, without script; the check itself is handed in. */

import { type FormState, field } from './contact/fields.js';
import { framed } from './contact/frame.js';
import type { ContactSay, Language, Visit } from './contact/types.js';
import { addressOf, visitOf } from './contact/visit.js';
import { type Html, html } from './html.js';
import { pageHeaders } from './page-headers.js';
import type { HttpRequest, HttpResponse, Route } from './types.js';

/** What is said of a code. Texts may have words in bold ("**…**"). */
export interface CheckedCode {
  /** `wrong`: it is no code; the others: how well the sheet still holds. */
  readonly kind: 'wrong' | 'good' | 'aged' | 'bad';
  readonly verdict: string;
  readonly findings: readonly string[];
  readonly changes: readonly string[];
  readonly answers: readonly string[];
  /** Question id to value, from which a new sheet is made; undefined when none is needed. */
  readonly renew?: Readonly<Record<string, string>> | undefined;
}

/** The words of the page. */
export type CheckWord =
  | 'title'
  | 'lead'
  | 'code'
  | 'hint'
  | 'check'
  | 'renew'
  | 'ask'
  | 'proof'
  | 'changes'
  | 'answers';

export interface CheckPageOptions {
  readonly check: (code: string, language: Language) => CheckedCode;
  readonly words: Readonly<Record<Language, Readonly<Record<CheckWord, string>>>>;
  /** The words around the page. */
  readonly say: Readonly<Record<Language, ContactSay>>;
  /** What the service has checked of itself, a line each. */
  readonly proof: Readonly<Record<Language, readonly string[]>>;
  /** The built page around what is written here; undefined: it was not built. */
  readonly shell: string | undefined;
  /** The page shown while the assistant is switched off. */
  readonly offPage: () => string | undefined;
}

/** No code of ours is longer, with its address around it. */
const longestCode = 300;

export const checkRoute = (options: CheckPageOptions): Route => ({
  method: 'GET',
  path: '/check',
  handle: async (request) => {
    const visit = visitOf(request, options);
    const code = (request.query.get('code') ?? '').slice(0, longestCode);
    const off = options.offPage();
    if (off !== undefined) return respond(request, 503, off);
    if (options.shell === undefined) return { status: 200, body: 'The pages are not built: npm run build' };
    const checked = request.query.has('code') ? options.check(code, visit.language) : undefined;
    const { title } = options.words[visit.language];
    const page = framed(options.shell, visit, {
      title: checked && checked.kind !== 'wrong' ? `${inBold(checked.verdict) ?? title} · ${title}` : title,
      main: checkPage(options, visit, code, checked),
      path: '/check',
      query: code === '' ? {} : { code },
    });
    return respond(request, 200, page);
  },
});

const respond = (request: HttpRequest, status: number, body: string): HttpResponse => ({
  status,
  body,
  contentType: 'text/html; charset=utf-8',
  headers: { ...pageHeaders(request, []), 'cache-control': 'no-store', 'referrer-policy': 'same-origin' },
});

const checkPage = (
  { words, proof }: CheckPageOptions,
  visit: Visit,
  code: string,
  checked: CheckedCode | undefined,
): Html => {
  const { language, say } = visit;
  const own = words[language];
  const wrong = checked?.kind === 'wrong';
  const state: FormState = {
    // The one fault of the form comes as words already.
    say: (id, values) => (wrong && id === faultCode ? checked.verdict : say(id, values)),
    values: { code },
    faults: wrong ? [{ field: 'code', code: faultCode }] : [],
  };
  const box = html`maxlength="${longestCode}" autocomplete="off" spellcheck="false" autocapitalize="characters"`;
  return html`<h1>${own.title}</h1>
${checked && !wrong && answerPart(visit, own, checked)}
<form method="get" action="/check" id="check-form">
<input type="hidden" name="language" value="${language}">
<p class="lead">${own.lead}</p>
${field(state, 'code', { label: own.code, hint: own.hint, box })}
<p class="acts"><button class="act${checked && !wrong && ' second'}">${own.check}</button> <a href="${chatAddress(visit)}">${own.ask}</a></p>
</form>
<details class="proof"><summary>${own.proof}</summary>
<ul>${proof[language].map((line) => html`<li>${line}</li>`)}</ul>
</details>`;
};

const faultCode = 'code-wrong';

const answerPart = (visit: Visit, own: Readonly<Record<CheckWord, string>>, checked: CheckedCode): Html => {
  const { kind, verdict, findings, changes, answers, renew } = checked;
  const list = (title: string, lines: readonly string[]): Html | false =>
    lines.length > 0 && html`<p>${title}</p><ul>${lines.map((line) => html`<li>${withBold(line)}</li>`)}</ul>`;
  return html`<div class="part verdict ${kind}" tabindex="-1" autofocus id="answer">
<p class="lead">${withBold(verdict)}</p>
${findings.map((line) => html`<p>${withBold(line)}</p>`)}
${list(own.changes, changes)}
${list(own.answers, answers)}
${renew && html`<p class="acts"><a class="act" href="${chatAddress(visit, renew)}">${own.renew}</a></p>`}
</div>`;
};

/** The chat, where the questions begin, or the sheet of these answers comes at once. */
const chatAddress = (visit: Visit, answers: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams(answers).toString();
  return addressOf('/chat', visit, { topic: query === '' ? 'interview' : `interview?${query}` });
};

const inBold = (text: string): string | undefined => /\*\*(.+?)\.?\*\*/.exec(text)?.[1];

/** "**…**" as strong text; everything is escaped. */
const withBold = (text: string): readonly Html[] =>
  text.split('**').map((part, i) => (i % 2 === 1 ? html`<strong>${part}</strong>` : html`${part}`));

/** The contact form for programs: `GET /api/contact` gives a ticket, `POST /api/contact` takes a request with it. */

import { errorBody } from '../answer.js';
import type { HttpRequest, HttpResponse, Route } from '../types.js';
import { statusOf } from './refusal-status.js';
import type { ContactPagesOptions } from './types.js';
import { visitOf } from './visit.js';

const headers = { 'cache-control': 'no-store' };

export const apiRoutes = (options: ContactPagesOptions, maxBody: number): readonly Route[] => {
  const { desk } = options;

  const look = async (): Promise<HttpResponse> => {
    const mode = desk.mode();
    const open = mode !== 'off';
    return { status: 200, body: { open, mode, ...(open ? { ticket: desk.issueTicket() } : {}) }, headers };
  };
  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    const { body } = request;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      return { status: 400, body: errorBody('BadSyntax', 'The body must be an object of fields.'), headers };
    }
    const { language, say } = visitOf(request, options);
    const fields = body as Readonly<Record<string, unknown>>;
    const attach = fields.attach ?? (fields.sheet !== undefined && fields.sheet !== null && fields.sheet !== '');
    const outcome = await desk.submit({ ...fields, attach }, language, request.address);
    if (outcome.kind === 'stored') return { status: 201, body: { reference: outcome.reference }, headers };
    if (outcome.kind === 'off') return { status: 503, body: errorBody('ContactOff', say('off-lead')), headers };
    const faults = outcome.faults.map(({ field, code, values }) => ({ field, code, text: say(code, values) }));
    const refusal = errorBody('Refused', faults.map(({ text }) => text).join(' '));
    return { status: statusOf(outcome.faults), body: { ...refusal, faults, ticket: outcome.ticket }, headers };
  };
  return [
    { method: 'GET', path: '/api/contact', handle: look },
    { method: 'POST', path: '/api/contact', handle: send, maxBody },
  ];
};

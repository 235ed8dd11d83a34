/** The contact form: its pages, which work without script, and the same for programs as JSON. */

import { pageHeaders } from '../page-headers.js';
import type { HttpRequest, HttpResponse, Route } from '../types.js';
import { apiRoutes } from './api-routes.js';
import { type FormContents, formPage, formTitle } from './form-page.js';
import { framed, type Page } from './frame.js';
import { offPage, refusedPage, sentPage } from './plain-pages.js';
import { statusOf } from './refusal-status.js';
import { askPage, deletedPage, foundPage, surePage } from './status-page.js';
import type { ContactPagesOptions, Visit } from './types.js';
import { visitOf } from './visit.js';

/** Bytes: the longest message and sheet, each character percent-encoded at its worst. */
const longestForm = 320 * 1024;
const longestReference = 4 * 1024;

type Fields = Readonly<Record<string, string>>;

export const contactRoutes = (options: ContactPagesOptions): readonly Route[] => {
  const { desk, shell, frameAncestors, about } = options;

  const show = (request: HttpRequest, visit: Visit, status: number, page: Page): HttpResponse => ({
    status,
    ...(shell === undefined
      ? { body: 'The pages are not built: npm run build' }
      : { body: framed(shell, visit, page), contentType: 'text/html; charset=utf-8' }),
    headers: {
      ...pageHeaders(request, frameAncestors),
      // They hold what people wrote: nothing of it stays behind in the browser.
      'cache-control': 'no-store',
      // Under "no-referrer" a browser sends forms with the origin "null", which nobody could tell from another site's.
      'referrer-policy': 'same-origin',
    },
  });
  const form = (request: HttpRequest, visit: Visit, status: number, contents: FormContents): HttpResponse =>
    show(request, visit, status, {
      title: formTitle(visit, contents),
      main: formPage(options, visit, contents),
      path: '/contact',
    });
  const off = (request: HttpRequest, visit: Visit, status: number): HttpResponse =>
    show(request, visit, status, {
      title: visit.say('off-title'),
      main: offPage(visit, about(visit.language)),
      path: '/contact',
    });
  const status = (request: HttpRequest, visit: Visit, code: number, main: Page['main'], path?: string): HttpResponse =>
    show(request, visit, code, { title: visit.say('status-title'), main, path });
  const refused = (request: HttpRequest, code: number): HttpResponse => {
    const visit = visitOf(request, options);
    return show(request, visit, code, {
      title: visit.say('errors-title'),
      main: refusedPage(visit, code),
      path: '/contact',
    });
  };

  const look = async (request: HttpRequest): Promise<HttpResponse> => {
    const visit = visitOf(request, options);
    if (desk.mode() === 'off') return off(request, visit, 200);
    return form(request, visit, 200, { ticket: desk.issueTicket(), values: {}, faults: [] });
  };
  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    const visit = visitOf(request, options);
    const fields = (request.body ?? {}) as Fields;
    // Only another language was asked for: what is written so far goes with it.
    if (fields.action === 'show' && desk.mode() !== 'off') {
      return form(request, visit, 200, { ticket: fields.ticket ?? desk.issueTicket(), values: fields, faults: [] });
    }
    const outcome = await desk.submit(fields, visit.language, request.address);
    if (outcome.kind === 'off') return off(request, visit, 503);
    if (outcome.kind === 'stored') {
      const main = sentPage(visit, outcome.reference, desk.mode() === 'kept');
      return show(request, visit, 200, { title: visit.say('sent-title'), main });
    }
    const { faults, ticket } = outcome;
    return form(request, visit, statusOf(faults), { ticket, values: fields, faults });
  };

  const ask = async (request: HttpRequest): Promise<HttpResponse> => {
    const visit = visitOf(request, options);
    return status(request, visit, 200, askPage(visit), '/contact/status');
  };
  const answer = async (request: HttpRequest): Promise<HttpResponse> => {
    const visit = visitOf(request, options);
    const { reference = '', action = 'see' } = (request.body ?? {}) as Fields;
    const fault = (code: string) =>
      status(request, visit, 422, askPage(visit, reference, [{ field: 'reference', code }]), '/contact/status');
    if (reference.trim() === '') return fault('reference-missing');
    if (action === 'erase') {
      const gone = await desk.withdraw(reference);
      if (gone) return status(request, visit, 200, deletedPage(visit, gone));
    }
    const found = await desk.find(reference);
    if (!found) return fault('reference-unknown');
    const sure = action === 'delete' && found.request !== undefined;
    return status(request, visit, 200, (sure ? surePage : foundPage)(visit, reference, found));
  };

  return [
    { method: 'GET', path: '/contact', handle: look },
    { method: 'POST', path: '/contact', handle: send, form: true, maxBody: longestForm, refused },
    { method: 'GET', path: '/contact/status', handle: ask },
    { method: 'POST', path: '/contact/status', handle: answer, form: true, maxBody: longestReference, refused },
    ...apiRoutes(options, longestForm),
  ];
};

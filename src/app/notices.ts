/** Two plain pages: what the service has checked of itself, and what is shown while it is switched off. */

import { type Content, languages } from '../content/index.js';
import { closedNotice } from '../conversation/index.js';
import { type Block, plainPage, type Route } from '../http/index.js';
import type { Summary } from './types.js';

const html = 'text/html; charset=utf-8';
const name = 'eCOPR Assistant';

/** `GET /check`: counts of the content and the certificate of the rules. */
export const checkRoute = (summary: Summary): Route => {
  const { version, contentHash, facts, questions, outcomes, tables, calibration } = summary;
  const body = plainPage({
    language: 'en',
    title: `${name}: checked`,
    blocks: [
      `Version ${version}, content ${contentHash.slice(0, 12)}.`,
      [`${facts} facts, each with sources and dates`, `${questions} questions`, `${outcomes} outcomes`],
      [
        ...tables.map(
          ({ effective, combinations }) =>
            `Decision table of ${effective}: all ${combinations.toLocaleString('en-CA')} combinations of answers meet exactly one finding`,
        ),
        `Calibration of the search: ${calibration}`,
      ],
    ],
  });
  return {
    method: 'GET',
    path: '/check',
    handle: async () => ({ status: 200, body, contentType: html, headers: { 'cache-control': 'no-cache' } }),
  };
};

/** The page of the switched-off assistant, in both languages. */
export const offPage = (content: Content, now: Date): string =>
  plainPage({
    language: 'en',
    title: name,
    blocks: languages.flatMap((language): Block[] => {
      const { text, citations } = closedNotice(content, language, now);
      return [
        text.split('\n')[0]!,
        citations.map(({ title, url }) => (url === undefined ? title : { text: title, url })),
      ];
    }),
  });

/** The plain page that is shown while the service is switched off. */

import { type Content, languages } from '../content/index.js';
import { closedNotice } from '../conversation/index.js';
import { type Block, plainPage } from '../http/index.js';

const name = 'eCOPR Assistant';

/** The page of the switched-off assistant, in both languages. */
export const offPageOf = (content: Content): string =>
  plainPage({
    language: 'en',
    title: name,
    blocks: languages.flatMap((language): Block[] => {
      const { text, citations } = closedNotice(content, language);
      return [
        text.split('\n')[0]!,
        citations.map(({ title, url }) => (url === undefined ? title : { text: title, url })),
      ];
    }),
  });

/** The search libraries that ours is measured against. Importing this needs `npm ci --prefix test/peers`. */

import * as flexsearch from './flexsearch.mjs';
import * as fuseBest from './fuse-best.mjs';
import * as fuseDefault from './fuse-default.mjs';
import * as lunr from './lunr.mjs';
import * as minisearch from './minisearch.mjs';
import * as nlp from './nlp.mjs';
import * as orama from './orama.mjs';
import * as wink from './wink.mjs';

export const peers = [wink, minisearch, orama, lunr, flexsearch, nlp, fuseBest, fuseDefault];

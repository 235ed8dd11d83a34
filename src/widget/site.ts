/** Chooses the language of the website's pages before they are seen: `?language=fr`, otherwise English. */

import { languageFrom } from './words.js';

const language = languageFrom(new URLSearchParams(location.search).get('language')) ?? 'en';
const page = document.documentElement;
page.lang = language;
page.dataset.language = language;
const title = page.dataset[language === 'fr' ? 'titleFr' : 'titleEn'];
if (title) document.title = title;

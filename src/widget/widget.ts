/** The launcher that a website embeds: one button, and the chat in a frame once somebody asks for it. */

import type { FromHost, ToHost } from './host.js';
import { style } from './widget-style.js';

declare global {
  interface Window {
    ecopr?: { open(): void; close(): void; ask(text: string): void };
  }
}

const script = document.currentScript as HTMLScriptElement;
const service = new URL(script.src).origin;
const { language, topic, position, color } = script.dataset;
const french = /^fr/i.test(language || document.documentElement.lang);
const words = french
  ? { ask: 'Des questions sur votre CRP électronique?', close: 'Fermer', title: 'Assistant eCOPR' }
  : { ask: 'Questions about your eCOPR?', close: 'Close', title: 'eCOPR Assistant' };
const openKey = 'ecopr-assistant.open';
const linkStart = '#ecopr=';
const drawing = {
  ask: 'M4 5h16v11H10l-4 4v-4H4z',
  close: 'm6 9 6 6 6-6',
};

const host = document.createElement('ecopr-assistant');
const root = host.attachShadow({ mode: 'open' });
const box = document.createElement('div');
const button = document.createElement('button');
const label = document.createElement('span');
const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
let frame: HTMLIFrameElement | undefined;
let ready = false;
let opener: Element | null = null;
/** Said to the chat as soon as it listens. */
let waiting: FromHost[] = [];

function dress(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  if (color && CSS.supports('color', color)) {
    host.style.setProperty('--c', color);
    host.style.color = color;
    const [r = 0, g = 0, b = 0] =
      getComputedStyle(host)
        .color.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    // Dark words on a light colour.
    if (r * 0.3 + g * 0.59 + b * 0.11 > 150) host.style.setProperty('--t', '#111');
  }
}

function show(open: boolean): void {
  box.className = `${open ? 'open' : ''}${ready ? ' ready' : ''}`;
  button.setAttribute('aria-expanded', `${open}`);
  label.textContent = open ? words.close : words.ask;
  path.setAttribute('d', open ? drawing.close : drawing.ask);
  try {
    if (open) sessionStorage.setItem(openKey, '1');
    else sessionStorage.removeItem(openKey);
  } catch {
    // Without storage a reload begins with the panel shut.
  }
}

const isOpen = () => box.classList.contains('open');

function tell(message: FromHost): void {
  if (ready) frame?.contentWindow?.postMessage(message, service);
  else waiting.push(message);
}

function open(byHand = true): void {
  if (!frame) {
    frame = document.createElement('iframe');
    const query = new URLSearchParams({ language: french ? 'fr' : 'en', site: location.origin });
    if (topic) query.set('topic', topic);
    frame.src = `${service}/chat?${query}`;
    frame.title = words.title;
    frame.allow = 'clipboard-write';
    box.prepend(frame);
  }
  if (byHand && !isOpen()) opener = document.activeElement;
  show(true);
  if (!byHand) return;
  frame.focus();
  tell({ ecopr: 'focus' });
}

function close(): void {
  if (!isOpen()) return;
  show(false);
  const back =
    opener instanceof HTMLElement && opener !== host && opener !== document.body && opener.isConnected
      ? opener
      : button;
  back.focus();
}

function ask(asked: string, words?: string): void {
  open();
  tell({ ecopr: 'topic', topic: asked, label: words });
}

/** The topic behind `#ecopr=`, if the address has one. */
function topicIn(hash: string): string | undefined {
  if (!hash.startsWith(linkStart)) return undefined;
  const text = hash.slice(linkStart.length);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

button.type = 'button';
host.dataset.side = position === 'left' ? 'left' : 'right';
svg.setAttribute('viewBox', '0 0 24 24');
svg.setAttribute('aria-hidden', 'true');
for (const [name, value] of [
  ['fill', 'none'],
  ['stroke', 'currentColor'],
  ['stroke-width', '2'],
  ['stroke-linejoin', 'round'],
] as const)
  path.setAttribute(name, value);
svg.append(path);
button.append(svg, label);
box.append(button);
root.append(box);
host.lang = french ? 'fr' : 'en';
document.body.append(host);
dress();

let wasOpen = false;
try {
  wasOpen = sessionStorage.getItem(openKey) === '1';
} catch {
  // Storage is closed to this page.
}
if (wasOpen) open(false);
else show(false);

button.addEventListener('click', () => (isOpen() ? close() : open()));
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) close();
});
addEventListener('message', (event) => {
  if (event.origin !== service || !frame || event.source !== frame.contentWindow) return;
  const what: ToHost | undefined = event.data?.ecopr;
  if (what === 'close') close();
  if (what !== 'ready') return;
  ready = true;
  show(isOpen());
  for (const message of waiting) tell(message);
  waiting = [];
});
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href*="#ecopr="]') : null;
  const linked = link && topicIn(link.hash);
  if (!linked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // A link to another page is followed; that page asks on arrival.
  if (link.pathname !== location.pathname || link.host !== location.host) return;
  event.preventDefault();
  ask(linked, link.textContent?.trim());
});
// Somebody followed a link to this page that carries a question; a reload does not ask it again.
const arrived = topicIn(location.hash);
if (arrived) {
  history.replaceState(history.state, '', location.pathname + location.search);
  ask(arrived);
}

window.ecopr = { open: () => open(), close, ask: (text) => ask(`ask:${text}`) };

/** Starts the chat page: reads the address, opens the conversation, follows the browser and the framing site. */

import { render } from 'preact';
import { App } from './app.js';
import { browserClock } from './clock.js';
import { directLine } from './direct-line.js';
import { findHost } from './host.js';
import { createTalk } from './talk.js';
import { messageOfTopic } from './topic.js';
import { openVault } from './vault.js';
import { languageFrom, words } from './words.js';

const address = new URLSearchParams(location.search);
const root = document.getElementById('chat')!;
const vault = openVault(
  () => localStorage,
  () => sessionStorage,
);
const host = findHost(window, address.get('site'));

const talk = createTalk({
  api: directLine((...call) => fetch(...call), browserClock.now),
  vault,
  clock: browserClock,
  random: Math.random,
  openSocket: (url) => new WebSocket(url),
  visible: () => document.visibilityState === 'visible',
  language: languageFrom(address.get('language')) ?? vault.readLanguage() ?? languageFrom(navigator.language) ?? 'en',
  newId: () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`,
  changed: show,
});

function show(): void {
  // Not before an earlier conversation is back: what a link asks comes after what was said.
  if (talk.view().link !== 'connecting') askTopicOnce();
  const view = talk.view();
  document.documentElement.lang = view.language;
  document.title = words[view.language].title;
  render(<App talk={talk} view={view} close={host.present ? () => host.tell('close') : undefined} />, root);
}

function ask(topic: string, label?: string): void {
  const message = messageOfTopic(topic, talk.view().language, label);
  if (message) talk.say(message);
}

let topic = address.get('topic');

function askTopicOnce(): void {
  const unasked = topic;
  topic = null;
  if (unasked && vault.firstTime(unasked)) ask(unasked);
}

function takeFocus(): void {
  // On a touch screen the text box would bring up the keyboard over the first words.
  const coarse = matchMedia('(pointer: coarse)').matches;
  document.querySelector<HTMLElement>(coarse ? '.scroller' : '#box')?.focus({ preventScroll: true });
}

host.hear((message) => (message.ecopr === 'focus' ? takeFocus() : ask(message.topic, message.label)));
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) host.tell('close');
});
window.addEventListener('online', talk.wake);
window.addEventListener('offline', talk.wake);
window.addEventListener('pageshow', (event) => event.persisted && talk.wake());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && talk.wake());

root.textContent = '';
show();
talk.open();
host.tell('ready');

/** Two ways to hear the service: its stream over a WebSocket, and asking again and again. */

import type { Clock } from './clock.js';
import type { ActivitySet } from './direct-line.js';

/** What is used of a WebSocket. */
export type SocketLike = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'close'>;

/** Why a stream ended: it never opened, another page of the same conversation took it, or it broke. */
export type StreamEnd = 'deaf' | 'taken' | 'broken';

export interface StreamEvents {
  readonly opened: () => void;
  readonly heard: (set: ActivitySet) => void;
  readonly ended: (why: StreamEnd) => void;
}

/** Listens until it ends or the result is called. */
export function listen(socket: SocketLike, events: StreamEvents): () => void {
  let listening = true;
  let opened = false;
  socket.onopen = () => {
    opened = true;
    if (listening) events.opened();
  };
  socket.onmessage = ({ data }: { data: unknown }) => {
    // An empty frame only keeps the connection awake.
    if (!listening || typeof data !== 'string' || data === '') return;
    const set = parse(data);
    if (set) events.heard(set);
  };
  socket.onclose = (event) => {
    if (!listening) return;
    listening = false;
    if (!opened) events.ended('deaf');
    else events.ended(event?.reason === 'collision' ? 'taken' : 'broken');
  };
  return () => {
    listening = false;
    socket.close();
  };
}

export interface PollParts {
  readonly clock: Clock;
  readonly ask: () => Promise<unknown>;
  /** A page in the background asks less often. */
  readonly visible: () => boolean;
  /** After a failure, or when it is time to try the stream again. */
  readonly ended: () => void;
}

const pollMs = 1500;
const hiddenPollMs = 15_000;
const roundsBeforeNextStream = 40;

export function poll({ clock, ask, visible, ended }: PollParts): () => void {
  let polling = true;
  let cancel = () => {};
  const round = (number: number) => {
    cancel = clock.after(visible() ? pollMs : hiddenPollMs, () => {
      ask().then(
        () => polling && (number < roundsBeforeNextStream ? round(number + 1) : ended()),
        () => polling && ended(),
      );
    });
  };
  round(1);
  return () => {
    polling = false;
    cancel();
  };
}

function parse(data: string): ActivitySet | undefined {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

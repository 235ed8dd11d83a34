/** The whole service, listening, with its own content. */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tooLongMarker } from '../../src/app/keepable.js';
import { teamsMessage } from '../bot/activities.js';
import { content } from '../support/project.js';
import { arrive, call, openService, type Service, turnOf, type Visitor } from './service.js';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

describe('a visitor', () => {
  it('is welcomed once, in the language of the page', async () => {
    const visitor = await arrive(service.base, 'fr-CA');
    const welcome = await visitor.replies();
    expect(welcome).toHaveLength(1);
    expect(turnOf(welcome)).toMatchObject({ ending: 'command', language: 'fr' });
  });

  it('goes through questions by buttons, and the entity tells where they are', async () => {
    const visitor = await arrive(service.base);
    await visitor.replies();
    const begun = await visitor.say('start');
    expect(begun.status).toBe(200);
    const first = turnOf(begun.replies);
    expect(first).toMatchObject({ ending: 'asked', question: expect.any(String) });
    const buttons = begun.replies.at(-1).suggestedActions.actions;
    expect(buttons.map(({ title }: { title: string }) => title)).toEqual(
      content.questions.get(first.question)!.options.map(({ label }) => label.en),
    );
    const next = await visitor.say(buttons[0].title, { value: buttons[0].value });
    expect(turnOf(next.replies).answers).toEqual({ [first.question]: buttons[0].value.value });
  });

  it('who writes personal data finds it neither in the echo nor in the log', async () => {
    const visitor = await arrive(service.base);
    const { replies } = await visitor.say('my mail is somebody@example.org');
    expect(turnOf(replies)).toMatchObject({ ending: 'personal-data' });
    const { body } = await call(
      service.base,
      'GET',
      `/v3/directline/conversations/${visitor.conversationId}/activities`,
      undefined,
      visitor.token,
    );
    expect(JSON.stringify(body)).not.toContain('somebody@');
    expect(service.log()).not.toContain('somebody@');
  });
});

describe('/api/messages without an app id', () => {
  it('is closed: size and type first, then 401', async () => {
    expect((await call(service.base, 'POST', '/api/messages', teamsMessage('x'))).status).toBe(401);
    expect((await call(service.base, 'POST', '/api/messages', teamsMessage('x'.repeat(300_000)))).status).toBe(413);
    const form = await fetch(`${service.base}/api/messages`, {
      method: 'POST',
      body: new URLSearchParams({ type: 'message' }),
    });
    expect(form.status).toBe(415);
    expect((await call(service.base, 'POST', '/api/messages', { text: 'no type' })).status).toBe(400);
    expect((await call(service.base, 'GET', '/api/messages')).status).toBe(405);
  });

  it('is open on loopback when that is asked for', async () => {
    const open = await openService({ BOT_AUTH: 'none' });
    const answer = await call(
      open.base,
      'POST',
      '/api/messages',
      teamsMessage('what is a COPR?', { deliveryMode: 'expectReplies' }),
    );
    expect(answer.status).toBe(200);
    expect(turnOf(answer.body.activities)).toMatchObject({ ending: 'answered' });
    expect((await call(open.base, 'POST', '/api/messages', { text: 'no type' })).status).toBe(400);
    await open.close();
  });
});

describe('what operators look at', () => {
  it('tells version and content', async () => {
    expect((await call(service.base, 'GET', '/healthz')).body).toMatchObject({
      status: 'ok',
      version: '0.1.0',
      contentHash: content.hash,
      off: false,
    });
    expect((await call(service.base, 'GET', '/readyz')).status).toBe(200);
  });

  it('counts turns by ending and requests by route', async () => {
    const { body } = await call(service.base, 'GET', '/metrics');
    expect(body).toMatch(/ecopr_turns_total\{ending="asked",channel="own"\} \d/);
    expect(body).toMatch(
      /ecopr_http_requests_total\{method="POST",route="\/v3\/directline\/conversations",status="201"\} \d/,
    );
    expect(body).not.toContain('dl_');
  });

  it('shows the certificate', async () => {
    const { status, body } = await call(service.base, 'GET', '/check');
    expect(status).toBe(200);
    expect(body).toContain(`${content.facts.size} facts`);
    expect(body).toContain('117,600 combinations');
  });

  it('is not ready when the store does not answer', async () => {
    const broken = await openService(
      {},
      {
        replace: { store: (store) => ({ ...store, ping: async () => Promise.reject(new Error('gone')) }) },
      },
    );
    expect((await call(broken.base, 'GET', '/readyz')).status).toBe(503);
    expect((await call(broken.base, 'GET', '/healthz')).status).toBe(200);
    await broken.close();
  });
});

describe('when the bot itself fails', () => {
  it('the person gets an apology and the open question again, and goes on afterwards', async () => {
    let broken = false;
    const faulty = await openService(
      {},
      {
        replace: {
          takeTurn: (usual) => (state, input, now) => {
            if (broken) throw new Error(`failed on ${input.text}`);
            return usual(state, input, now);
          },
        },
      },
    );
    const visitor = await arrive(faulty.base);
    await visitor.replies();
    const asked = turnOf((await visitor.say('start')).replies).question;
    broken = true;
    const failed = await visitor.say('a secret word');
    expect(failed.status).toBe(200);
    expect(turnOf(failed.replies)).toMatchObject({ ending: 'error', question: asked });
    expect(failed.replies.map(({ text }) => text).join('\n')).toContain(content.messages.error!.en);
    broken = false;
    expect(turnOf((await visitor.say('why')).replies)).toMatchObject({ question: asked });
    expect(faulty.log()).toContain('turn failed');
    expect(faulty.log()).not.toContain('secret');
    await faulty.close();
  });

  it('is 502 when nothing can be stored', async () => {
    let broken = false;
    const fail = async () => Promise.reject(new Error('disk full'));
    const faulty = await openService(
      {},
      {
        replace: {
          store: (store) => ({
            ...store,
            appendActivity: (...all) => (broken ? fail() : store.appendActivity(...all)),
            appendOnce: (...all) => (broken ? fail() : store.appendOnce(...all)),
          }),
        },
      },
    );
    const visitor = await arrive(faulty.base);
    broken = true;
    expect((await visitor.say('hello')).status).toBe(502);
    broken = false;
    expect((await visitor.say('hello')).status).toBe(200);
    await faulty.close();
  });
});

describe('the off switch', () => {
  it('as a file works without a restart, and back', async () => {
    const switched = await openService();
    const visitor = await arrive(switched.base);
    await visitor.replies();
    const asked = turnOf((await visitor.say('start')).replies).question;
    const file = path.join(switched.dataDir, 'off');
    writeFileSync(file, '');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const { replies } = await visitor.say('what is a COPR?');
    expect(replies.at(-1).text).toContain(content.messages.off!.en);
    expect(replies.at(-1).text).toMatch(/\]\(https:\/\//);
    expect(turnOf(replies)).toMatchObject({ ending: 'command' });
    expect((await call(switched.base, 'GET', '/chat')).status).toBe(503);
    expect((await call(switched.base, 'GET', '/healthz')).body.off).toBe(true);
    rmSync(file);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(turnOf((await visitor.say('why')).replies)).toMatchObject({ question: asked });
    await switched.close();
  });

  it('as a setting works from the start', async () => {
    const off = await openService({ OFF: 'on' });
    const visitor = await arrive(off.base, 'fr');
    expect((await visitor.replies()).at(-1).text).toContain(content.messages.off!.fr);
    const { body } = await call(off.base, 'GET', '/');
    for (const words of [content.messages.off!.en, content.messages.off!.fr]) {
      expect(body).toContain(words.split('. ')[0]!.replaceAll("'", "'"));
    }
    await off.close();
  });
});

describe('somebody who asks to be forgotten', () => {
  const logOf = async ({ base }: Service, { conversationId, token }: Visitor) =>
    (await call(base, 'GET', `/v3/directline/conversations/${conversationId}/activities`, undefined, token)).body
      .activities as { text: string; from: { role: string } }[];
  const inFiles = (dataDir: string, words: string) =>
    readdirSync(dataDir).some((name) => readFileSync(path.join(dataDir, name)).includes(words));

  it('gets the reply, and at the end of the service only that is left', async () => {
    const first = await openService();
    const visitor = await arrive(first.base);
    await visitor.say('start');
    await visitor.say('do quokkas need a COPR?');
    const { replies } = await visitor.say('forget me');
    expect(replies.at(-1).text).toContain(content.messages.forgotten!.en);
    await first.app.close();
    expect(inFiles(first.dataDir, 'quokkas')).toBe(false);
    expect(inFiles(first.dataDir, 'forget me')).toBe(false);
    const second = await openService({}, { dataDir: first.dataDir });
    expect((await logOf(second, visitor)).map(({ text }) => text)).toEqual([replies.at(-1).text]);
    await second.close();
    await first.close();
  });

  it('is forgotten also when the process is killed right after the reply', async () => {
    const first = await openService();
    const visitor = await arrive(first.base);
    await visitor.say('do quokkas need a COPR?');
    const { replies } = await visitor.say('forget me');
    await visitor.say('what is a COPR?');
    // As the files lie there when the process is killed now.
    const dataDir = mkdtempSync(path.join(tmpdir(), 'ecopr-killed-'));
    cpSync(first.dataDir, dataDir, { recursive: true });
    expect(inFiles(dataDir, 'quokkas')).toBe(true);
    const second = await openService({}, { dataDir });
    const left = await logOf(second, visitor);
    expect(left[0]?.text).toBe(replies.at(-1).text);
    expect(left[1]).toMatchObject({ text: 'what is a COPR?', from: { role: 'user' } });
    expect(inFiles(dataDir, 'quokkas')).toBe(false);
    await second.close();
    rmSync(dataDir, { recursive: true });
    await first.close();
  });

  it('finds the own wish in the log until every client has seen it, and then no more', async () => {
    const visitor = await arrive(service.base);
    await visitor.say('do quokkas need a COPR?');
    await visitor.say('forget me');
    expect((await logOf(service, visitor)).map(({ text }) => text)).toContain('forget me');
    await expect
      .poll(async () => JSON.stringify(await logOf(service, visitor)), { timeout: 6000 })
      .not.toMatch(/forget me|quokkas/);
  });

  it('may begin again at once, and keeps what they say then', async () => {
    const visitor = await arrive(service.base);
    await visitor.say('forget me');
    const asked = turnOf((await visitor.say('start')).replies).question;
    await new Promise((resolve) => setTimeout(resolve, 3_300));
    expect(turnOf((await visitor.say('why')).replies)).toMatchObject({ question: asked });
    expect((await logOf(service, visitor)).map(({ text }) => text)).toContain('start');
  });
});

describe('a text longer than is read', () => {
  it('gets an answer that says so, and is kept nowhere', async () => {
    const own = await openService();
    const visitor = await arrive(own.base, 'fr');
    await visitor.replies();
    const { status, replies } = await visitor.say(`quokka ${'mot '.repeat(2000)}`);
    expect(status).toBe(200);
    expect(turnOf(replies)).toMatchObject({ ending: 'not-found', language: 'fr' });
    expect(replies.at(-1).text).toContain(content.messages['too-long']!.fr);
    const address = `/v3/directline/conversations/${visitor.conversationId}/activities`;
    const { body } = await call(own.base, 'GET', address, undefined, visitor.token);
    expect(body.activities.map(({ text }: { text: string }) => text)).toContain(tooLongMarker);
    await own.app.close();
    for (const name of readdirSync(own.dataDir)) {
      expect(readFileSync(path.join(own.dataDir, name)).includes('quokka')).toBe(false);
    }
    await own.close();
  });
});

describe('a message that is sent again', () => {
  it('after half of its replies gets the other half, and no second turn', async () => {
    let left = Number.POSITIVE_INFINITY;
    let turns = 0;
    const halting = await openService(
      {},
      {
        replace: {
          takeTurn: (usual) => (state, input, now) => {
            turns++;
            const taken = usual(state, input, now);
            return { ...taken, replies: ['one', 'two', 'three'].map((text) => ({ text, buttons: [], citations: [] })) };
          },
          store: (store) => ({
            ...store,
            appendActivity: (...all) =>
              left-- > 0 ? store.appendActivity(...all) : Promise.reject(new Error('disk full')),
          }),
        },
      },
    );
    const visitor = await arrive(halting.base);
    await visitor.replies();
    turns = 0;
    const again = () => visitor.say('hello', { channelData: { clientActivityID: 'c1' } });
    left = 1;
    const first = await again();
    expect([first.status, first.replies.map(({ text }) => text)]).toEqual([502, ['one']]);
    left = Number.POSITIVE_INFINITY;
    const second = await again();
    expect([second.status, second.replies.map(({ text }) => text)]).toEqual([200, ['two', 'three']]);
    expect((await again()).replies).toEqual([]);
    expect(turns).toBe(1);
    await halting.close();
  });
});

describe('a client that tries to lead the bot astray', () => {
  it('gets its replies where everybody gets them', async () => {
    const visitor = await arrive(service.base);
    await visitor.replies();
    const { status, replies } = await visitor.say('what is a COPR?', {
      deliveryMode: 'expectReplies',
      serviceUrl: 'https://evil.example/',
      channelId: 'msteams',
      conversation: { id: 'elsewhere', conversationType: 'channel' },
      recipient: { id: 'x' },
    });
    expect(status).toBe(200);
    expect(turnOf(replies)).toMatchObject({ ending: 'answered' });
  });
});

describe('a restart', () => {
  it('keeps tokens, the conversation and the answers', async () => {
    const first = await openService();
    const visitor = await arrive(first.base);
    await visitor.replies();
    const asked = turnOf((await visitor.say('start')).replies).question;
    await first.app.close();
    const second = await openService({}, { dataDir: first.dataDir });
    const send = await call(
      second.base,
      'POST',
      `/v3/directline/conversations/${visitor.conversationId}/activities`,
      { type: 'message', from: { id: visitor.userId }, text: 'why' },
      visitor.token,
    );
    expect(send.status).toBe(200);
    const { body } = await call(
      second.base,
      'GET',
      `/v3/directline/conversations/${visitor.conversationId}/activities`,
      undefined,
      visitor.token,
    );
    expect(turnOf(body.activities)).toMatchObject({ question: asked });
    await second.close();
    await first.close();
  });
});

/** The turn queue: one at a time per person, side by side for different people. */

import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createQueue, QueueFull } from '../../src/bot/queue.js';

describe('the turn queue', () => {
  it('runs tasks of one key in the order in which they came, never two at once', async () => {
    const queue = createQueue();
    const seen: string[] = [];
    const task = (name: string, milliseconds: number) => async () => {
      seen.push(`${name} begins`);
      await wait(milliseconds);
      seen.push(`${name} ends`);
    };
    await Promise.all([queue.run('a', task('1', 20)), queue.run('a', task('2', 1)), queue.run('a', task('3', 5))]);
    expect(seen).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
  });

  it('runs tasks of different keys side by side', async () => {
    const queue = createQueue();
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const held = queue.run('a', () => gate);
    await expect(queue.run('b', async () => 'done')).resolves.toBe('done');
    open();
    await held;
  });

  it('goes on after a task that fails, and tells its error to its caller alone', async () => {
    const queue = createQueue();
    const failing = queue.run('a', async () => {
      throw new Error('mine');
    });
    const next = queue.run('a', async () => 'fine');
    await expect(failing).rejects.toThrow('mine');
    await expect(next).resolves.toBe('fine');
  });

  it('refuses more than it may hold, and takes again when there is room', async () => {
    const queue = createQueue(2);
    const running = [queue.run('a', () => wait(10)), queue.run('a', () => wait(1))];
    await expect(queue.run('a', async () => undefined)).rejects.toThrow(QueueFull);
    await Promise.all(running);
    await expect(queue.run('a', async () => 'room')).resolves.toBe('room');
  });

  it('is idle when the last task has ended, not before', async () => {
    const queue = createQueue();
    let ended = false;
    void queue.run('a', async () => {
      await wait(15);
      void queue.run('a', async () => {
        await wait(5);
        ended = true;
      });
    });
    await queue.idle();
    expect(ended).toBe(true);
    await queue.idle();
  });
});

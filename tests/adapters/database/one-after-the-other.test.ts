import { describe, expect, it } from '@jest/globals';
import { oneAfterTheOther } from '../../../src/adapters/database/one-after-the-other.ts';

/** A watch that moves by hand: work says how long it took. */
function watch() {
  let now = 0;
  return {
    read: () => now,
    spend: (ms: number) => {
      now += ms;
    },
  };
}

describe('work one after the other', () => {
  it('lets the event loop turn between pieces once it has been held for longer than 8 ms', async () => {
    const { read, spend } = watch();
    const inTurn = oneAfterTheOther(read);
    const seen: string[] = [];
    const piece = async (name: string) =>
      await inTurn(async () => {
        await Promise.resolve();
        spend(5);
        seen.push(name);
      });
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map(piece));
    setImmediate(() => seen.push('another'));
    await all;
    expect(seen).toEqual(['a', 'b', 'another', 'c', 'd', 'e']);
  });

  it('runs short pieces without a pause', async () => {
    const { read, spend } = watch();
    const inTurn = oneAfterTheOther(read);
    const seen: string[] = [];
    setImmediate(() => seen.push('another'));
    await Promise.all(
      ['a', 'b', 'c'].map(
        async (name) =>
          await inTurn(async () => {
            await Promise.resolve();
            spend(2);
            seen.push(name);
          }),
      ),
    );
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('goes on after a piece that failed, and tells only the one who asked for it', async () => {
    const inTurn = oneAfterTheOther(() => 0);
    const failed = inTurn(async () => await Promise.reject(new Error('no')));
    const next = inTurn(async () => await Promise.resolve('done'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });

  it('never lets two pieces overlap', async () => {
    const inTurn = oneAfterTheOther();
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        await inTurn(async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setImmediate(resolve));
          inside -= 1;
        });
      }),
    );
    expect(most).toBe(1);
  });
});

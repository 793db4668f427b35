import type { Instant } from '../../../domain/time/instant.ts';
import type { TrackerReply } from '../../../ports/issue-tracker.ts';

/** The last answers to so many questions are kept. */
const MOST_KEPT = 300;

export interface Tagged<T> {
  readonly value: T;
  /** What tells GitHub which answer is known. */
  readonly tag: string | undefined;
}

/**
 * Answers from outside, kept for a while. Whoever asks the same meanwhile gets the same, at no cost; afterwards it is
 * asked with the answer's tag, so that an unchanged one need not be sent again. Two who ask at once ask once.
 */
export interface AnswerCache {
  /**
   * @param ask gets the tag of the answer that is known; `unchanged` says that it still holds.
   */
  get<T>(
    key: string,
    ask: (tag: string | undefined) => Promise<TrackerReply<Tagged<T> | 'unchanged'>>,
  ): Promise<TrackerReply<T>>;
  /** The next one who asks, asks outside. */
  forget(keyPrefix: string): void;
}

/** @param now real epoch milliseconds. */
export function createAnswerCache(now: () => Instant, keepMs: number): AnswerCache {
  const kept = new Map<string, Tagged<unknown> & { at: Instant }>();
  const underWay = new Map<string, Promise<TrackerReply<unknown>>>();

  const askOutside = async (
    key: string,
    ask: (tag: string | undefined) => Promise<TrackerReply<Tagged<unknown> | 'unchanged'>>,
  ): Promise<TrackerReply<unknown>> => {
    const known = kept.get(key);
    const reply = await ask(known?.tag);
    if (!reply.ok) return reply;
    const fresh = reply.value === 'unchanged' ? known : reply.value;
    if (fresh === undefined) return { ok: false, kind: 'unknown', why: 'an answer was left out' };
    kept.delete(key);
    kept.set(key, { value: fresh.value, tag: fresh.tag, at: now() });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return { ok: true, value: fresh.value };
  };

  return {
    get: async <T>(
      key: string,
      ask: (tag: string | undefined) => Promise<TrackerReply<Tagged<T> | 'unchanged'>>,
    ) => {
      const known = kept.get(key);
      let reply: TrackerReply<unknown>;
      if (known !== undefined && now() - known.at < keepMs) {
        reply = { ok: true, value: known.value };
      } else {
        const asking =
          underWay.get(key) ??
          askOutside(key, ask).finally(() => {
            underWay.delete(key);
          });
        underWay.set(key, asking);
        reply = await asking;
      }
      // Under one key there are only answers to one question, which has one type.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
      return reply as TrackerReply<T>;
    },
    forget: (keyPrefix) => {
      for (const key of kept.keys()) if (key.startsWith(keyPrefix)) kept.delete(key);
    },
  };
}

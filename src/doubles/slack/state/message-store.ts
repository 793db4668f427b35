import type { StoredMessage } from '../wire.ts';

export interface PageOfMessages {
  readonly messages: readonly StoredMessage[];
  readonly hasMore: boolean;
}

export interface MessageRange {
  readonly oldest?: string;
  readonly latest?: string;
  readonly inclusive?: boolean;
  readonly limit: number;
  /** Messages beyond this ts, in the direction of reading. */
  readonly after?: string;
}

/** Messages as they stand now, by conversation and ts. */
export class MessageStore {
  readonly #byConversation = new Map<string, Map<string, StoredMessage>>();
  /** Conversation and parent → ts of the replies: a look-up must stay cheap after thousands of posts. */
  readonly #replies = new Map<string, Set<string>>();
  readonly #now: () => number;
  #lastMicros = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Slack's message id: seconds and microseconds, unique and rising even if the clock is not. */
  nextTs(): string {
    this.#lastMicros = Math.max(this.#now() * 1000, this.#lastMicros + 1);
    return tsOf(this.#lastMicros);
  }

  put(message: StoredMessage): void {
    let known = this.#byConversation.get(message.channel);
    if (known === undefined) {
      known = new Map();
      this.#byConversation.set(message.channel, known);
    }
    known.set(message.ts, message);
    if (message.threadTs !== undefined && message.threadTs !== message.ts) {
      const thread = `${message.channel} ${message.threadTs}`;
      this.#replies.set(thread, (this.#replies.get(thread) ?? new Set()).add(message.ts));
    }
    this.#lastMicros = Math.max(this.#lastMicros, microsOf(message.ts));
  }

  remove(channel: string, ts: string): void {
    this.#byConversation.get(channel)?.delete(ts);
  }

  find(channel: string, ts: string): StoredMessage | undefined {
    return this.#byConversation.get(channel)?.get(ts);
  }

  /** Oldest first: ts rises, and a map keeps the order in which its keys came. */
  all(channel: string): readonly StoredMessage[] {
    return [...(this.#byConversation.get(channel)?.values() ?? [])];
  }

  repliesTo(channel: string, ts: string): readonly StoredMessage[] {
    const replies = [...(this.#replies.get(`${channel} ${ts}`) ?? [])];
    return replies.flatMap((reply) => {
      const message = this.find(channel, reply);
      return message === undefined || message.ephemeralTo !== undefined ? [] : [message];
    });
  }

  /** What `conversations.history` sees: newest first, replies only if broadcast, no ephemerals. */
  history(channel: string, range: MessageRange): PageOfMessages {
    const shown = this.all(channel).filter(
      (one) =>
        one.ephemeralTo === undefined &&
        (one.threadTs === undefined || one.threadTs === one.ts || one.broadcast === true) &&
        isWithin(one.ts, range),
    );
    const rest = shown
      .toReversed()
      .filter((one) => range.after === undefined || microsOf(one.ts) < microsOf(range.after));
    return { messages: rest.slice(0, range.limit), hasMore: rest.length > range.limit };
  }

  /** What `conversations.replies` sees: the parent, then its replies, oldest first. */
  replies(channel: string, ts: string, range: MessageRange): PageOfMessages {
    const parent = this.find(channel, ts);
    const thread = [
      ...(parent === undefined ? [] : [parent]),
      ...this.repliesTo(channel, ts).filter((one) => isWithin(one.ts, range)),
    ];
    const rest = thread.filter(
      (one) => range.after === undefined || microsOf(one.ts) > microsOf(range.after),
    );
    return { messages: rest.slice(0, range.limit), hasMore: rest.length > range.limit };
  }
}

function isWithin(ts: string, range: MessageRange): boolean {
  const at = microsOf(ts);
  const oldest = range.oldest === undefined ? -1 : microsOf(range.oldest);
  const latest = range.latest === undefined ? Number.MAX_SAFE_INTEGER : microsOf(range.latest);
  if (range.inclusive === true) return at >= oldest && at <= latest;
  return at > oldest && at < latest;
}

function tsOf(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}`;
}

function microsOf(ts: string): number {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

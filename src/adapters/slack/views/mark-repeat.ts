import type { Instant } from '../../../domain/time/instant.ts';
import { context, type Message } from './blocks.ts';
import { timeOf, written } from './text.ts';

/** Says of a message that an earlier attempt at it may have come through. */
export function markRepeat(message: Message, earlier: Instant, zone: string): Message {
  return {
    ...message,
    text: `${message.text} (May repeat the message of ${written(earlier, zone)}.)`,
    blocks: [
      ...message.blocks,
      context(`This may repeat the message of ${timeOf(earlier, zone)}.`),
    ],
  };
}

import { checkBlocks } from './check-blocks.ts';
import { isRecord } from './problems.ts';

export interface MessageParts {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
}

export interface Complaint {
  readonly error: string;
  readonly problems: readonly string[];
}

/** Slack truncates a post beyond this; we refuse, since half a page is no page. */
const MOST_TEXT = 40_000;
/** `chat.update` takes less than `chat.postMessage`. */
const MOST_UPDATED_TEXT = 4000;
/**
 * All text of the blocks together: not documented. Reported in slackapi/bolt-js#2867 as 12,000 with some room for
 * each block: 9,597 characters in 50 blocks were taken, 11,341 in 45 refused.
 */
const MOST_BLOCK_TEXT = 12_000;
const ROOM_PER_BLOCK = 30;

/** The first thing Slack would refuse this message for. */
export function checkMessage(parts: MessageParts, verb: 'post' | 'update'): Complaint | undefined {
  const { text, blocks, attachments, metadata } = parts;
  const most = verb === 'post' ? MOST_TEXT : MOST_UPDATED_TEXT;
  if (text !== undefined && typeof text !== 'string') return complaint('invalid_arguments', 'text');
  if (typeof text === 'string' && text.length > most) {
    return complaint('msg_too_long', `text has ${text.length} characters, at most ${most}`);
  }
  if (blocks !== undefined && !Array.isArray(blocks)) {
    return complaint('invalid_blocks_format', 'blocks must be an array');
  }
  const list = (blocks ?? []) as readonly unknown[];
  const isEmpty = (text ?? '') === '' && list.length === 0;
  if (isEmpty && !Array.isArray(attachments))
    return complaint('no_text', 'neither text nor blocks');
  const problems = checkBlocks(list, 'message', '/blocks');
  if (problems.length > 0) return { error: 'invalid_blocks', problems };
  const size = textLength(list) + list.length * ROOM_PER_BLOCK;
  if (size > MOST_BLOCK_TEXT) {
    return complaint('msg_blocks_too_long', `text of all blocks counts ${size}`);
  }
  return metadata === undefined ? undefined : checkMetadata(metadata);
}

function checkMetadata(metadata: unknown): Complaint | undefined {
  const isWhole =
    isRecord(metadata) &&
    typeof metadata['event_type'] === 'string' &&
    metadata['event_type'] !== '' &&
    isRecord(metadata['event_payload']);
  if (!isWhole) return complaint('invalid_metadata_format', 'event_type and event_payload');
  return undefined;
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) {
    return (value as unknown[]).reduce<number>((sum, one) => sum + textLength(one), 0);
  }
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}

function complaint(error: string, problem: string): Complaint {
  return { error, problems: [problem] };
}

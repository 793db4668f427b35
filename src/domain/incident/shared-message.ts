import { DateTime } from 'luxon';
import type { UserId } from '../team/responder.ts';
import { harmless, shortened } from '../text/harmless.ts';
import type { Instant } from '../time/instant.ts';
import type { IncidentNumber } from './incident.ts';

/** A message in Slack from which an incident is made, kept until the form that shows it is sent. */
export interface SharedMessage {
  /** Where it stands: channel and id. There is one of each message, whoever reports it. */
  readonly id: string;
  readonly author: string;
  readonly authorId: UserId | undefined;
  /** Name of its channel, as people see it; undefined for a conversation that has none. */
  readonly channelName: string | undefined;
  readonly text: string;
  readonly saidAt: Instant;
  /** Names of the files that were sent with it. */
  readonly files: readonly string[];
  /** Its address; undefined while Slack has not told it. */
  readonly link: string | undefined;
  /** The incident that was made from it last. */
  readonly incident: IncidentNumber | undefined;
}

/** Slack's own limit for what a form can show of it. */
export const SHOWN_LIMIT = 3_000;

const TITLE_LIMIT = 200;
const TEXT_LIMIT = 11_000;

/** What the form begins with: its first line, and as much of it as a form takes. */
export function titleFrom({ text, files }: SharedMessage): string {
  const first = harmless(text)
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
  return shortened(first ?? files[0] ?? '', TITLE_LIMIT);
}

export function shownFrom({ text }: SharedMessage): string {
  const clean = harmless(text).trim();
  if (clean.length <= SHOWN_LIMIT) return clean;
  // The form counts UTF-16 units; half a character at the end would be none.
  return `${clean.slice(0, SHOWN_LIMIT - 10).replace(/[\ud800-\udbff]$/u, '')}\n[…]`;
}

/**
 * The description of an incident that is made from a message: the words as the form left them, or all of them where the
 * form could not show all; then who wrote it, when, where, and what files came with it. What the title says already is
 * not said again.
 */
export function describedFrom(
  message: SharedMessage,
  { title, description: typed }: { readonly title: string; readonly description: string },
  zone: string,
): string {
  const all =
    typed.trim() === shownFrom(message)
      ? shortened(harmless(message.text).trim(), TEXT_LIMIT)
      : typed.trim();
  const words = all === title.trim() ? '' : all;
  return [words, provenance(message, zone)].filter((part) => part !== '').join('\n\n');
}

/** "uma wrote this in #general, Tue 12 Jan 2027, 09:24 PST", with its address and files below. */
export function provenance(message: SharedMessage, zone: string): string {
  const { author, channelName, saidAt, link, files } = message;
  const where = channelName === undefined ? '' : ` in #${channelName}`;
  const when = DateTime.fromMillis(saidAt, { zone, locale: 'en-US' });
  return [
    `${author} wrote this${where}, ${when.toFormat('ccc d LLL yyyy, HH:mm ZZZZ')}`,
    ...(link === undefined ? [] : [link]),
    ...(files.length === 0 ? [] : [`Files in Slack: ${files.join(', ')}`]),
  ].join('\n');
}

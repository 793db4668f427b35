import type { KnownBlock } from '@slack/types';
import type { Illustrate } from '../../../domain/rotation/effect.ts';
import type { WeekDrawing } from '../../../domain/week/drawing.ts';
import { type Teams, teamOf } from '../../../features/context.ts';
import { loadWeekDrawing } from '../../../features/week/week-drawing.ts';
import { loadWeekView, type WeekView } from '../../../features/week/week-view.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { ClaimedRow, Outcome } from '../../../ports/outbox.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import type { MessagePlace, Store } from '../../../ports/store.ts';
import type { SlackClients } from '../connection/clients.ts';
import { uploadFile } from '../upload-file.ts';
import type { Message } from '../views/blocks.ts';
import { weekPost } from '../views/week/week-post.ts';
import { outcomeOf, platformError } from './outcome.ts';

/** Slack takes a moment before a message may show what was uploaded; until then it calls the blocks invalid. */
const NOT_READY = 'invalid_blocks';
const READY_AFTER_MS = 2_000;
const MOST_ATTEMPTS = 12;
const LONGEST_WAIT_MS = 10 * 60_000;

type Row = Pick<ClaimedRow, 'team' | 'key' | 'attempts'>;

interface Tools {
  readonly store: Store;
  readonly clock: Clock;
  readonly teams: Teams;
  readonly clients: SlackClients;
  readonly pictures: Pictures;
  readonly log: Log;
}

/** What a week's picture needs, read at one moment. */
interface Illustration {
  readonly place: MessagePlace;
  readonly view: WeekView;
  readonly drawing: WeekDrawing;
}

/**
 * Draws a week's picture, uploads it and edits the post so that it shows it. All of it may be done twice: an upload that no
 * message shows is seen by nobody, and an edit that is made twice is made once. Where Slack takes no files the post stays as
 * it is.
 */
export function createIllustrator(
  tools: Tools,
): (row: Row, effect: Illustrate) => Promise<Outcome> {
  const { clients, pictures, log } = tools;
  // Kept for the next attempt, so that a picture is uploaded once in the life of a bot.
  const uploaded = new Map<string, { readonly file: string; readonly alt: string }>();

  const upload = async (key: string, { view, drawing }: Illustration) => {
    const before = uploaded.get(key);
    if (before) return before;
    const { png, alt } = await pictures.week(drawing);
    const file = await uploadFile(clients.posts, {
      name: `week-${view.week}.png`,
      title: `${view.team.name}, week of ${view.week}`,
      content: png,
      alt,
    });
    uploaded.set(key, { file, alt });
    return { file, alt };
  };

  return async (row, effect) => {
    const illustration = await load(tools, row, effect);
    if (illustration === undefined) return { kind: 'withdrawn' };
    try {
      const picture = await upload(row.key, illustration);
      const { channel, ts } = illustration.place;
      const message = withPicture(weekPost(illustration.view), picture);
      await clients.posts.chat.update({ channel, ts, ...message });
      uploaded.delete(row.key);
      return { kind: 'sent', place: undefined };
    } catch (error) {
      const outcome = failed(error, row.attempts);
      if (outcome.kind === 'refused') {
        uploaded.delete(row.key);
        log.warn('the weekly post stays without its picture', { team: row.team, why: outcome.why });
      }
      return outcome;
    }
  };
}

async function load(
  { store, clock, teams }: Tools,
  row: Row,
  { week, post }: Illustrate,
): Promise<Illustration | undefined> {
  const team = teamOf(teams, row.team);
  const now = clock.now();
  return await store.transaction(async (tx) => {
    const place = await tx.messages.get(post);
    const view = await loadWeekView(tx, team, week, now);
    if (place === undefined || view === undefined || now >= view.span.closes) return undefined;
    return { place, view, drawing: await loadWeekDrawing(tx, team, week, now) };
  });
}

/** Nothing is lost by another try, and little by giving up. */
function failed(error: unknown, attempts: number): Outcome {
  const code = platformError(error);
  const why = code ?? (error instanceof Error ? error.message : String(error));
  if (attempts >= MOST_ATTEMPTS || code === 'missing_scope') return { kind: 'refused', why };
  if (code === NOT_READY) return { kind: 'wait', retryAfterMs: READY_AFTER_MS, why };
  const outcome = outcomeOf(error);
  if (outcome.kind !== 'unknown') return outcome;
  return { kind: 'wait', retryAfterMs: Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** attempts), why };
}

/** The picture stands above the buttons, so that these stay the message's end. */
function withPicture(
  { text, blocks }: Message,
  { file, alt }: { readonly file: string; readonly alt: string },
): Message {
  const picture: KnownBlock = { type: 'image', slack_file: { id: file }, alt_text: alt };
  return { text, blocks: [...blocks.slice(0, -1), picture, ...blocks.slice(-1)] };
}

import type { Lateness } from '../../domain/incident/effect.ts';
import { LATE_AFTER_MS } from '../../domain/incident/fire-timer.ts';
import type { ContactWay } from '../../domain/paging/contact-way.ts';
import { pageAnswerWords } from '../../domain/paging/page-answer.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Context } from '../../features/context.ts';
import { loadIncidentView } from '../../features/incident/incident-view.ts';
import { pageFacts } from '../../features/incident/page-facts.ts';
import { pageToken } from '../../features/paging/page-link.ts';
import { stillMatters } from '../../features/still-matters.ts';
import type { ClaimedRow, EffectCarrier } from '../../ports/outbox.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Tx } from '../../ports/store.ts';
import type { WayMessage, WaySender } from '../../ports/way-sender.ts';
import { pageWords, testWords } from './page-words.ts';

export interface WaysCarrierTools extends Pick<Context, 'store' | 'clock' | 'teams'> {
  readonly secrets: Secrets;
  /** Real epoch milliseconds: providers' times are real, whatever the bot's clock says. */
  readonly realNow: () => number;
  readonly senders: readonly WaySender[];
  /** Before `/page/…` in links; undefined where the bot has no public address. */
  readonly answerUrl: string | undefined;
}

/** What is to be sent, and by which way. */
interface Sending {
  readonly way: ContactWay;
  readonly message: WayMessage;
}

/** Carries pages, test pages and answers by the ways that people chose beside Slack. */
export function createWaysCarrier(tools: WaysCarrierTools): EffectCarrier {
  const { store, clock, senders } = tools;
  const senderFor = ({ kind }: ContactWay): WaySender | undefined =>
    senders.find((one) => one.kind === kind);

  return {
    carry: async (row) => {
      const sending = await store.transaction(async (tx) => {
        const now = clock.now();
        return (await stillMatters(tx, row, now))
          ? await sendingFor(tools, tx, row, now)
          : undefined;
      });
      if (sending === undefined) return { kind: 'withdrawn' };
      const sender = senderFor(sending.way);
      if (sender === undefined) {
        return { kind: 'refused', why: `the bot is not set up for ${sending.way.kind}` };
      }
      return await sender.send(sending.way, sending.message);
    },
    lookUp: async (row) => {
      const now = clock.now();
      const sending = await store.transaction(async (tx) => await sendingFor(tools, tx, row, now));
      const sender = sending && senderFor(sending.way);
      if (sending === undefined || sender === undefined) return { kind: 'absent' };
      try {
        const since = Math.min(row.lastAttemptAt ?? now, tools.realNow());
        return await sender.lookUp(sending.way, sending.message, since);
      } catch {
        return { kind: 'cannot-look', why: 'its provider could not be asked' };
      }
    },
  };
}

async function sendingFor(
  tools: WaysCarrierTools,
  tx: Tx,
  row: ClaimedRow,
  now: Instant,
): Promise<Sending | undefined> {
  const { effect } = row;
  if (!('way' in effect)) throw new Error(`${effect.kind} goes by no way of a person`);
  const way = await tx.contactWays.get(effect.way);
  if (way === undefined) return undefined;
  const facts = { key: row.key, marker: row.id.toString(36) };
  switch (effect.kind) {
    case 'page-way': {
      const view =
        row.incident === undefined
          ? undefined
          : await loadIncidentView(tx, tools.teams, row.incident, now);
      if (view === undefined) return undefined;
      const page = { ...effect.page, late: effect.page.late ?? heldUp(row, now) };
      const known = await pageFacts(tx, view, page, row.mayRepeat);
      // A way that waits for its turn is not late: only what was held up after that is.
      const words = pageWords(view, { ...known, page }, way.kind);
      const incident = view.incident.number;
      const link = await linkTo(tools, tx, incident, way, now);
      return { way, message: { ...facts, ...words, what: 'page', incident, link } };
    }
    case 'test-way': {
      const link = await linkTo(tools, tx, 0, way, now);
      return {
        way,
        message: { ...facts, ...testWords(way.kind), what: 'test', incident: undefined, link },
      };
    }
    case 'answer-way': {
      const text = pageAnswerWords(effect.answer);
      const about = { title: 'HOTLINE', text, incident: undefined, link: undefined };
      return { way, message: { ...facts, ...about, what: 'answer' } };
    }
  }
}

/** A page that lay in the outbox for long: its provider was away, or the bot was. */
function heldUp({ decidedAt }: ClaimedRow, now: Instant): Lateness | undefined {
  return now - decidedAt < LATE_AFTER_MS ? undefined : { dueAt: decidedAt, reason: 'down' };
}

async function linkTo(
  { answerUrl, secrets }: WaysCarrierTools,
  tx: Tx,
  incident: number,
  way: ContactWay,
  now: Instant,
): Promise<string | undefined> {
  return answerUrl === undefined
    ? undefined
    : `${answerUrl}/page/${await pageToken(tx, secrets, { incident, way: way.id }, now)}`;
}

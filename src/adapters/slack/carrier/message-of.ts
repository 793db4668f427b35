import type { Instant } from '../../../domain/time/instant.ts';
import { type Teams, teamOf } from '../../../features/context.ts';
import { dutyAt } from '../../../features/duty/duty-at.ts';
import { loadIncidentView } from '../../../features/incident/incident-view.ts';
import { foreseePath, pathGoesOn } from '../../../features/incident/next-on-path.ts';
import { pageFacts } from '../../../features/incident/page-facts.ts';
import { placeKey } from '../../../features/incident/record-incident-outcome.ts';
import { redirectFacts } from '../../../features/incident/redirect-facts.ts';
import { stillMatters } from '../../../features/still-matters.ts';
import type { ClaimedIncidentRow, ClaimedRow } from '../../../ports/outbox.ts';
import type { MessagePlace, Tx } from '../../../ports/store.ts';
import type { Message } from '../views/blocks.ts';
import { line } from '../views/help.ts';
import { incidentCard, settledPage } from '../views/incident-card.ts';
import { noticeLine, remarkMessage } from '../views/log-lines.ts';
import { markRepeat } from '../views/mark-repeat.ts';
import { adminNotice, reminderMessage, threadLine } from '../views/notices.ts';
import { askAgainMessage, standByMessage } from '../views/on-it-messages.ts';
import { pageMention, pageMessage, pageToChannel } from '../views/page.ts';
import { postmortemOffer } from '../views/postmortem-form.ts';
import { contactMadeMessage, redirectedMessage, sendOnMessage } from '../views/redirect.ts';
import { silenceQuestion } from '../views/silence.ts';
import { suggestionsMessage } from '../views/suggestions.ts';
import { teamCallFor } from './team-message-of.ts';

/** One thing to do in Slack. */
export type SlackCall =
  | { readonly kind: 'post'; readonly to: Destination; readonly message: Message }
  | {
      readonly kind: 'edit';
      readonly places: readonly MessagePlace[];
      readonly message: Message;
      /** Where to post it when it is gone, because somebody deleted it; undefined lets it be. */
      readonly otherwise: Destination | undefined;
    }
  /** Publish somebody's Home tab, if it shows something else by now. */
  | { readonly kind: 'home'; readonly userId: string }
  /** Nothing to do any more. */
  | { readonly kind: 'nothing' };

export type Destination =
  | { readonly kind: 'person'; readonly userId: string }
  /** One conversation with several people. */
  | { readonly kind: 'group'; readonly userIds: readonly string[] }
  | { readonly kind: 'channel'; readonly name: string; readonly threadTs: string | undefined };

const person = (userId: string): Destination => ({ kind: 'person', userId });

/** Turns an effect into what is to be sent now, from the state of now. */
export async function callFor(
  tx: Tx,
  teams: Teams,
  row: ClaimedRow,
  now: Instant,
): Promise<SlackCall> {
  if (!(await stillMatters(tx, row, now))) return { kind: 'nothing' };
  const call = await callAsDecided(tx, teams, row, now);
  // Pages say it in their own words.
  const saysItself = row.effect.kind === 'page' || row.effect.kind === 'page-channel';
  if (call.kind !== 'post' || row.mayRepeat === undefined || saysItself) return call;
  const { zone } = teamOf(teams, row.team).calendar;
  return { ...call, message: markRepeat(call.message, row.mayRepeat, zone) };
}

/** The same, whether or not it still matters: an earlier attempt went where this one would go. */
export async function callAsDecided(
  tx: Tx,
  teams: Teams,
  row: ClaimedRow,
  now: Instant,
): Promise<SlackCall> {
  return row.incident === undefined
    ? await teamCallFor(tx, teamOf(teams, row.team), row, now)
    : await incidentCallFor(tx, teams, row, now);
}

async function incidentCallFor(
  tx: Tx,
  teams: Teams,
  row: ClaimedIncidentRow,
  now: Instant,
): Promise<SlackCall> {
  const { effect } = row;
  const view = await loadIncidentView(tx, teams, row.incident, now);
  if (!view) return { kind: 'nothing' };
  const team = teamOf(teams, row.team);
  const card = await tx.messages.get(placeKey.card(row.incident));
  const channel = (threadTs: string | undefined): Destination => ({
    kind: 'channel',
    name: team.channels.incidents,
    threadTs,
  });
  switch (effect.kind) {
    case 'card':
      return card
        ? {
            kind: 'edit',
            places: [card],
            message: incidentCard(view),
            otherwise: channel(undefined),
          }
        : { kind: 'post', to: channel(undefined), message: incidentCard(view) };
    case 'thread-line': {
      const words = threadLine(effect.event, effect.at, team.calendar.zone);
      return words === undefined || card === undefined
        ? { kind: 'nothing' }
        : { kind: 'post', to: channel(card.ts), message: line(words) };
    }
    case 'thread-remark': {
      const remark = await tx.remarks.get(effect.origin ?? 'issue', effect.remark);
      const place = await tx.messages.get(placeKey.remark(row.incident, effect.remark));
      if (remark === undefined || card === undefined) return { kind: 'nothing' };
      const message = remarkMessage(remark, team.calendar.zone);
      if (place) return { kind: 'edit', places: [place], message, otherwise: undefined };
      return remark.isTakenBack
        ? { kind: 'nothing' }
        : { kind: 'post', to: channel(card.ts), message };
    }
    case 'thread-notice':
      return card === undefined
        ? { kind: 'nothing' }
        : {
            kind: 'post',
            to: channel(card.ts),
            message: line(noticeLine(effect.notice, view.owner)),
          };
    case 'suggestions': {
      const suggestions = await tx.suggestions.get(row.incident);
      return card === undefined || suggestions === undefined || suggestions.found.length === 0
        ? { kind: 'nothing' }
        : { kind: 'post', to: channel(card.ts), message: suggestionsMessage(view, suggestions) };
    }
    case 'issue':
    case 'issue-comment':
    case 'resolution-comment':
    case 'product-issue':
    case 'product-comment':
    case 'postmortem':
    case 'issue-link':
    case 'find-known':
    // Other ways have carriers of their own.
    case 'page-way':
      return { kind: 'nothing' };
    case 'postmortem-offer':
      return { kind: 'post', to: person(effect.to), message: postmortemOffer(view) };
    case 'ask-silent':
      return {
        kind: 'post',
        to: person(effect.to),
        message: silenceQuestion(view, effect.heardAt),
      };
    case 'redirected':
      return { kind: 'post', to: person(effect.to), message: redirectedMessage(view) };
    case 'contact-made':
      return { kind: 'post', to: person(effect.to), message: contactMadeMessage(view) };
    case 'send-on': {
      const facts = await redirectFacts(tx, view);
      return { kind: 'post', to: person(effect.to), message: sendOnMessage(view, facts) };
    }
    case 'stand-by': {
      const goesOn = await pathGoesOn(tx, team, view.incident, now);
      const [next] = goesOn ? await foreseePath(tx, team, view.incident, goesOn, 1) : [];
      const { primary } = await dutyAt(tx, team, now);
      return {
        kind: 'post',
        to: person(effect.to),
        message: standByMessage(view, primary?.name, next?.at),
      };
    }
    case 'ask-again':
      return { kind: 'post', to: person(effect.to), message: askAgainMessage(view) };
    case 'reminder': {
      const { backup } = await dutyAt(tx, team, view.incident.dueAt);
      return {
        kind: 'post',
        to: person(effect.to),
        message: reminderMessage(view, backup?.name),
      };
    }
    case 'page': {
      const facts = await pageFacts(tx, view, effect.page, row.mayRepeat, effect.to);
      return { kind: 'post', to: person(effect.to), message: pageMessage(view, facts) };
    }
    case 'page-mention': {
      const facts = await pageFacts(tx, view, effect.page, row.mayRepeat, effect.to);
      // Without a card there is no thread; the mention must not be lost with it.
      return {
        kind: 'post',
        to: channel(card?.ts),
        message: pageMention(effect.to, view, facts),
      };
    }
    case 'page-channel': {
      const facts = await pageFacts(tx, view, effect.page, row.mayRepeat);
      return {
        kind: 'post',
        to: channel(undefined),
        message: pageToChannel(view, facts, effect.unreachable),
      };
    }
    case 'settle-pages': {
      const pages = await tx.messages.ofIncident(row.incident, placeKey.pages(row.incident));
      return pages.length === 0
        ? { kind: 'nothing' }
        : { kind: 'edit', places: pages, message: settledPage(view), otherwise: undefined };
    }
    case 'admin-notice':
      return {
        kind: 'post',
        to: person(effect.to),
        message: adminNotice(effect.notice, view),
      };
  }
}

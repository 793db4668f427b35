import type { CoverKind } from '../../../domain/rotation/cover.ts';
import type { TeamNotice } from '../../../domain/rotation/notice.ts';
import type { UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { dateAt, type OpenSpan } from '../../../domain/time/business-day.ts';
import type { CoverOfferView } from '../../../features/rotation/cover/cover-offer-view.ts';
import { spanWords } from '../../../features/rotation/cover/judge-cover.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { asideWords } from './swap-words.ts';
import { mention, safe, safeLine, timeOf, when, written } from './text.ts';

/** A person's name on the roster, for those who are named without being notified. */
export type NamesOfPeople = (userId: UserId) => string;

const HOW: Readonly<Record<CoverKind, string>> = {
  cover: 'covers as',
  delegation: 'is now',
  'step-up': 'steps up as',
  take: 'takes over as',
};

type About<T extends TeamNotice['about']> = Extract<TeamNotice, { about: T }>;

/** Somebody holds a role for a while. */
export function coverNotice(notice: About<'cover'>, team: Team, names: NamesOfPeople): Message {
  const { zone } = team.calendar;
  const { kind, role, by, insteadOf, from, to, arrangedBy } = notice;
  const instead = insteadOf === undefined ? '' : ` instead of ${safeLine(names(insteadOf))}`;
  const does = `${HOW[kind]} ${role}${instead}`;
  const arranged =
    arrangedBy === undefined ? '' : ` ${safeLine(names(arrangedBy))} saw to it, as an admin.`;
  return {
    text: `${safeLine(names(by))} ${does}, until ${written(to, zone)}`,
    blocks: [
      section(
        `${mention(by)} ${does}, from ${when(from, zone)} until ${when(to, zone)}.${arranged}`,
      ),
    ],
  };
}

/** A stretch of time in the reader's own zone. */
function shown({ from, to }: OpenSpan, zone: string): string {
  const isOneDay = dateAt(zone, from) === dateAt(zone, to);
  return isOneDay
    ? `${when(from, zone)}–${timeOf(to, zone)}`
    : `${when(from, zone)} – ${when(to, zone)}`;
}

/** The same words twice: for the fallback, in the team's zone, and to be shown, in the reader's. */
function both(
  team: Team,
  span: OpenSpan,
  words: (span: string) => string,
): { readonly text: string; readonly shownText: string } {
  return {
    text: words(spanWords(team, span)),
    shownText: words(shown(span, team.calendar.zone)),
  };
}

/** A cover ended before its time. */
export function coverEndedNotice(
  notice: About<'cover-ended'>,
  team: Team,
  names: NamesOfPeople,
): Message {
  const { role, by, held, now, calledOff } = notice;
  const has = now === undefined ? 'nobody' : safeLine(names(now));
  const holder = safeLine(names(held));
  if (calledOff === undefined) {
    const again = `${has} is ${role} again; ${holder} no longer is.`;
    return { text: again, blocks: [section(again)] };
  }
  const { text, shownText } = both(
    team,
    calledOff,
    (span) =>
      `${safeLine(names(by))} called off ${holder}’s cover as ${role}, ${span}: ${has} is on duty then.`,
  );
  return { text, blocks: [section(shownText)] };
}

/** A request for a cover, as it stands. Whoever reads it late reads how it ended. */
export function coverOfferNotice(
  view: CoverOfferView,
  reader: About<'cover-offer'>['reader'],
): Message {
  const { offer, who, asked, team } = view;
  const say = (words: (span: string) => string) =>
    both(team, offer, (span) => words(`${offer.role} ${span}`));
  if (offer.state !== 'open' || reader === 'both') {
    const { text, shownText } = say((span) => settledWords(view, span));
    return { text, blocks: [section(shownText)] };
  }
  const name = safeLine(who.name);
  const lapse = when(offer.lapsesAt, team.calendar.zone);
  const lapses = context(`If nobody does, ${name} stays on duty. The request lapses ${lapse}.`);
  const aside =
    view.reasons.length === 0
      ? []
      : [section(`An admin sets a rule aside: ${safe(view.reasons.join(' '))}`)];
  const take = button('I’ll cover', ACTION.coverTake, offer.id, 'primary');
  switch (reader) {
    case 'asker': {
      const whom = asked ? safeLine(asked.name) : 'everybody';
      const isOwn = offer.askedBy.userId === who.userId;
      const start = isOwn ? 'You asked' : `${safeLine(offer.askedBy.name)} asked for you:`;
      const { text, shownText } = say((span) => `${start} ${whom} to cover you as ${span}.`);
      return {
        text,
        blocks: [
          section(`*${shownText}*`),
          ...aside,
          context(`Until somebody agrees you are on duty. The request lapses ${lapse}.`),
          actions(`cover-${offer.id}`, button('Withdraw', ACTION.coverWithdraw, offer.id)),
        ],
      };
    }
    case 'asked': {
      const { text, shownText } = say((span) => `${name} asks you to cover as ${span}.`);
      const decline = button('Decline', ACTION.coverDecline, offer.id);
      return {
        text,
        blocks: [
          section(`*${shownText}*`),
          ...aside,
          lapses,
          actions(`cover-${offer.id}`, take, decline),
        ],
      };
    }
    case 'all': {
      const { text, shownText } = say((span) => `${name} needs somebody as ${span}.`);
      return {
        text,
        blocks: [
          section(`*${shownText}* The first to say so has it.`),
          lapses,
          actions(`cover-${offer.id}`, take),
        ],
      };
    }
  }
}

function settledWords({ offer, who }: CoverOfferView, span: string): string {
  const name = safeLine(who.name);
  const by = offer.settled?.by ? safeLine(offer.settled.by.name) : 'somebody';
  switch (offer.state) {
    case 'open':
      return `${name} needs somebody as ${span}.`;
    case 'taken':
      return `✅ ${by} covers as ${span}, instead of ${name}.${asideWords(offer.overridden)}`;
    case 'declined':
      return `Not covered: ${by} declined. ${name} stays ${span}.`;
    case 'withdrawn':
      return `No longer needed: ${by} withdrew the request for ${span}.`;
    case 'lapsed':
      return offer.settled?.why === 'changed'
        ? `No longer needed: who is ${span} has changed since ${name} asked.`
        : `Not covered: nobody took it. ${name} stays ${span}.`;
  }
}

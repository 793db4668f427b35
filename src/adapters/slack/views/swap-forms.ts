import type { Assignment } from '../../../domain/rotation/assignment.ts';
import { brokenKey } from '../../../domain/rotation/seats/seat-change.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { SwapProposal, SwapWish } from '../../../features/rotation/swap/propose-swap.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form, section } from './blocks.ts';
import { input, option, words } from './forms.ts';
import { effectOn, rulesLine, seatWords } from './swap-words.ts';
import { cut, LIMITS, plain, safeLine, when } from './text.ts';

/** Slack's own limit for a menu, and for each group of one. */
const MOST_OPTIONS = 100;

/** The weeks that can be swapped: one's own, and those of others. */
export interface SwapChoices {
  readonly team: Team;
  /** Whom somebody acts for; undefined for themselves. */
  readonly forUser: string | undefined;
  readonly asker: Responder;
  readonly own: readonly Assignment[];
  /** Only those who have a coming week. */
  readonly others: ReadonlyArray<{
    readonly person: Responder;
    readonly seats: readonly Assignment[];
  }>;
  /** The week that was named already. */
  readonly gives: string | undefined;
}

/** The form in which both weeks are chosen. */
export function swapForm({ team, forUser, asker, own, others, gives }: SwapChoices): Form {
  const mine = own.slice(0, MOST_OPTIONS).map((seat) => option(seat.week, seatWords(seat)));
  const theirs = others.slice(0, MOST_OPTIONS).map(({ person, seats }) => ({
    label: words(cut(plain(person.name), LIMITS.option)),
    options: seats
      .slice(0, MOST_OPTIONS)
      .map((seat) =>
        option(`${person.userId}/${seat.week}`, `${cut(person.name, 40)} · ${seatWords(seat)}`),
      ),
  }));
  const named = mine.find(({ value }) => value === gives);
  return {
    type: 'modal',
    callback_id: FORM.swap,
    private_metadata: JSON.stringify({ team: team.key, forUser }),
    title: words('Swap weeks'),
    submit: words('See what it does'),
    close: words('Cancel'),
    blocks: [
      context('Nobody is asked before you have seen what the swap does.'),
      input(FIELD.gives, forUser === undefined ? 'Your week' : `${asker.name}’s week`, {
        type: 'static_select',
        options: mine,
        ...(named ? { initial_option: named } : {}),
      }),
      input(FIELD.gets, 'For this week', {
        type: 'static_select',
        option_groups: theirs,
      }),
    ],
  };
}

/** What the swap does, before the other is asked. */
export function swapConfirmForm(
  team: Team,
  wish: SwapWish,
  { gives, gets, asker, asked, effect, lapsesAt }: SwapProposal,
  nameOf: (id: string) => string,
): Form {
  const [one, other] = [safeLine(asker.name), safeLine(asked.name)];
  const isOwn = wish.forUser === undefined;
  const override = effect.broken.map(brokenKey);
  return {
    type: 'modal',
    callback_id: FORM.swapConfirm,
    private_metadata: JSON.stringify({ team: team.key, wish, override }),
    title: words('Swap weeks'),
    submit: words(override.length > 0 ? 'Ask all the same' : 'Ask'),
    close: words('Cancel'),
    blocks: [
      section(
        `*${isOwn ? 'You give' : `${one} gives`} ${seatWords(gives)} and ${isOwn ? 'take' : 'takes'} ${other}’s ${seatWords(gets)}.*`,
      ),
      section(
        [
          `${isOwn ? 'For you' : `For ${one}`}: ${effectOn(effect, asker.id)}`,
          `For ${other}: ${effectOn(effect, asked.id)}`,
          override.length > 0
            ? `${rulesLine(effect.broken, nameOf)} It is recorded that you did.`
            : rulesLine(effect.broken, nameOf),
        ].join('\n'),
      ),
      context(
        `${other} is asked, and nothing changes before they agree. Without an answer it lapses ${when(lapsesAt, team.calendar.zone)}.`,
      ),
    ],
  };
}

import { type Refusal, refuse } from '../../../../domain/incident/decision.ts';
import type { UserId } from '../../../../domain/team/responder.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { parseDate } from '../../../../domain/text/parse-date.ts';
import { isNear } from '../../../../domain/text/parse-span.ts';
import type { Instant, LocalDate, WeekName } from '../../../../domain/time/instant.ts';
import { isLocalDate, yearOf } from '../../../../domain/time/local-date.ts';
import { startAt } from '../../../../domain/time/wall-clock.ts';
import { forWhom } from '../../../../features/rotation/for-whom.ts';
import { comingSeats, proposeSwap } from '../../../../features/rotation/swap/propose-swap.ts';
import type { Tx } from '../../../../ports/store.ts';
import { swapConfirmForm, swapForm } from '../../views/swap-forms.ts';
import { type Answer, type Answerer, refusalLine, say } from '../answer.ts';
import { peopleMeant } from './people-meant.ts';

/**
 * `/oncall swap @bravo 7 Dec for 21 Dec`: shows what the swap does, in the form that asks for it. Without both weeks, the
 * form in which they are chosen. An admin names first the one they act for.
 */
export const answerSwapCommand: Answerer = async (context, { team, words, by }) => {
  const { store, clock } = context;
  return await store.transaction(async (tx): Promise<Answer> => {
    const now = clock.now();
    const meant = await peopleMeant(tx, team, words, 'word');
    if (!meant.ok) return say(refusalLine(meant));
    const [first, second] = meant.people;
    const withUser = second ?? first;
    const forUser = second === undefined ? undefined : first;
    const [givesText = '', getsText] = meant.rest
      .replace(/^(?:(?:for|my|with)\s+|week of\s+)+/iu, '')
      .split(/\s+(?:for|against|with)\s+/iu);
    const gives = givesText === '' ? undefined : weekOf(team, givesText, now);
    const gets = getsText === undefined ? undefined : weekOf(team, getsText, now);
    for (const week of [gives, gets]) {
      if (typeof week === 'object') return say(refusalLine(week));
    }
    if (withUser === undefined || typeof gives !== 'string' || typeof gets !== 'string') {
      const named = typeof gives === 'string' ? gives : undefined;
      return await chooseWeeks(tx, { team, by, forUser, withUser, gives: named, now });
    }
    const wish = { forUser, withUser, gives, gets };
    const proposal = await proposeSwap(tx, team, by, wish, now);
    if (!proposal.ok) return say(refusalLine(proposal));
    return { kind: 'form', form: swapConfirmForm(team, wish, proposal, await namesById(tx, team)) };
  });
};

/** Names of a team's people by their ids. */
export async function namesById(tx: Tx, team: Team): Promise<(id: string) => string> {
  const people = await tx.people.ofTeam(team.key);
  return (id) => people.find((person) => person.id === id)?.name ?? 'someone';
}

function weekOf(team: Team, text: string, now: Instant): WeekName | Refusal {
  const { calendar } = team;
  const read = parseDate(text, now, calendar.zone);
  if (!read.ok) return refuse('invalid', read.problem);
  if (!isNear(read.date, now, calendar.zone)) {
    return refuse('invalid', `“${text}” is more than a year away: no week that far is published.`);
  }
  const week = (date: LocalDate): WeekName => calendar.dutyWeek(startAt(calendar.zone, date, 0));
  // Without a year a day of this week that is over would be next year's: whoever names a week means this one.
  const lastYear = `${String(yearOf(read.date) - 1).padStart(4, '0')}${read.date.slice(4)}`;
  const isThisWeek =
    !/\d{4}/u.test(text) && isLocalDate(lastYear) && week(lastYear) === calendar.dutyWeek(now);
  return week(isThisWeek ? lastYear : read.date);
}

async function chooseWeeks(
  tx: Tx,
  asked: {
    readonly team: Team;
    readonly by: Parameters<typeof forWhom>[2];
    readonly forUser: UserId | undefined;
    readonly withUser: UserId | undefined;
    readonly gives: WeekName | undefined;
    readonly now: Instant;
  },
): Promise<Answer> {
  const { team, by, forUser, withUser, gives, now } = asked;
  const acting = await forWhom(tx, team, by, forUser, 'swap', now);
  if (!acting.ok) return say(refusalLine(acting));
  const asker = acting.who;
  const own = await comingSeats(tx, team, asker, now);
  const people = (await tx.people.ofTeam(team.key)).filter(
    (person) =>
      person.active &&
      person.id !== asker.id &&
      (withUser === undefined || person.userId === withUser),
  );
  const others = [];
  for (const person of people) {
    const seats = await comingSeats(tx, team, person, now);
    if (seats.length > 0) others.push({ person, seats });
  }
  if (own.length === 0 || others.length === 0) {
    const who = own.length === 0 ? asker.name : (people[0]?.name ?? 'that person');
    return say(
      refusalLine(
        refuse('invalid', `No coming week of ${who} is published, so there is nothing to swap.`),
      ),
    );
  }
  return {
    kind: 'form',
    form: swapForm({ team, forUser, asker, own, others: others.toSorted(byName), gives }),
  };
}

const byName = (
  one: { readonly person: { readonly name: string } },
  other: { readonly person: { readonly name: string } },
): number => one.person.name.localeCompare(other.person.name);

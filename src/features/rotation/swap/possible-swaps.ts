import type { Assignment } from '../../../domain/rotation/assignment.ts';
import { seatEffect } from '../../../domain/rotation/seats/seat-effect.ts';
import { dayWords } from '../../../domain/rotation/seats/words.ts';
import { seatsExchanged } from '../../../domain/rotation/swap.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { addDays, daysBetween } from '../../../domain/time/local-date.ts';
import type { Tx } from '../../../ports/store.ts';
import { loadStanding } from '../load-standing.ts';

/** Enough to choose from, in a sentence. */
const MOST_NAMED = 3;

/** Further ahead than this nobody looks for a week instead of theirs. */
const LOOK_AHEAD_DAYS = 26 * 7;

/** What somebody could swap a seat for without breaking a rule, the nearest weeks first, as a sentence. */
export async function possibleSwapWords(
  tx: Tx,
  team: Team,
  gives: Assignment,
  now: Instant,
): Promise<string> {
  const first = team.calendar.dutyWeek(now);
  const standing = await loadStanding(tx, team, [first, addDays(first, LOOK_AHEAD_DAYS)]);
  const named = standing.assignments
    .filter(({ week, responderId }) => {
      const opens = team.calendar.weekSpan(week)?.opens;
      return responderId !== gives.responderId && opens !== undefined && opens > now;
    })
    .filter((seat) => seatEffect(standing, seatsExchanged(gives, seat)).broken.length === 0)
    .toSorted((one, other) => distance(one, gives) - distance(other, gives))
    .flatMap(({ role, week, responderId }) => {
      const holder = standing.people.find(({ id, active }) => id === responderId && active);
      return holder ? [`${holder.name}’s ${role} ${dayWords(week)}`] : [];
    })
    .slice(0, MOST_NAMED);
  const own = `${gives.role} ${dayWords(gives.week)}`;
  return named.length === 0
    ? `Nothing else would go for ${own} either; \`/oncall cover\` finds somebody for a part of it.`
    : `For ${own} these would go: ${named.join(', ')}.`;
}

function distance(one: Assignment, other: Assignment): number {
  return Math.abs(daysBetween(one.week, other.week));
}

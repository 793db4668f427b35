import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { DaysOff } from '../../../domain/rotation/plan-draft.ts';
import { ROLES } from '../../../domain/rotation/role.ts';
import { dayWords } from '../../../domain/rotation/seats/words.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import { localDateOf } from '../../../domain/time/local-days.ts';
import { startAt } from '../../../domain/time/wall-clock.ts';
import type { Tx } from '../../../ports/store.ts';
import { spanWords } from '../cover/judge-cover.ts';
import { loadDuty } from '../cover/load-duty.ts';

/** Refuses days off in which somebody has promised to hold another's role: the other counts on it. */
export async function coverInDaysOff(
  tx: Tx,
  team: Team,
  who: Responder,
  { from, to }: Pick<DaysOff, 'from' | 'to'>,
  now: Instant,
): Promise<Refusal | undefined> {
  const { zone } = team.calendar;
  const begins = Math.max(now, startAt(zone, from, 0));
  const ends = startAt(zone, addDays(to, 1), 0);
  if (ends <= begins) return undefined;
  const { stretches } = await loadDuty(tx, team, begins, ends);
  for (const { duty, ...span } of stretches) {
    for (const role of ROLES) {
      const seat = duty[role];
      const isOwnSeat = seat?.reason === 'rotation' || seat?.reason === 'swap';
      if (seat?.responderId !== who.id || isOwnSeat || seat.reason === 'exchange') continue;
      return refuse(
        'rule-broken',
        `${who.name} holds the ${role} role for somebody else in these days, ${spanWords(team, span)}. Give that back first, with \`/oncall back ${dayWords(localDateOf(span.from, zone))}\`; or leave that day out.`,
        'from',
      );
    }
  }
  return undefined;
}

import type { IncidentNumber } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { type Duty, dutyAt } from './duty-at.ts';

/** Who is on duty now, what is open, and when the team opens again if it is closed. */
export interface Overview {
  readonly team: Team;
  readonly now: Instant;
  readonly duty: Duty;
  readonly open: number;
  readonly waiting: number;
  /** The waiting incident whose first answer is due next. */
  readonly mostUrgent:
    | {
        readonly number: IncidentNumber;
        readonly dueAt: Instant;
        readonly minutesLeft: number;
      }
    | undefined;
  /** The next opening, when the team is closed now. */
  readonly opensAt: Instant | undefined;
}

export async function overview(tx: Tx, team: Team, now: Instant): Promise<Overview> {
  const counts = await tx.incidents.countOpen(team.key);
  const open = await tx.incidents.list({ team: team.key, open: true }, 200);
  const urgent = open.find((incident) => incident.state === 'waiting');
  return {
    team,
    now,
    duty: await dutyAt(tx, team, now),
    ...counts,
    mostUrgent: urgent && {
      number: urgent.number,
      dueAt: urgent.dueAt,
      minutesLeft: team.calendar.between(now, urgent.dueAt),
    },
    opensAt: team.calendar.isOpen(now) ? undefined : team.calendar.nextOpen(now),
  };
}

import type { TeamEffect } from '../../domain/rotation/effect.ts';
import { firstOpeningOfWeek } from '../../domain/schedule/each-duty-week.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import { enqueueTeamEffects } from './enqueue-team-effects.ts';
import { loadPastDuty, primaryWeeksOf } from './past-duty.ts';

/** At each week's beginning: who has been primary for so many whole weeks is a veteran from now on, and the team is told. */
export const graduateNewcomers: TeamJob = {
  name: 'graduate-newcomers',
  scope: 'each-team',
  catchUp: 'latest',
  timetable: firstOpeningOfWeek,
  run: async (tx, team, { period }, now) => {
    const past = await loadPastDuty(tx, team.key, period);
    const effects: TeamEffect[] = [];
    for (const person of await tx.people.ofTeam(team.key)) {
      if (!person.active || person.level === 'veteran') continue;
      const weeks = primaryWeeksOf(past, person);
      if (weeks < team.rotation.graduateAfter) continue;
      await tx.people.put({ ...person, level: 'veteran', newcomerSince: undefined });
      await tx.log.append(
        { team: team.key },
        [{ type: 'graduated', responderId: person.id, weeks }],
        now,
      );
      effects.push({
        kind: 'announce',
        notice: { about: 'graduated', who: person.userId, weeks: Math.floor(weeks) },
      });
    }
    await enqueueTeamEffects(tx, team.key, `graduated/${period}`, period, effects, now);
  },
};

import type { TeamEffect } from '../../domain/rotation/effect.ts';
import { firstOpeningOfWeek } from '../../domain/schedule/each-duty-week.ts';
import { addDays } from '../../domain/time/local-date.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import { enqueueTeamEffects } from './enqueue-team-effects.ts';

/** Earlier than anything that Hotline knows of. */
const LONG_AGO = '1970-01-05';

/** At each week's beginning: who has been primary for so many whole weeks is a veteran from now on, and the team is told. */
export const graduateNewcomers: TeamJob = {
  name: 'graduate-newcomers',
  scope: 'each-team',
  catchUp: 'latest',
  timetable: firstOpeningOfWeek,
  run: async (tx, team, { period }, now) => {
    const past = await tx.people.assignments(team.key, LONG_AGO, addDays(period, -7));
    const before = await tx.people.servedBefore(team.key);
    const effects: TeamEffect[] = [];
    for (const { id, ...person } of await tx.people.ofTeam(team.key)) {
      if (!person.active || person.level === 'veteran') continue;
      const weeks =
        past.filter((a) => a.responderId === id && a.role === 'primary').length +
        (before.find((one) => one.responderId === id)?.primary ?? 0);
      if (weeks < team.rotation.graduateAfter) continue;
      await tx.people.put({ ...person, level: 'veteran' });
      await tx.log.append({ team: team.key }, [{ type: 'graduated', responderId: id, weeks }], now);
      effects.push({
        kind: 'announce',
        notice: { about: 'graduated', who: person.userId, weeks: Math.floor(weeks) },
      });
    }
    await enqueueTeamEffects(tx, team.key, `graduated/${period}`, period, effects, now);
  },
};

import type { Around, Occasion } from '../domain/schedule/occasion.ts';
import type { Team } from '../domain/team/team.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { CatchUp, Job } from '../ports/jobs.ts';
import type { Tx } from '../ports/store.ts';

/** The whole bot's scope; a team's is its key. */
export const BOT_SCOPE = 'bot';

/** One job in one scope. */
export interface JobSlot {
  readonly job: string;
  readonly scope: string;
  readonly catchUp: CatchUp;
  readonly timetable: (now: Instant) => Around;
  readonly work:
    | {
        readonly in: 'transaction';
        readonly run: (tx: Tx, o: Occasion, now: Instant) => Promise<void>;
      }
    | { readonly in: 'the-open'; readonly perform: (o: Occasion, now: Instant) => Promise<void> };
}

/** @throws Error when two jobs have one name: they would take each other's rows for their own. */
export function jobSlots(jobs: readonly Job[], teams: readonly Team[]): readonly JobSlot[] {
  const names = jobs.map((job) => job.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two jobs are called ${twice}`);
  return jobs.flatMap((job) => slotsOf(job, teams));
}

function slotsOf(job: Job, teams: readonly Team[]): readonly JobSlot[] {
  const { name, catchUp } = job;
  switch (job.scope) {
    case 'each-team':
      return teams.map((team) => ({
        job: name,
        scope: team.key,
        catchUp,
        timetable: (now) => job.timetable(team.calendar, now),
        work: {
          in: 'transaction',
          run: async (tx, occasion, now) => {
            await job.run(tx, team, occasion, now);
          },
        },
      }));
    case 'each-team-chore':
      return teams.map((team) => ({
        job: name,
        scope: team.key,
        catchUp,
        timetable: (now) => job.timetable(team.calendar, now),
        work: {
          in: 'the-open',
          perform: async (occasion, now) => {
            await job.perform(team, occasion, now);
          },
        },
      }));
    case 'bot':
      return [
        {
          job: name,
          scope: BOT_SCOPE,
          catchUp,
          timetable: job.timetable,
          work: { in: 'transaction', run: job.run },
        },
      ];
    case 'chore':
      return [
        {
          job: name,
          scope: BOT_SCOPE,
          catchUp,
          timetable: job.timetable,
          work: { in: 'the-open', perform: job.perform },
        },
      ];
  }
}

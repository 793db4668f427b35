import type { PlanInput } from '../domain/rotation/plan/input.ts';
import type { Supposition } from '../domain/rotation/plan/what-if/suppose.ts';
import { loadPlanInput } from '../features/rotation/planning/load-plan-input.ts';
import { loadSupposed } from '../features/rotation/planning/load-supposed.ts';
import { chosenTeam, loadTeams } from './files.ts';
import { CliProblem } from './problem.ts';
import { withStore } from './with-store.ts';

interface DatabaseFlags {
  readonly config?: string;
  readonly database?: string;
  readonly team?: string;
  readonly start?: string;
  readonly if: readonly string[];
  readonly capability: readonly string[];
}

/** A team as the database has it, from this week on unless another is named. Works beside a running bot. */
export async function readTeamAsItStands(
  flags: DatabaseFlags,
  weeks: number | undefined,
): Promise<{ readonly input: PlanInput; readonly changes: readonly Supposition[] }> {
  const now = Date.now();
  const { config = 'hotline.yml', database = 'hotline.db' } = flags;
  const { teams } = await loadTeams(config, now);
  const team = chosenTeam(teams, flags.team);
  const first = flags.start ?? team.calendar.dutyWeek(now);
  const read = await withStore(database, ', or plan from a file with --from', async (store) => {
    return await store.transaction(async (tx) => {
      if (flags.if.length > 0) {
        const words = flags.if.join('; ');
        return await loadSupposed(tx, team, { words, speaker: undefined, first, weeks }, now);
      }
      const horizon = { first, weeks: weeks ?? team.rotation.horizonWeeks };
      const before = await loadPlanInput(tx, team, horizon, now);
      return { ok: true, before, changes: [] } as const;
    });
  });
  if (!read.ok) throw new CliProblem([`--if: ${read.message}`]);
  if (read.before.people.length === 0) {
    throw new CliProblem([
      `nobody is on ${team.name}’s rotation: hotline import team.yml takes a roster over, hotline plan --from team.yml plans without`,
    ]);
  }
  const wanted = flags.capability.map((one) => [one.toLowerCase()]);
  const { policy } = read.before;
  const input = { ...read.before, policy: { ...policy, wanted: [...policy.wanted, ...wanted] } };
  return { input, changes: read.changes };
}

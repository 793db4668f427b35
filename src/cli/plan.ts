import { createPlanner } from '../adapters/solver/create-planner.ts';
import { formatProblem } from '../config/document/problem.ts';
import type { PlanInput, PlanWeek } from '../domain/rotation/plan/input.ts';
import { dutyWeeksFrom, plainWeeksFrom } from '../domain/rotation/plan/plan-weeks.ts';
import { isLocalDate, mondayOf } from '../domain/time/local-date.ts';
import { parseRoster } from '../roster/parse-roster.ts';
import { planInputOf } from '../roster/plan-input.ts';
import type { Roster } from '../roster/roster.ts';
import { chosenTeam, loadTeams, readNamedFile } from './files.ts';
import { planJson } from './plan-json.ts';
import { planTable } from './plan-table.ts';
import { CliProblem } from './problem.ts';

const LONGEST_HORIZON = 520;

export interface PlanFlags {
  readonly from: string;
  readonly weeks: string;
  readonly start: string;
  readonly config?: string;
  readonly team?: string;
  readonly capability: readonly string[];
  readonly json: boolean;
  readonly reasons: boolean;
}

/** `hotline plan --from team.yml`: a plan from a file alone, or with a team's calendar and rules. Stores nothing. */
export async function planFromFile(flags: PlanFlags): Promise<void> {
  const input = await readPlanInput(flags);
  const planner = createPlanner();
  try {
    const plan = await planner.plan(input);
    process.stdout.write(
      flags.json ? planJson(input, plan) : planTable(input, plan, flags.reasons),
    );
  } finally {
    await planner.close();
  }
}

async function readPlanInput(flags: PlanFlags): Promise<PlanInput> {
  const problems: string[] = [];
  const count = Number(flags.weeks);
  if (!/^\d+$/u.test(flags.weeks) || count < 1 || count > LONGEST_HORIZON) {
    problems.push(
      `--weeks ${flags.weeks}: give a whole number from 1 to ${String(LONGEST_HORIZON)}`,
    );
  }
  if (!isLocalDate(flags.start)) {
    problems.push(`--start ${flags.start}: give an existing Monday, such as 2027-01-04`);
  } else if (mondayOf(flags.start) !== flags.start) {
    problems.push(
      `--start ${flags.start} is not a Monday: its week begins ${mondayOf(flags.start)}`,
    );
  }
  const text = await readNamedFile(flags.from, 'roster with --from');
  const format = /\.csv$/iu.test(flags.from) ? 'csv' : 'yaml';
  const parsed = parseRoster(text, flags.from, format);
  if (!parsed.ok) problems.push(...parsed.problems.map(formatProblem));
  else if (parsed.value.people.length === 0) {
    problems.push(`${flags.from}: lists nobody: a plan needs people, not only weeks`);
  }
  if (problems.length > 0 || !parsed.ok) throw new CliProblem(problems);
  return await toInput(parsed.value, flags, count);
}

async function toInput(roster: Roster, flags: PlanFlags, count: number): Promise<PlanInput> {
  const { restWeeks, graduateAfter } = roster.rotation ?? {};
  const rules = {
    restWeeks: restWeeks ?? 1,
    graduateAfter: graduateAfter ?? 3,
    wanted: flags.capability.map((one) => [one.toLowerCase()]),
  };
  if (flags.config === undefined) {
    const weeks = plainWeeksFrom(flags.start, count, roster.holidayWeeks ?? []);
    return planInputOf(roster, weeks, rules);
  }
  const { config, teams } = await loadTeams(flags.config, Date.now());
  const team = chosenTeam(teams, flags.team);
  const policy = config.teams.find(({ key }) => key === team.key)?.rotation;
  const holidays = roster.holidayWeeks;
  const weeks = dutyWeeksFrom(team.calendar, flags.start, count).map(
    (week): PlanWeek =>
      holidays === undefined ? week : { ...week, isHoliday: holidays.includes(week.week) },
  );
  const wanted = team.environments.flatMap(({ needs }) => (needs.length > 0 ? [needs] : []));
  return planInputOf(roster, weeks, {
    restWeeks: restWeeks ?? policy?.restWeeks ?? rules.restWeeks,
    graduateAfter: graduateAfter ?? policy?.graduateAfter ?? rules.graduateAfter,
    wanted: [...wanted, ...rules.wanted],
  });
}

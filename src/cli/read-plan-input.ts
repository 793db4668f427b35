import { formatProblem } from '../config/document/problem.ts';
import type { PlanInput, PlanWeek } from '../domain/rotation/plan/input.ts';
import { dutyWeeksFrom, plainWeeksFrom } from '../domain/rotation/plan/plan-weeks.ts';
import { isLocalDate, mondayOf } from '../domain/time/local-date.ts';
import { parseRoster } from '../roster/parse-roster.ts';
import { planInputOf } from '../roster/plan-input.ts';
import type { Roster } from '../roster/roster.ts';
import { chosenTeam, loadTeams, readNamedFile } from './files.ts';
import { CliProblem } from './problem.ts';

/** What is planned from a roster file: on a calendar of plain weeks, or on that of a team of a `hotline.yml`. */
export interface FileFlags {
  readonly from: string;
  readonly weeks: number;
  /** A Monday. */
  readonly start: string;
  readonly config?: string | undefined;
  readonly team?: string | undefined;
  readonly capability: readonly string[];
}

/** Reads a roster file as the planner's input. Throws a CliProblem that names all that is wrong. */
export async function readPlanInput(flags: FileFlags): Promise<PlanInput> {
  const problems: string[] = [];
  const text = await readNamedFile(flags.from, 'roster with --from');
  const format = /\.csv$/iu.test(flags.from) ? 'csv' : 'yaml';
  const parsed = parseRoster(text, flags.from, format);
  if (!parsed.ok) problems.push(...parsed.problems.map(formatProblem));
  else if (parsed.value.people.length === 0) {
    problems.push(`${flags.from}: lists nobody: a plan needs people, not only weeks`);
  }
  if (problems.length > 0 || !parsed.ok) throw new CliProblem(problems);
  return await toInput(parsed.value, flags);
}

async function toInput(roster: Roster, flags: FileFlags): Promise<PlanInput> {
  const { restWeeks, graduateAfter } = roster.rotation ?? {};
  const rules = {
    restWeeks: restWeeks ?? 1,
    graduateAfter: graduateAfter ?? 3,
    wanted: flags.capability.map((one) => [one.toLowerCase()]),
  };
  if (flags.config === undefined) {
    const weeks = plainWeeksFrom(flags.start, flags.weeks, roster.holidayWeeks ?? []);
    return planInputOf(roster, weeks, rules);
  }
  const { config, teams } = await loadTeams(flags.config, Date.now());
  const team = chosenTeam(teams, flags.team);
  const policy = config.teams.find(({ key }) => key === team.key)?.rotation;
  const holidays = roster.holidayWeeks;
  const weeks = dutyWeeksFrom(team.calendar, flags.start, flags.weeks).map(
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

/** What is wrong with a Monday that somebody gave; nothing for one that is. */
export function mondayProblems(flag: string, date: string): string[] {
  if (!isLocalDate(date)) return [`${flag} ${date}: give an existing Monday, such as 2027-01-04`];
  const monday = mondayOf(date);
  return monday === date ? [] : [`${flag} ${date} is not a Monday: its week begins ${monday}`];
}

/** What is wrong with a whole number that somebody gave; nothing for one within bounds. */
export function numberProblems(flag: string, given: string, least: number, most: number): string[] {
  const value = Number(given);
  return /^\d+$/u.test(given) && value >= least && value <= most
    ? []
    : [`${flag} ${given}: give a whole number from ${String(least)} to ${String(most)}`];
}

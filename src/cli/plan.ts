import { createPlanner } from '../adapters/solver/create-planner.ts';
import type { PlanInput } from '../domain/rotation/plan/input.ts';
import { parseSuppositions } from '../domain/rotation/plan/what-if/parse-suppositions.ts';
import { type Supposition, suppose } from '../domain/rotation/plan/what-if/suppose.ts';
import { planBoth } from '../features/rotation/planning/suppose-plan.ts';
import type { Planner } from '../ports/planner.ts';
import { readTeamAsItStands } from './plan-from-database.ts';
import { planAnswer } from './plan-json.ts';
import { planTable } from './plan-table.ts';
import { CliProblem } from './problem.ts';
import {
  type FileFlags,
  mondayProblems,
  numberProblems,
  readPlanInput,
} from './read-plan-input.ts';
import { whatIfAnswer } from './what-if-json.ts';
import { whatIfTable } from './what-if-table.ts';

const LONGEST_HORIZON = 520;
/** For a file, where nothing else is said. */
const USUAL_WEEKS = 26;

export interface PlanFlags {
  /** A roster file; undefined plans from the database. */
  readonly from?: string;
  readonly weeks?: string;
  readonly start?: string;
  readonly config?: string;
  readonly database?: string;
  readonly team?: string;
  readonly if: readonly string[];
  readonly capability: readonly string[];
  readonly json: boolean;
  readonly reasons: boolean;
}

/** What is planned, and what is supposed of it. */
export interface Asked {
  readonly input: PlanInput;
  readonly changes: readonly Supposition[];
}

/** `hotline plan`: a plan from a file alone, with a team's calendar and rules, or of a team as it stands. Stores nothing. */
export async function plan(flags: PlanFlags): Promise<void> {
  const { weeks: given = String(USUAL_WEEKS), start, from } = flags;
  const problems = numberProblems('--weeks', given, 1, LONGEST_HORIZON);
  if (start !== undefined) problems.push(...mondayProblems('--start', start));
  else if (from !== undefined) {
    problems.push('--start is missing: give the first week, such as 2027-01-04');
  }
  if (problems.length > 0) throw new CliProblem(problems);
  const weeks = Number(given);
  const asked =
    from === undefined
      ? await readTeamAsItStands(flags, flags.weeks === undefined ? undefined : weeks)
      : await readFile({ ...flags, from, start: start ?? '', weeks });
  const planner = createPlanner();
  try {
    process.stdout.write(await answer(planner, asked, flags));
  } finally {
    await planner.close();
  }
}

async function answer(planner: Planner, { input, changes }: Asked, flags: PlanFlags) {
  if (flags.if.length === 0) {
    const made = await planner.plan(input);
    return flags.json ? json(planAnswer(input, made)) : planTable(input, made, flags.reasons);
  }
  const after = suppose(input, changes);
  const whatIf = await planBoth(planner, { changes, before: input, after });
  return flags.json ? json(whatIfAnswer(whatIf)) : whatIfTable(whatIf);
}

const json = (what: object): string => `${JSON.stringify(what, null, 2)}\n`;

async function readFile(flags: FileFlags & Pick<PlanFlags, 'if'>): Promise<Asked> {
  const input = await readPlanInput(flags);
  if (flags.if.length === 0) return { input, changes: [] };
  const read = parseSuppositions(flags.if.join('; '), {
    people: input.people,
    me: undefined,
    nameOfUser: () => undefined,
    // "20 Dec" is the first one of the plan, whenever the command is run.
    now: Date.parse(`${flags.start}T00:00:00Z`),
    zone: 'utc',
  });
  if (!read.ok) throw new CliProblem([`--if: ${read.problem}`]);
  return { input, changes: read.value };
}

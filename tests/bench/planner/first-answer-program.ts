import { makePlan } from '../../../src/domain/rotation/plan/make-plan.ts';
import { ordinary, randomTeam } from './random-team.ts';

/** The heuristic's plan of one team, in a process of its own: how long it took, and the most memory there ever was. */
const [people = 8, weeks = 26, seed = 1] = process.argv.slice(2).map(Number);
const input = randomTeam(ordinary(people, weeks), seed);
const begun = performance.now();
const { quality } = makePlan(input);
const ms = performance.now() - begun;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ ms, megabytes, isProven: quality.isProven })}\n`);

import { CHANGES, type Stepped, stepClocks } from '../at-hand/step-clocks.ts';
import { type Checks, type Terms, tableOf } from './checks.ts';

/** Steps of one bot's clock; then another begins, about the other change of the wall clock. */
const STEPS_IN_A_ROUND = 25;

/** Clocks that are put right, machines that sleep, and both changes of the wall clock: no page before its time. */
export async function clockCampaign(terms: Terms): Promise<Checks> {
  const counts: Stepped = { forward: 0, back: 0, restarts: 0, pages: 0, late: 0, incidents: 0 };
  const wrong: string[] = [];
  const goesOn = (): boolean => Date.now() < terms.deadline && !terms.signal.aborted;
  for (let done = 0, round = 0; done < terms.steps && goesOn(); round++) {
    const steps = Math.min(STEPS_IN_A_ROUND, terms.steps - done);
    const change = CHANGES[round % CHANGES.length] ?? CHANGES[0];
    const seed = (terms.seed + round * 6_700_417) % 2 ** 31;
    wrong.push(...(await stepClocks(seed, change, steps, counts, goesOn)));
    done += steps;
  }
  for (const detail of wrong) terms.say(detail);
  const sawSomething = counts.pages > 0 && counts.late > 0;
  return {
    passed: Number(wrong.length === 0) + Number(sawSomething),
    failed: Number(wrong.length > 0) + Number(!sawSomething && goesOn()),
    table: tableOf(
      ['the clock is stepped', 'seen'],
      [
        ['forwards', counts.forward],
        ['back', counts.back],
        ['of these while the bot was not there', counts.restarts],
        ['incidents', counts.incidents],
        ['pages', counts.pages],
        ['of these late', counts.late],
        ['too early, too often, not at all, or wrong about its lateness', wrong.length],
      ],
    ),
  };
}

import type { SettableClock } from '../adapters/system/clocks.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Engine } from '../engine/engine.ts';

/** Steps in one go; more means that something re-arms itself without end. */
const MOST_STEPS = 100_000;

/**
 * Moves the clock to `target` through every instant at which something is due, in order, and resolves when all of it has
 * been delivered. A clock that runs is stopped at each of these instants only as long as the work takes.
 *
 * @throws RangeError when `target` lies before now: what has happened cannot be taken back.
 */
export async function stepClock(
  clock: SettableClock,
  engine: Pick<Engine, 'settle' | 'nextDueAt'>,
  target: Instant,
): Promise<void> {
  if (target < clock.now()) {
    throw new RangeError('the clock only goes forward: what has happened cannot be taken back');
  }
  await engine.settle();
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const next = await engine.nextDueAt();
    if (next === undefined || next > target) {
      clock.set(target);
      await engine.settle();
      return;
    }
    if (next > clock.now()) clock.set(next);
    await engine.settle();
  }
  throw new Error(`more than ${String(MOST_STEPS)} things fell due on the way`);
}

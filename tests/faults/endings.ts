import type { BotProcess } from './bot-process.ts';
import type { BotSettings } from './bot-settings.ts';
import type { Random } from './random.ts';
import { pause } from './wait.ts';

/** A bot on a busy machine takes a second or two to be ready; beyond this it is killed and started again. */
export const READY_WITHIN_MS = 8_000;

/** How one life of the bot ends, and with what it is begun for that. */
export interface Ending {
  readonly settings?: Pick<BotSettings, 'failpoint'>;
  /** Resolves when it is gone, or about to be. All waits are longer by `slowness`. */
  readonly end: (bot: BotProcess, chance: Random, slowness: number) => Promise<void>;
}

/** The ending of the next life; undefined when there are to be no more. */
export type Endings = () => Ending | undefined;

/** So many lives that end at any moment. */
export function randomKills(count: number): Endings {
  let left = count;
  return () => (left-- > 0 ? { end: killAtRandom } : undefined);
}

/** A quarter while it starts; the others at 20 to 1,500 ms after it was ready. */
async function killAtRandom(bot: BotProcess, chance: Random, slowness: number): Promise<void> {
  if (chance.chance(0.25)) {
    await pause(chance.between(100, 1_200) * slowness);
  } else {
    await bot.ready(READY_WITHIN_MS * slowness);
    await pause(chance.between(20, 1_500) * slowness);
  }
  await bot.kill();
}

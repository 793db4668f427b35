import type { Random } from './random.ts';
import { type Provocation, type StoryTools, tellStory } from './stories.ts';
import { pause } from './wait.ts';

/**
 * Incidents one after the other, until the signal; resolves when all stories have ended.
 *
 * @param provoke what every other one is to go through.
 */
export async function sendCrowd(
  tools: Omit<StoryTools, 'random'>,
  random: Random,
  perSecond: number,
  provoke?: Provocation,
): Promise<void> {
  const stories: Promise<void>[] = [];
  for (let n = 0; !tools.signal.aborted; n++) {
    stories.push(
      tellStory(
        { ...tools, random: random.fork(`story ${String(n)}`) },
        n % 2 === 0 ? provoke : undefined,
      ),
    );
    await pause(random.between(0, 2_000 / perSecond), tools.signal);
  }
  await Promise.all(stories);
}

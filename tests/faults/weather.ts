import type { FaultPlan, FaultRule, SlackDouble } from '../../src/doubles/slack/slack-double.ts';
import { faultPlan } from './fault-plan.ts';
import type { Random } from './random.ts';
import { pause } from './wait.ts';
import { BACKUP } from './world.ts';

/** Slack takes no direct message to the backup for now: their pages wait in the bot's queue, and others do not. */
const HELD: FaultRule = {
  method: 'chat\\.postMessage',
  user: BACKUP,
  probability: 1,
  kind: 'rate_limited',
  retryAfter: 1,
};

/** What goes wrong at Slack at the moment. */
export interface Weather {
  /** Faults all the time, and now and then a storm in which Slack takes no messages; until it is aborted. */
  blow(random: Random, signal: AbortSignal): Promise<void>;
  /** Keeps the backup's pages waiting until the answer is called. */
  hold(): () => void;
}

export function createWeather(slack: SlackDouble): Weather {
  let plan: FaultPlan | undefined;
  let held = 0;
  const show = (): void => {
    if (plan === undefined) return;
    const rules = plan.rules ?? [];
    slack.setFaults({ ...plan, rules: held > 0 ? [HELD, ...rules] : rules });
  };
  return {
    blow: async (random, signal) => {
      for (let n = 0; !signal.aborted; n++) {
        const storm = n % 2 === 1;
        plan = faultPlan(Math.floor(random.next() * 2 ** 31), storm);
        show();
        const lasts = storm ? random.between(1_000, 3_500) : random.between(5_000, 11_000);
        await pause(lasts, signal);
      }
      plan = undefined;
      slack.setFaults(null);
    },
    hold: () => {
      held += 1;
      show();
      return () => {
        held -= 1;
        show();
      };
    },
  };
}

import type { FaultPlan, FaultRule } from '../../src/doubles/slack/slack-double.ts';

/** The longest that a fault holds up a single call. The judge allows for it. */
export const LONGEST_DELAY_MS = 300;

const WRITES = 'chat\\..*';
const OTHERS = '(?!chat\\.).*';

/** About one write in five goes wrong, in every way that Slack's has: done or not, told or not. */
const WRITE_FAULTS: readonly FaultRule[] = [
  { method: WRITES, probability: 0.065, kind: 'reply_lost' },
  { method: WRITES, probability: 0.04, kind: 'rate_limited', retryAfter: 1 },
  { method: WRITES, probability: 0.01, kind: 'rate_limited', retryAfter: 60 },
  { method: WRITES, probability: 0.03, kind: 'server_error' },
  { method: WRITES, probability: 0.015, kind: 'server_error', processed: true },
  { method: WRITES, probability: 0.02, kind: 'internal_error' },
  { method: WRITES, probability: 0.01, kind: 'internal_error', processed: true },
  { method: WRITES, probability: 0.03, kind: 'reset' },
];

/** One call in sixteen of all others: looking, opening forms and connections, finding channels. */
const OTHER_FAULTS: readonly FaultRule[] = [
  { method: OTHERS, probability: 0.02, kind: 'reply_lost' },
  { method: OTHERS, probability: 0.015, kind: 'reset' },
  { method: OTHERS, probability: 0.01, kind: 'server_error' },
  { method: OTHERS, probability: 0.015, kind: 'rate_limited', retryAfter: 1 },
];

const DELAYS: readonly FaultRule[] = [
  { method: '*', probability: 0.05, kind: 'delay', ms: 80 },
  { method: '*', probability: 0.01, kind: 'delay', ms: LONGEST_DELAY_MS - 80 },
];

/** While Slack takes no messages: what people do comes through, what the bot says does not. */
const STORM: readonly FaultRule[] = [
  { method: WRITES, probability: 0.5, kind: 'server_error' },
  { method: WRITES, probability: 0.5, kind: 'rate_limited', retryAfter: 5 },
  { method: WRITES, probability: 1, kind: 'reset' },
];

/** @param storm whether Slack takes no messages at all at the moment. */
export function faultPlan(seed: number, storm: boolean): FaultPlan {
  return {
    seed,
    rules: [...DELAYS, ...(storm ? STORM : WRITE_FAULTS), ...OTHER_FAULTS],
    deliveries: { duplicate: 0.15, reorder: 0.05, delayMs: 40 },
    sockets: { cutEveryMs: 900, refreshEveryMs: 2_600 },
  };
}

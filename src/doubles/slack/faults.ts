import { seededRandom } from './seeded-random.ts';
import type { FaultPlan, FaultRule } from './slack-double.ts';

export interface Call {
  readonly method: string;
  /** Ids and names by which a rule may mean the conversation. */
  readonly channels: readonly string[];
  readonly users: readonly string[];
}

export interface CallFault {
  readonly delayMs: number;
  readonly rule: Exclude<FaultRule, { kind: 'delay' }> | undefined;
}

export interface DeliveryFault {
  readonly isDuplicated: boolean;
  readonly isOvertaken: boolean;
  readonly delayMs: number;
}

interface ArmedRule {
  readonly rule: FaultRule;
  readonly method: RegExp;
  readonly random: () => number;
  left: number;
}

/** A plan in action. The same seed and the same calls give the same faults. */
export class Faults {
  #plan: FaultPlan | undefined;
  #rules: ArmedRule[] = [];
  #deliveryRandom: () => number = () => 1;

  set(plan: FaultPlan | null): void {
    this.#plan = plan ?? undefined;
    const seed = plan?.seed ?? 0;
    this.#deliveryRandom = seededRandom(seed);
    // Each rule draws from a stream of its own, so that one rule's calls do not shift another's.
    this.#rules = (plan?.rules ?? []).map((rule, index) => ({
      rule,
      method: patternOf(rule.method),
      random: seededRandom(seed + 7919 * (index + 1)),
      left: rule.times ?? Number.POSITIVE_INFINITY,
    }));
  }

  get sockets(): NonNullable<FaultPlan['sockets']> {
    return this.#plan?.sockets ?? {};
  }

  forCall(call: Call): CallFault {
    let delayMs = 0;
    for (const armed of this.#rules) {
      if (!concerns(armed, call) || armed.random() >= armed.rule.probability) continue;
      armed.left -= 1;
      if (armed.rule.kind === 'delay') delayMs += armed.rule.ms;
      else return { delayMs, rule: armed.rule };
    }
    return { delayMs, rule: undefined };
  }

  forDelivery(): DeliveryFault {
    const { duplicate = 0, reorder = 0, delayMs = 0 } = this.#plan?.deliveries ?? {};
    return {
      isDuplicated: this.#deliveryRandom() < duplicate,
      isOvertaken: this.#deliveryRandom() < reorder,
      delayMs: delayMs * this.#deliveryRandom(),
    };
  }

  /** Which of `count`, for whoever must pick one at random. */
  pick(count: number): number {
    return Math.min(count - 1, Math.floor(this.#deliveryRandom() * count));
  }
}

function concerns(armed: ArmedRule, call: Call): boolean {
  const { channel, user } = armed.rule;
  return (
    armed.left > 0 &&
    armed.method.test(call.method) &&
    (channel === undefined || call.channels.includes(channel.replace(/^#/, ''))) &&
    (user === undefined || call.users.includes(user))
  );
}

function patternOf(method: string | RegExp): RegExp {
  if (method === '*') return /^/;
  // Without `g` or `y`: those would remember where the last call matched.
  return new RegExp(`^(?:${method instanceof RegExp ? method.source : method})$`);
}

import { seededRandom } from '../slack/seeded-random.ts';

export interface GithubFault {
  /** Of the requests whose `METHOD /path` this matches; all unless given. */
  readonly on?: RegExp;
  readonly probability: number;
  /** At most so often. */
  readonly times?: number;
  readonly kind:
    | 'reset' // cut before anything is done
    | 'reply_lost' // done, then cut
    | 'late' // cut, and done a while later all the same
    | 'bad_gateway' // 502, nothing done
    | 'bad_gateway_done' // 502, done all the same
    | 'secondary_limit' // 403 with retry-after
    | 'rate_limited' // 429 with retry-after
    | 'delay';
  /** For `delay` and `late`: how long, in milliseconds of real time. */
  readonly ms?: number;
  /** For limits: what `retry-after` says, in seconds. */
  readonly retryAfter?: number;
}

export interface GithubFaults {
  readonly seed: number;
  readonly rules: readonly GithubFault[];
}

/** A plan in action: the same seed and the same requests meet the same faults. */
export class FaultPlan {
  readonly #armed: { readonly rule: GithubFault; readonly random: () => number; left: number }[];

  constructor(plan: GithubFaults | undefined) {
    // Each rule draws from a stream of its own, so that one rule's requests do not shift another's.
    this.#armed = (plan?.rules ?? []).map((rule, index) => ({
      rule,
      random: seededRandom((plan?.seed ?? 0) + 7919 * (index + 1)),
      left: rule.times ?? Number.POSITIVE_INFINITY,
    }));
  }

  /** The first rule that strikes this request. */
  strike(request: string): GithubFault | undefined {
    for (const armed of this.#armed) {
      const { rule } = armed;
      if (armed.left <= 0 || (rule.on && !rule.on.test(request))) continue;
      if (armed.random() >= rule.probability) continue;
      armed.left -= 1;
      return rule;
    }
    return undefined;
  }
}

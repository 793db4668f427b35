import type { IncidentEffect, IncidentEffectKind } from './effect.ts';
import type { IncidentEvent } from './event.ts';
import type { Incident } from './incident.ts';
import type { IncidentTimer, IncidentTimerKind } from './timer.ts';

/**
 * What follows from something that happened to an incident. All of it is written in one transaction; the effects are
 * carried out afterwards, by the outbox.
 */
export interface Decision {
  readonly incident: Incident;
  readonly events: readonly IncidentEvent[];
  readonly effects: readonly IncidentEffect[];
  readonly arm: readonly IncidentTimer[];
  /** Kinds of timers of this incident to take away. */
  readonly disarm: ReadonlyArray<IncidentTimerKind['kind']>;
  /** Kinds of effects of this incident that are still queued and have become pointless. */
  readonly withdraw: readonly IncidentEffectKind[];
}

/** A decision that changes nothing but what is given. */
export function decide(incident: Incident, parts: Partial<Omit<Decision, 'incident'>>): Decision {
  const given = parts.effects ?? [];
  // Whatever shows on the card shows on the issue as well, where there is one.
  const isLogged = incident.repository !== undefined && given.some((e) => e.kind === 'card');
  const effects = isLogged ? [...given, { kind: 'issue' } as const] : given;
  return { incident, events: [], arm: [], disarm: [], withdraw: [], ...parts, effects };
}

/** A refusal that is part of normal life: a code for the program, and a sentence that says what to do. */
export interface Refusal {
  readonly ok: false;
  readonly code:
    | 'not-on-team'
    | 'no-such-incident'
    | 'already-resolved'
    | 'invalid'
    | 'unknown-team'
    | 'not-yours'
    | 'rule-broken'
    | 'settled'
    | 'restricted-environment';
  readonly message: string;
  /** For forms: the field at which to show it. */
  readonly field?: string;
}

export function refuse(code: Refusal['code'], message: string, field?: string): Refusal {
  return field === undefined ? { ok: false, code, message } : { ok: false, code, message, field };
}

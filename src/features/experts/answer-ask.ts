import {
  DECLINE_REASONS,
  type ExpertAsk,
  isOutstanding,
  REASON_LIMIT,
  waitsForAnswer,
} from '../../domain/experts/ask.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import { type Actor, type Incident, incidentName } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { endAsk } from './end-ask.ts';
import { mayAskExperts } from './may-ask.ts';
import { isRestricted } from './restricted.ts';
import { checkTime } from './suiting.ts';
import { tellThread } from './tell-thread.ts';
import { withdrawAsk } from './withdraw-asks.ts';

/** What the expert says to it, or whoever asked. */
export type AskAnswer =
  /** One of the times that were offered, from 0. */
  | { readonly kind: 'time'; readonly index: number }
  | { readonly kind: 'now' }
  /** A time of their own; `field` is where the form shows what is wrong with it. */
  | { readonly kind: 'later'; readonly at: Instant | undefined; readonly field: string }
  | { readonly kind: 'decline'; readonly reason: string; readonly field: string }
  | { readonly kind: 'withdraw' };

export interface AskAnswered {
  readonly ok: true;
  readonly ask: string;
  readonly state: ExpertAsk['state'];
}

/** Applies an answer. State and rights are read at this moment, not when the button was drawn. */
export async function answerAsk(
  context: Context,
  input: {
    readonly delivery: string;
    readonly ask: string;
    readonly by: Actor;
    readonly answer: AskAnswer;
  },
): Promise<AskAnswered | Refusal> {
  const { store, clock, teams } = context;
  const { answer } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<AskAnswered | Refusal>(tx, input.delivery, now, async () => {
      const ask = await tx.expertAsks.get(input.ask);
      const incident = ask && (await tx.incidents.get(ask.incident));
      if (ask === undefined || incident === undefined) {
        return refuse('invalid', 'That request is not known any more.');
      }
      const team = teamOf(teams, ask.team);
      const refusal =
        (await mayAnswer(tx, team, ask, incident, input.by, answer, now)) ??
        settledAlready(ask, answer, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const problem = await carryOut(tx, team, ask, incident, by, answer, now);
      if (problem) return problem;
      const state = (await tx.expertAsks.get(ask.id))?.state ?? ask.state;
      return { ok: true, ask: ask.id, state };
    });
  });
  context.wake();
  return result;
}

async function carryOut(
  tx: Tx,
  team: Team,
  ask: ExpertAsk,
  incident: Incident,
  by: Actor,
  answer: AskAnswer,
  now: Instant,
): Promise<Refusal | undefined> {
  switch (answer.kind) {
    case 'now':
      return await agree(now);
    case 'time': {
      const at = ask.offer?.times[answer.index];
      if (at === undefined) return refuse('invalid', 'That time is not offered any more.');
      return (await checkTime(tx, team, ask, at, now)) ?? (await agree(at));
    }
    case 'later': {
      const { at, field } = answer;
      if (at === undefined) return refuse('invalid', 'Name a day and a time.', field);
      return (await checkTime(tx, team, ask, at, now, field)) ?? (await agree(at));
    }
    case 'decline': {
      const reason = answer.reason.trim();
      if (reason === '') {
        return refuse('invalid', 'Say in a few words why, so that others are asked.', answer.field);
      }
      if (isRestricted(team, incident) && !DECLINE_REASONS.some((known) => known === reason)) {
        return refuse(
          'restricted-environment',
          'Nothing about this incident may be written down here: choose one of the reasons.',
          answer.field,
        );
      }
      if (Array.from(reason).length > REASON_LIMIT) {
        return refuse(
          'invalid',
          `That is longer than ${String(REASON_LIMIT)} characters. Keep it short.`,
          answer.field,
        );
      }
      const settled = { at: now, by, reason };
      await endAsk(tx, ask, { ...ask, state: 'declined', settled }, now);
      const event = { type: 'expert-declined', ask: ask.id, by, reason } as const;
      await tellThread(tx, team, incident, event, now);
      return undefined;
    }
    case 'withdraw':
      await tellThread(tx, team, incident, await withdrawAsk(tx, ask, 'called-off', by, now), now);
      return undefined;
  }

  async function agree(at: Instant): Promise<undefined> {
    const settled = { at: now, by };
    await endAsk(tx, ask, { ...ask, state: 'agreed', meetsAt: at, settled }, now);
    const event = { type: 'expert-agreed', ask: ask.id, by, at, now: at === now } as const;
    await tellThread(tx, team, incident, event, now);
  }
}

/** Only the expert answers; whoever works on the incident may call it off. */
async function mayAnswer(
  tx: Tx,
  team: Team,
  ask: ExpertAsk,
  incident: Incident,
  by: Actor,
  answer: AskAnswer,
  now: Instant,
): Promise<Refusal | undefined> {
  if (answer.kind === 'withdraw') return await mayAskExperts(tx, team, incident, by, now);
  const expert = await tx.people.get(ask.toId);
  if (expert?.userId === by.userId && expert.active) return undefined;
  const what = `expert-${answer.kind}`;
  const { incident: number } = ask;
  const event = { type: 'refused', by, what, incident: number } as const;
  await tx.log.append({ team: team.key, incident: number }, [event], now);
  return refuse('not-yours', `Only ${expert?.name ?? 'the expert'}, who was asked, may answer it.`);
}

function settledAlready(ask: ExpertAsk, answer: AskAnswer, now: Instant): Refusal | undefined {
  // What was agreed may still be declined or called off, until it begins.
  const isOpen =
    answer.kind === 'decline' || answer.kind === 'withdraw'
      ? isOutstanding(ask, now)
      : waitsForAnswer(ask);
  if (isOpen) return undefined;
  const name = incidentName(ask.incident);
  const by = ask.settled?.by ? ` by ${ask.settled.by.name}` : '';
  switch (ask.state) {
    case 'seeking':
    case 'asked':
    case 'agreed':
      return refuse('settled', `The help with ${name} has been agreed already.`);
    case 'declined':
      return refuse('settled', `The help with ${name} has been declined already${by}.`);
    case 'withdrawn':
      return refuse('settled', `The help with ${name} is not needed any more: ${ended(ask)}${by}.`);
  }
}

function ended({ settled }: ExpertAsk): string {
  switch (settled?.why) {
    case 'resolved':
      return 'it is resolved';
    case 'handed-over':
      return 'it is somebody else’s now';
    case 'asked-another':
      return 'somebody else was asked';
    case 'called-off':
    case undefined:
      return 'it was called off';
  }
}

/** Whether the reason for declining may be in the expert's own words. */
export async function takesOwnWords(
  tx: Tx,
  teams: Context['teams'],
  askId: string,
): Promise<boolean> {
  const ask = await tx.expertAsks.get(askId);
  const incident = ask && (await tx.incidents.get(ask.incident));
  return incident !== undefined && !isRestricted(teamOf(teams, incident.team), incident);
}

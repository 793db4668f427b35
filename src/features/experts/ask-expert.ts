import { type ExpertAsk, isOutstanding, waitsForAnswer } from '../../domain/experts/ask.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import {
  type Actor,
  type Incident,
  type IncidentNumber,
  incidentName,
} from '../../domain/incident/incident.ts';
import { dayWords } from '../../domain/rotation/seats/words.ts';
import type { Responder, UserId } from '../../domain/team/responder.ts';
import { environmentName, type Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/local-days.ts';
import type { Tx } from '../../ports/store.ts';
import { namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { noSuchIncident } from '../incident/act-on-incident.ts';
import { once } from '../once.ts';
import { momentWords } from '../rotation/cover/judge-cover.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import { namesOf } from '../rotation/for-whom.ts';
import { awayUntil } from './candidates.ts';
import { askSubject } from './end-ask.ts';
import { mayAskExperts } from './may-ask.ts';
import { isRestricted, mayWorkOn } from './restricted.ts';
import { tellThread } from './tell-thread.ts';
import { withdrawAsk } from './withdraw-asks.ts';

export interface ExpertAsked {
  readonly ok: true;
  readonly ask: string;
  readonly number: IncidentNumber;
  readonly expert: string;
  /** Whom the expert is to talk with. */
  readonly owner: { readonly userId: UserId; readonly name: string };
}

/**
 * Asks an expert about an incident. When this returns, it is on disk; times that suit both are looked for next, and with
 * them the expert is asked.
 */
export async function askExpert(
  context: Context,
  input: {
    readonly delivery: string;
    readonly number: IncidentNumber;
    readonly by: Actor;
    readonly expert: UserId;
    readonly topic: string | undefined;
  },
): Promise<ExpertAsked | Refusal> {
  const { store, clock, teams } = context;
  const { number } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<ExpertAsked | Refusal>(tx, input.delivery, now, async () => {
      const incident = await tx.incidents.get(number);
      if (incident === undefined) return noSuchIncident(number);
      const team = teamOf(teams, incident.team);
      const refusal = await mayAskExperts(tx, team, incident, input.by, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const pair = await pairOf(tx, team, incident, by, input.expert, now);
      if (!pair.ok) return pair;
      const { owner, expert } = pair;
      const inTheWay = await clearWay(tx, team, incident, by, expert, now);
      if (inTheWay) return inTheWay;
      const topic = isRestricted(team, incident) ? undefined : input.topic;
      const ask: ExpertAsk = {
        id: await tx.expertAsks.nextId(),
        team: team.key,
        incident: number,
        askedBy: by,
        forId: owner.id,
        toId: expert.id,
        topic,
        requestedAt: now,
        state: 'seeking',
        offer: undefined,
        meetsAt: undefined,
        isOverdue: false,
        settled: undefined,
      };
      await tx.expertAsks.put(ask);
      const asked = { userId: expert.userId, name: expert.name };
      const event = { type: 'expert-asked', ask: ask.id, by, expert: asked, topic } as const;
      await tellThread(tx, team, incident, event, now);
      const seek = { kind: 'find-times', ask: ask.id } as const;
      await enqueueTeamEffects(tx, team.key, askSubject(ask.id), 'seeking', [seek], now);
      return {
        ok: true,
        ask: ask.id,
        number,
        expert: expert.name,
        owner: { userId: owner.userId, name: owner.name },
      };
    });
  });
  context.wake();
  return result;
}

/** The two who are to talk; refused where that makes no sense, with what to do instead. */
async function pairOf(
  tx: Tx,
  team: Team,
  incident: Incident,
  by: Actor,
  expertUser: UserId,
  now: Instant,
): Promise<{ readonly ok: true; readonly owner: Responder; readonly expert: Responder } | Refusal> {
  const name = incidentName(incident.number);
  if (incident.state === 'resolved') {
    return refuse('already-resolved', `${name} is resolved: there is nothing left to ask.`);
  }
  const people = (await tx.people.ofTeam(team.key)).filter(({ active }) => active);
  const owner =
    people.find(({ id }) => id === incident.ownerId) ??
    people.find(({ userId }) => userId === by.userId);
  if (owner === undefined) {
    return refuse('invalid', `Nobody owns ${name}, so nobody could talk with an expert.`);
  }
  const expert = people.find(({ userId }) => userId === expertUser);
  if (expert === undefined) {
    return refuse(
      'invalid',
      `Only people on ${team.name}’s rotation can be asked; ${await namesOf(tx, [expertUser])} is not on it. \`/oncall experts\` lists who knows what.`,
    );
  }
  if (expert.id === owner.id) {
    return refuse(
      'invalid',
      `${expert.name} owns ${name}: an expert is somebody else. \`/oncall ask ${name}\` suggests people.`,
    );
  }
  if (!mayWorkOn(team, incident, expert)) {
    const able = people.filter((one) => one.id !== owner.id && mayWorkOn(team, incident, one));
    const who = able.length === 0 ? 'nobody else' : able.map((one) => one.name).join(', ');
    return refuse(
      'restricted-environment',
      `${expert.name} may not work in ${environmentName(team, incident.environment)}. Who may: ${who}.`,
    );
  }
  const today = localDateOf(now, team.calendar.zone);
  const away = awayUntil(await tx.people.timeOff(team.key), expert.id, today);
  return away === undefined
    ? { ok: true, owner, expert }
    : refuse(
        'invalid',
        `${expert.name} is away until ${dayWords(away)} and was not asked. \`/oncall ask ${name}\` suggests others.`,
      );
}

/** One expert at a time: who was asked has their hour. Whoever did not answer in it makes room for the next. */
async function clearWay(
  tx: Tx,
  team: Team,
  incident: Incident,
  by: Actor,
  expert: Responder,
  now: Instant,
): Promise<Refusal | undefined> {
  for (const ask of await tx.expertAsks.ofIncident(incident.number)) {
    if (!isOutstanding(ask, now)) continue;
    const who = (await tx.people.get(ask.toId))?.name ?? 'somebody';
    if (ask.toId === expert.id && ask.meetsAt !== undefined) {
      return refuse('settled', `${who} helps already: you talk ${momentWords(team, ask.meetsAt)}.`);
    }
    if (!waitsForAnswer(ask)) continue;
    if (ask.toId === expert.id || !ask.isOverdue) {
      const until =
        ask.offer === undefined || ask.isOverdue
          ? ''
          : ` and has until ${momentWords(team, ask.offer.answerBy)} to answer`;
      return refuse(
        'settled',
        `${who} has been asked already${until}. To ask somebody else at once, withdraw that first: the button is in your direct messages.`,
      );
    }
    await tellThread(tx, team, incident, await withdrawAsk(tx, ask, 'asked-another', by, now), now);
  }
  return undefined;
}

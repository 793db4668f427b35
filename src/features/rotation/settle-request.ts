import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import type { ResponderId, TeamKey } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { authoriseOnTeam, namedActor, recordRefusal } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';

/** What one asks another for: a swap, a cover. It waits for an answer, or is settled. */
interface Request {
  readonly id: string;
  readonly team: TeamKey;
  readonly state: string;
  readonly settled: { readonly by: Actor | undefined } | undefined;
}

/** What differs between the kinds of requests. */
export interface RequestKind<R extends Request, A extends string> {
  /** What a refusal is recorded as, before the answer: `swap-accept`. */
  readonly what: string;
  /** How a sentence calls it: "This swap". */
  readonly called: string;
  readonly waits: R['state'];
  readonly unknown: string;
  readonly load: (tx: Tx, id: string) => Promise<R | undefined>;
  /** Whose answer it is; undefined: anybody's on the team. */
  readonly sideOf: (request: R, answer: A, isAdmin: boolean) => Side | Refusal | undefined;
  readonly decide: (answered: Answered<R, A>) => Promise<R | Refusal>;
}

/** The one who may answer, and who that is: "who asked". */
export interface Side {
  readonly responderId: ResponderId;
  readonly who: string;
  readonly does: 'withdraw' | 'answer';
}

/** An answer by somebody who may give it, to a request that waits for one. */
export interface Answered<R, A> {
  readonly tx: Tx;
  readonly team: Team;
  readonly request: R;
  readonly answer: A;
  readonly by: Actor;
  readonly now: Instant;
}

export interface Settled<R extends Request> {
  readonly ok: true;
  readonly id: string;
  /** What became of it: an answer that came too late finds it lapsed. */
  readonly state: R['state'];
}

/** What somebody answers to a request. State and rights are read at this moment, not when the button was drawn. */
export async function settleRequest<R extends Request, A extends string>(
  { store, clock, teams, wake }: Context,
  kind: RequestKind<R, A>,
  input: {
    readonly delivery: string;
    readonly id: string;
    readonly by: Actor;
    readonly answer: A;
  },
): Promise<Settled<R> | Refusal> {
  const { answer } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<Settled<R> | Refusal>(tx, input.delivery, now, async () => {
      const request = await kind.load(tx, input.id);
      if (request === undefined) return refuse('invalid', kind.unknown);
      const team = teamOf(teams, request.team);
      const refusal = await mayAnswer(tx, team, kind, request, input.by, answer, now);
      if (refusal) return refusal;
      if (request.state !== kind.waits) return settledAlready(kind.called, request);
      const by = await namedActor(tx, team, input.by);
      const ended = await kind.decide({ tx, team, request, answer, by, now });
      return 'ok' in ended ? ended : { ok: true, id: ended.id, state: ended.state };
    });
  });
  wake();
  return result;
}

async function mayAnswer<R extends Request, A extends string>(
  tx: Tx,
  team: Team,
  kind: RequestKind<R, A>,
  request: R,
  by: Actor,
  answer: A,
  now: Instant,
): Promise<Refusal | undefined> {
  const what = `${kind.what}-${answer}`;
  const refusal = await authoriseOnTeam(tx, team, by, what, undefined, now);
  if (refusal) return refusal;
  const side = kind.sideOf(request, answer, team.admins.includes(by.userId));
  if (side === undefined || 'ok' in side) return side;
  const person = await tx.people.get(side.responderId);
  if (person?.userId === by.userId) return undefined;
  await recordRefusal(tx, team, by, what, now);
  const name = person?.name ?? 'the other';
  return refuse(
    'not-yours',
    side.does === 'withdraw'
      ? `Only ${name}, ${side.who}, or an admin may withdraw it.`
      : `Only ${name}, ${side.who}, may answer it.`,
  );
}

function settledAlready(called: string, { state, settled }: Request): Refusal {
  const by = settled?.by ? ` by ${settled.by.name}` : '';
  return refuse('settled', `${called} has been ${state}${by} already.`);
}

import { parseTopics } from '../../domain/experts/topics.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import type { Responder, TeamKey, UserId } from '../../domain/team/responder.ts';
import { namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { forWhom } from '../rotation/for-whom.ts';

export interface TopicsSet {
  readonly ok: true;
  readonly who: Responder;
}

/** Says what somebody can be asked about: one's own topics, or as an admin another's. */
export async function setTopics(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    /** Undefined for one's own. */
    readonly forUser: UserId | undefined;
    readonly text: string;
  },
): Promise<TopicsSet | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  return await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<TopicsSet | Refusal>(tx, input.delivery, now, async () => {
      const acting = await forWhom(tx, team, input.by, input.forUser, 'topics', now);
      if (!acting.ok) return acting;
      const read = parseTopics(input.text);
      if (!read.ok) return refuse('invalid', read.problem);
      const { id, ...person } = acting.who;
      await tx.people.put({ ...person, topics: read.value });
      const by = await namedActor(tx, team, input.by);
      await tx.log.append(
        { team: team.key },
        [{ type: 'topics-changed', by, responderId: id, topics: read.value }],
        now,
      );
      return { ok: true, who: { ...acting.who, topics: read.value } };
    });
  });
}

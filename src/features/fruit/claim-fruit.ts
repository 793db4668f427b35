import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import { authoriseOnTeam } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

export interface Claimed {
  readonly ok: true;
  readonly issue: { readonly repository: string; readonly number: number };
  /** False when it was theirs already. */
  readonly changed: boolean;
}

/** Somebody takes a small issue: it is counted in the present duty week, and GitHub assigns them. */
export async function claimFruit(
  { store, clock, teams, wake }: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly issue: {
      readonly repository: string;
      readonly number: number;
      readonly title: string;
      readonly url: string;
    };
    readonly by: Actor;
  },
): Promise<Claimed | Refusal> {
  const { issue } = input;
  const team = teamOf(teams, input.team);
  const name = `${issue.repository}#${String(issue.number)}`;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<Claimed | Refusal>(tx, input.delivery, now, async () => {
      const refusal = await authoriseOnTeam(tx, team, input.by, 'claim', undefined, now);
      if (refusal) return refusal;
      const roles = await tx.people.byUser(input.by.userId);
      const me = roles.find((r) => r.team === team.key && r.active);
      if (me === undefined) {
        return refuse('not-on-team', `Only people on ${team.name}’s rotation can claim an issue.`);
      }
      if ((me.github ?? '').trim() === '') {
        return refuse(
          'invalid',
          `Your GitHub login is not on the roster, so GitHub could not assign you ${name}. An admin adds it to the roster (\`hotline import\`); then claim it again.`,
        );
      }
      const before = await tx.fruit.ofIssue(issue.repository, issue.number);
      if (before?.responderId === me.id) return { ok: true, issue, changed: false };
      if (before) {
        const other = await tx.people.get(before.responderId);
        return refuse('settled', `${name} is claimed by ${other?.name ?? 'somebody'} already.`);
      }
      const id = await tx.fruit.nextId();
      await tx.fruit.put({
        ...issue,
        id,
        team: team.key,
        responderId: me.id,
        week: team.calendar.dutyWeek(now),
        at: now,
        state: 'claimed',
      });
      await tx.log.append(
        { team: team.key },
        [
          {
            type: 'fruit-claimed',
            claim: id,
            by: { userId: me.userId, name: me.name },
            issue: name,
          },
        ],
        now,
      );
      const effect = { kind: 'assign-fruit', claim: id } as const;
      await enqueueTeamEffects(tx, team.key, `fruit/${id}`, 'claimed', [effect], now);
      return { ok: true, issue, changed: true };
    });
  });
  wake();
  return result;
}

import { type HandoffId, weeklyHandoffId } from '../../domain/handoff/handoff.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import type { TeamKey, UserId } from '../../domain/team/responder.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { forWhom } from '../rotation/for-whom.ts';
import { beginHandoff } from './begin-handoff.ts';
import { whatIsOpen } from './what-is-open.ts';

export interface HandoffAsked {
  readonly ok: true;
  readonly handoff: HandoffId;
  /** Whose incidents they are: who gets the message. */
  readonly from: { readonly userId: UserId; readonly name: string };
  readonly incidents: number;
}

/**
 * Somebody wants to hand over before the week ends, or out of turn to a person they name. They get the same message as
 * at the end of a week, and nothing goes before they say so.
 */
export async function askForHandoff(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    /** Whom an admin acts for; undefined for themselves. */
    readonly forUser: UserId | undefined;
    /** To whom; undefined for the next week's primary. */
    readonly to: UserId | undefined;
  },
): Promise<HandoffAsked | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<HandoffAsked | Refusal>(tx, input.delivery, now, async () => {
      const meant = await forWhom(tx, team, input.by, input.forUser, 'handoff', now);
      if (!meant.ok) return meant;
      const { who } = meant;
      const named = input.to === undefined ? undefined : await forWhomItGoes(input.to);
      if (named !== undefined && 'ok' in named) return named;
      if (named?.id === who.id) {
        return refuse(
          'invalid',
          'That would hand it over to the one who has it. Name somebody else.',
        );
      }
      const week = team.calendar.dutyWeek(now);
      const id = named === undefined ? await weeklyIdOf(week, who.id) : await tx.handoffs.nextId();
      const wanted = { id, week, fromId: who.id, namedId: named?.id };
      const handoff = await beginHandoff(tx, team, wanted, `asked-${input.delivery}`, now);
      if (handoff === undefined) {
        return refuse(
          'invalid',
          `${who.userId === input.by.userId ? 'You own' : `${who.name} owns`} no open incident of ${team.name}, so there is nothing to hand over.`,
        );
      }
      const open = await whatIsOpen(tx, team, handoff);
      return {
        ok: true,
        handoff: handoff.id,
        from: { userId: who.userId, name: who.name },
        incidents: open.length,
      };
    });

    async function forWhomItGoes(userId: UserId) {
      const roles = await tx.people.byUser(userId);
      const role = roles.find((r) => r.team === team.key && r.active);
      return (
        role ??
        refuse(
          'not-on-team',
          `They are not on ${team.name}’s rotation. \`/oncall people\` lists who is.`,
        )
      );
    }

    /** What was handed over this week already is not asked about again. */
    async function weeklyIdOf(week: string, fromId: string): Promise<HandoffId> {
      const weekly = weeklyHandoffId(team.key, week, fromId);
      const known = await tx.handoffs.get(weekly);
      return known === undefined || known.state === 'open' ? weekly : await tx.handoffs.nextId();
    }
  });
  context.wake();
  return result;
}

import type { Actor } from '../../../../domain/incident/incident.ts';
import type { ResponderId, TeamKey } from '../../../../domain/team/responder.ts';
import { supposePlan } from '../../../../features/rotation/planning/suppose-plan.ts';
import { line } from '../../views/help.ts';
import { whatIfMessage } from '../../views/what-if.ts';
import { type Answer, type AskedOfTeam, refusalLine } from '../answer.ts';
import type { ListenerContext } from '../context.ts';

export const LOOKING = 'Looking at what it would do: it takes a few seconds. Nothing is changed.';

/** `/oncall plan [weeks] if @bravo is away 20 Dec - 3 Jan`. */
export function answerWhatIf(
  context: ListenerContext,
  { team, by }: AskedOfTeam,
  { words, weeks }: { readonly words: string; readonly weeks: number | undefined },
): Answer {
  return {
    kind: 'message',
    message: line(LOOKING),
    after: async () => {
      const supposed = await supposePlan(context, { team: team.key, by, words, weeks });
      return supposed.ok
        ? whatIfMessage(supposed, await idOf(context, team.key, by))
        : refusalLine(supposed);
    },
  };
}

/** Who somebody is on a team's rotation; undefined where they are not. */
export async function idOf(
  { store }: ListenerContext,
  team: TeamKey,
  { userId }: Actor,
): Promise<ResponderId | undefined> {
  const roles = await store.transaction(async (tx) => await tx.people.byUser(userId));
  return roles.find((role) => role.team === team)?.id;
}

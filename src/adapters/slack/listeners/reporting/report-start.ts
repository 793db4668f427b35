import type { SharedMessage } from '../../../../domain/incident/shared-message.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { incidentsToAddTo } from '../../../../features/incident/add-to-incident.ts';
import { type Asking, findTeam } from '../../../../features/team/find-team.ts';
import type { Form } from '../../views/blocks.ts';
import { reportForm } from '../../views/forms.ts';
import { addToIncidentForm, chooseTeamForm } from '../../views/shared-message.ts';
import type { ListenerContext } from '../context.ts';

export type Purpose = 'report' | 'add';

/** The form that a shortcut opens; where it cannot be known which team is meant, one that asks. */
export async function formFor(
  context: ListenerContext,
  purpose: Purpose,
  asking: Asking,
  message: SharedMessage | undefined,
): Promise<Form> {
  const { store, teams } = context;
  const found = await store.transaction(async (tx) => await findTeam(tx, teams, asking));
  return found.ok
    ? await formOfTeam(context, purpose, found.team, message)
    : chooseTeamForm([...teams.values()], purpose, message?.id);
}

export async function formOfTeam(
  context: ListenerContext,
  purpose: Purpose,
  team: Team,
  message: SharedMessage | undefined,
): Promise<Form> {
  if (purpose === 'add' && message) {
    return addToIncidentForm(team, message, await incidentsToAddTo(context, team.key));
  }
  return reportForm(team, context.clock.now(), { message });
}

import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import {
  type Actor,
  type Incident,
  type IncidentNumber,
  incidentName,
} from '../../domain/incident/incident.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import { authoriseOnTeam, namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { takeInRemark } from '../issue-log/take-in-remark.ts';
import { once } from '../once.ts';
import { noSuchIncident } from './act-on-incident.ts';

export interface Added {
  readonly ok: true;
  readonly number: IncidentNumber;
}

/**
 * Adds a message from elsewhere in Slack to an incident: it appears in the incident's thread and on its issue, with who
 * wrote it, when, and where it stands. Adding the same one twice does it once.
 *
 * @param message id of the shared message.
 */
export async function addToIncident(
  context: Context,
  input: {
    readonly delivery: string;
    readonly number: IncidentNumber;
    readonly by: Actor;
    readonly message: string;
  },
): Promise<Added | Refusal> {
  const { store, clock, teams } = context;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<Added | Refusal>(tx, input.delivery, now, async () => {
      const incident = await tx.incidents.get(input.number);
      if (incident === undefined) return noSuchIncident(input.number);
      const { number } = incident;
      const team = teamOf(teams, incident.team);
      const refusal = await authoriseOnTeam(tx, team, input.by, 'add a message', number, now);
      if (refusal) return refusal;
      if (incident.isRestricted) return isRestricted(number);
      const message = await tx.sharedMessages.get(input.message);
      if (message === undefined) {
        return refuse('invalid', 'That was too long ago. Choose the message once more.');
      }
      const by = await namedActor(tx, team, input.by);
      const { author, saidAt, text, files, link } = message;
      const changed = await takeInRemark(
        tx,
        incident,
        {
          kind: 'said',
          origin: 'elsewhere',
          id: `${message.id}:${String(number)}`,
          incident: number,
          author,
          text: [text, ...files.map((name) => `[file in Slack: ${name}]`)].join('\n').trim(),
          saidAt,
          editedAt: undefined,
          addedBy: by.name,
          ...(link === undefined ? {} : { link }),
        },
        now,
      );
      if (changed) {
        await tx.log.append(
          { team: team.key, incident: number },
          [{ type: 'message-added', by }],
          now,
        );
      }
      return { ok: true, number };
    });
  });
  context.wake();
  return result;
}

const isRestricted = (number: IncidentNumber): Refusal =>
  refuse(
    'restricted-environment',
    `${incidentName(number)} is restricted: nothing about it may be written down here. Choose another one.`,
  );

/** Incidents to which a message may be added, the most urgent first; a menu of Slack's holds a hundred. */
export async function incidentsToAddTo(
  { store }: Pick<Context, 'store'>,
  team: TeamKey,
): Promise<readonly Incident[]> {
  return await store.transaction(async (tx) => {
    const open = await tx.incidents.list({ team, open: true }, 200);
    return open.filter((incident) => !incident.isRestricted).slice(0, 100);
  });
}

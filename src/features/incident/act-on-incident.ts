import { answered, onIt } from '../../domain/incident/act.ts';
import { type Decision, type Refusal, refuse } from '../../domain/incident/decision.ts';
import {
  type Actor,
  type Incident,
  type IncidentNumber,
  incidentName,
} from '../../domain/incident/incident.ts';
import { askedAt, checkUntil } from '../../domain/incident/on-it-until.ts';
import { keepOpen, unansweredSummary } from '../../domain/incident/silence.ts';
import type { ContactWayKind } from '../../domain/paging/contact-way.ts';
import type { Responder } from '../../domain/team/responder.ts';
import { environmentName, type Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { authoriseOnIncident, namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { decideResolution, type ToldResolution } from '../resolving/decide-resolution.ts';
import { carryOutDecision } from './carry-out-decision.ts';
import { answerDuplicates } from './duplicates.ts';
import { mayOwn } from './may-own.ts';
import { reopenIncident } from './reopen-incident.ts';

/** What a person may do to an incident. */
export type Act =
  | {
      readonly kind: 'on-it';
      /** When they are to be asked again. */
      readonly until?: Instant | undefined;
      /** Somebody says it of the owner; of themselves where left out. */
      readonly whose?: 'owner';
    }
  | { readonly kind: 'answered' }
  | ({ readonly kind: 'resolve' } & ToldResolution)
  /** What was resolved, or merged away, is not. */
  | { readonly kind: 'reopen'; readonly why: string }
  /** Nothing was heard from the customer: close it as such, or wait longer. */
  | { readonly kind: 'close-unanswered' }
  | { readonly kind: 'keep-open' };

export interface Acted {
  readonly ok: true;
  readonly number: IncidentNumber;
  /** False when it was so already: said twice is done once. */
  readonly changed: boolean;
  /** Nothing that somebody typed about it is kept. */
  readonly isRestricted: boolean;
  /** Name of who owns it now; undefined when nobody does. */
  readonly owner: string | undefined;
  /** When whoever is on it is asked again; undefined where they gave no time. */
  readonly askedAt: Instant | undefined;
  /** Business minutes that the customer waited for the first answer, and whether that met the goal; for `answered`. */
  readonly answer: { readonly minutes: number; readonly goalMinutes: number } | undefined;
}

/** Applies what somebody says about an incident. State and rights are read at this moment, not when the button was drawn. */
export async function actOnIncident(
  context: Context,
  input: {
    readonly delivery: string;
    readonly number: IncidentNumber;
    readonly by: Actor;
    readonly act: Act;
    /** The way by which a page was answered, where that is not Slack. */
    readonly via?: ContactWayKind | undefined;
  },
): Promise<Acted | Refusal> {
  const { store, clock, teams } = context;
  const { number, act } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<Acted | Refusal>(tx, input.delivery, now, async () => {
      const incident = await tx.incidents.get(number);
      if (incident === undefined) return noSuchIncident(number);
      const team = teamOf(teams, incident.team);
      const refusal = await authoriseOnIncident(tx, team, input.by, act.kind, number, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const isRestricted = incident.isRestricted === true;
      if (act.kind === 'reopen') {
        const changed = incident.state === 'resolved';
        const reopened = await reopenIncident(tx, team, incident, { by, why: act.why }, now);
        const owner = await ownerName(reopened);
        return {
          ok: true,
          number,
          changed,
          isRestricted,
          owner,
          askedAt: undefined,
          answer: undefined,
        };
      }
      const responder = (await tx.people.byUser(by.userId)).find(
        (r) => r.team === team.key && r.active,
      );
      const owner =
        incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
      const decision = await decideAct(act);
      if ('ok' in decision) return decision;
      await carryOutDecision(tx, decision, now);
      await answerDuplicates(tx, team, decision.incident, now);
      const { answered: answer } = decision.incident;
      return {
        ok: true,
        number,
        isRestricted,
        owner: await ownerName(decision.incident),
        changed: decision.events.length > 0,
        askedAt:
          decision.incident.onIt?.until === undefined
            ? undefined
            : askedAt(decision.incident.onIt.until, team.calendar),
        answer: answer && {
          minutes: Math.round(team.calendar.between(incident.cameInAt, answer.at)),
          goalMinutes: incident.goalMinutes,
        },
      };

      async function ownerName({ ownerId }: Incident): Promise<string | undefined> {
        return ownerId === undefined ? undefined : (await tx.people.get(ownerId))?.name;
      }

      async function decideAct(
        said: Exclude<Act, { kind: 'reopen' }>,
      ): Promise<Decision | Refusal> {
        if (incident === undefined) return noSuchIncident(number);
        switch (said.kind) {
          case 'on-it': {
            const isOther = said.whose === 'owner';
            const who = isOther ? owner : responder;
            const wrongTime = said.until === undefined ? undefined : checkUntil(said.until, now);
            if (isOther && owner === undefined) return nobodyOwns(number);
            const actor = isOther && owner ? { userId: owner.userId, name: owner.name } : by;
            const more = {
              ...(actor.userId === by.userId ? {} : { said: by }),
              ...(input.via === undefined ? {} : { via: input.via }),
              ...(said.until === undefined ? {} : { until: said.until, calendar: team.calendar }),
            };
            return (
              wrongTime ??
              mayNotTake(team, incident, who) ??
              onIt(incident, actor, now, who?.id, more)
            );
          }
          case 'answered':
            return answered(incident, by, team.calendar, now);
          case 'resolve':
            return await decideResolution(tx, team, incident, by, said, now);
          case 'close-unanswered': {
            const told = { summary: unansweredSummary(team), effortHours: undefined };
            return await decideResolution(tx, team, incident, by, told, now);
          }
          case 'keep-open':
            return keepOpen(incident, by, team, now);
        }
      }
    });
  });
  context.wake();
  return result;
}

/** What is restricted is owned by those alone who may work there. */
function mayNotTake(
  team: Team,
  incident: Incident,
  responder: Responder | undefined,
): Refusal | undefined {
  if (!incident.isRestricted || (responder && mayOwn(team, incident, responder))) return undefined;
  const name = environmentName(team, incident.environment);
  return refuse(
    'not-yours',
    `Only people with access to ${name} may take ${incidentName(incident.number)}. They are asked one after the other.`,
  );
}

function nobodyOwns(number: IncidentNumber): Refusal {
  return refuse(
    'invalid',
    `Nobody owns ${incidentName(number)}, so nobody else can be said to be on it. \`/oncall onit ${incidentName(number)}\` takes it.`,
  );
}

export function noSuchIncident(number: IncidentNumber): Refusal {
  return refuse(
    'no-such-incident',
    `There is no ${incidentName(number)}. \`/oncall list\` shows what is open.`,
  );
}

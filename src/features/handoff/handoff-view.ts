import {
  choiceFor,
  type Handoff,
  type HandoffId,
  type HandoffItem,
} from '../../domain/handoff/handoff.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { type MailView, mailsOf } from '../mail/mails-of.ts';
import { nextPair } from './next-pair.ts';
import { whatIsOpen } from './what-is-open.ts';

/** An incident of a handoff, with what was decided about it. */
export interface HandoffLine {
  readonly incident: Incident;
  readonly item: HandoffItem | undefined;
}

/** Everything that a message about a handoff may want to say, read at one moment. */
export interface HandoffView {
  readonly handoff: Handoff;
  readonly team: Team;
  readonly from: Responder | undefined;
  /** Who takes over, as it stands: undefined while nobody is planned. */
  readonly to: Responder | undefined;
  readonly backup: Responder | undefined;
  /** Last closing of the week. */
  readonly closesAt: Instant;
  /** Open: what would go, or is kept. Handed: what went. */
  readonly lines: readonly HandoffLine[];
  readonly kept: readonly Incident[];
  /** To the customers whose incidents pass on. */
  readonly mails: readonly MailView[];
}

type Parties = Omit<HandoffView, 'mails'>;

export async function loadHandoffView(
  tx: Tx,
  team: Team,
  id: HandoffId,
): Promise<HandoffView | undefined> {
  const parties = await loadParties(tx, team, id);
  return parties && { ...parties, mails: await mailsOf(tx, parties) };
}

async function loadParties(tx: Tx, team: Team, id: HandoffId): Promise<Parties | undefined> {
  const handoff = await tx.handoffs.get(id);
  if (handoff === undefined) return undefined;
  const person = async (responder: string | undefined): Promise<Responder | undefined> =>
    responder === undefined ? undefined : await tx.people.get(responder);
  const common = {
    handoff,
    team,
    from: await tx.people.get(handoff.fromId),
    closesAt: team.calendar.weekSpan(handoff.week)?.closes ?? handoff.beganAt,
  };
  const { handed } = handoff;
  if (handed === undefined) {
    const next = handoff.namedId === undefined ? await nextPair(tx, team, handoff.week) : undefined;
    const open = await whatIsOpen(tx, team, handoff);
    return {
      ...common,
      to: next ? next.primary : await person(handoff.namedId),
      backup: next?.backup,
      lines: open.map((incident) => ({ incident, item: choiceFor(handoff, incident.number) })),
      kept: [],
    };
  }
  const lines: HandoffLine[] = [];
  for (const { number } of handed.incidents) {
    const incident = await tx.incidents.get(number);
    if (incident) lines.push({ incident, item: choiceFor(handoff, number) });
  }
  const kept: Incident[] = [];
  for (const number of handed.kept) {
    const incident = await tx.incidents.get(number);
    if (incident) kept.push(incident);
  }
  return {
    ...common,
    to: await person(handed.toId),
    backup: await person(handed.backupId),
    lines,
    kept,
  };
}

import type { Actor, Deed, IncidentNumber } from '../incident/incident.ts';
import type { ResponderId, TeamKey } from '../team/responder.ts';
import type { Instant, WeekName } from '../time/instant.ts';

export type HandoffId = string;

/** What becomes of an incident at the end of the week. `keep`: it is nearly done, and stays with whoever has it. */
export type HandoffChoice = 'hand-off' | 'keep';

/** What somebody decided about one incident; about others nothing has been decided, and they are handed off. */
export interface HandoffItem {
  readonly number: IncidentNumber;
  readonly choice: HandoffChoice;
  /** What the next primary should know; empty when nothing was said. */
  readonly note: string;
  readonly by: Actor;
}

/** An incident that changed hands, with what was said about it. */
export interface HandedIncident {
  readonly number: IncidentNumber;
  readonly note: string;
}

/** `open` while it is decided what goes over, `handed` once it has gone, `accepted` when the next one has said so. */
export type HandoffState = 'open' | 'handed' | 'accepted';

/** The passing-on of what is unresolved, from one person to another: at the end of a week, or out of turn. */
export interface Handoff {
  readonly id: HandoffId;
  readonly team: TeamKey;
  /** The duty week at whose end, or within which, it happens. */
  readonly week: WeekName;
  readonly fromId: ResponderId;
  /** To whom somebody hands over out of turn; undefined for the next week's primary. */
  readonly namedId: ResponderId | undefined;
  readonly state: HandoffState;
  readonly items: readonly HandoffItem[];
  readonly beganAt: Instant;
  readonly handed: HandedOver | undefined;
  readonly accepted: Deed | undefined;
}

/** What went over, when, to whom. */
export interface HandedOver {
  readonly at: Instant;
  readonly toId: ResponderId;
  /** The backup beside them, who reads it too. */
  readonly backupId: ResponderId | undefined;
  readonly incidents: readonly HandedIncident[];
  readonly kept: readonly IncidentNumber[];
}

/** What somebody passes on at the end of a duty week. */
export function weeklyHandoffId(team: TeamKey, week: WeekName, from: ResponderId): HandoffId {
  return `${team}/${week}/${from}`;
}

/** Decides about one incident; a later word replaces an earlier one. */
export function withChoice(handoff: Handoff, item: HandoffItem): Handoff {
  const others = handoff.items.filter(({ number }) => number !== item.number);
  return { ...handoff, items: [...others, item] };
}

/** What was decided about an incident; undefined when nothing was. */
export function choiceFor(handoff: Handoff, number: IncidentNumber): HandoffItem | undefined {
  return handoff.items.find((item) => item.number === number);
}

/** Whether something was said about every one of them. */
export function isDecided(handoff: Handoff, open: readonly IncidentNumber[]): boolean {
  return open.every((number) => choiceFor(handoff, number) !== undefined);
}

import {
  type Handoff,
  type HandoffChoice,
  type HandoffId,
  withChoice,
} from '../../domain/handoff/handoff.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import { type Actor, type IncidentNumber, incidentName } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { authoriseOnTeam, namedActor, recordRefusal } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { handOver } from './hand-over.ts';
import { redrawHandoff } from './handoff-messages.ts';
import { whatIsOpen } from './what-is-open.ts';

/** Longer notes belong into the incident's thread. */
export const NOTE_LIMIT = 1_500;

/** What somebody says to a handoff. */
export type HandoffWord =
  | {
      readonly kind: 'choose';
      readonly number: IncidentNumber;
      readonly choice: HandoffChoice;
      readonly note: string;
    }
  /** What is not kept goes over at once, instead of at the week's end. */
  | { readonly kind: 'now' }
  /** The next one has read it, and has it. */
  | { readonly kind: 'accept' };

export interface HandoffDecided {
  readonly ok: true;
  readonly handoff: HandoffId;
  /** False when it was so already, or when nobody follows to whom it could go. */
  readonly changed: boolean;
}

/** Applies what somebody says to a handoff. State and rights are read at this moment, not when the button was drawn. */
export async function decideHandoff(
  context: Context,
  input: {
    readonly delivery: string;
    readonly handoff: HandoffId;
    readonly by: Actor;
    readonly word: HandoffWord;
  },
): Promise<HandoffDecided | Refusal> {
  const { store, clock, teams } = context;
  const { word } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<HandoffDecided | Refusal>(tx, input.delivery, now, async () => {
      const handoff = await tx.handoffs.get(input.handoff);
      if (handoff === undefined) return refuse('invalid', 'That handoff is not known any more.');
      const team = teamOf(teams, handoff.team);
      const refusal = await mayDecide(tx, team, handoff, input.by, word, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      switch (word.kind) {
        case 'choose':
          return await choose(tx, team, handoff, { ...word, by }, input.delivery, now);
        case 'now':
          return await goNow(tx, team, handoff, now);
        case 'accept':
          return await accept(tx, handoff, by, now);
      }
    });
  });
  context.wake();
  return result;
}

async function choose(
  tx: Tx,
  team: Team,
  handoff: Handoff,
  item: {
    readonly number: IncidentNumber;
    readonly choice: HandoffChoice;
    readonly note: string;
    readonly by: Actor;
  },
  delivery: string,
  now: Instant,
): Promise<HandoffDecided | Refusal> {
  if (handoff.state !== 'open') return goneAlready(handoff);
  const { number, choice, by } = item;
  const note = item.note.trim();
  if (note.length > NOTE_LIMIT) {
    return refuse(
      'invalid',
      `A note has at most ${String(NOTE_LIMIT)} characters. What is longer belongs into the incident’s thread.`,
      'note',
    );
  }
  const incident = (await whatIsOpen(tx, team, handoff)).find((one) => one.number === number);
  if (incident === undefined) {
    return refuse(
      'invalid',
      `${incidentName(number)} is not yours to hand over any more: it is resolved, or somebody else has it.`,
    );
  }
  if (note !== '' && incident.isRestricted) {
    return refuse(
      'restricted-environment',
      'Nothing about this incident may be written down here. Tell the next one in person.',
      'note',
    );
  }
  const decided = withChoice(handoff, { number, choice, note, by });
  await tx.handoffs.put(decided);
  await redrawHandoff(tx, decided, 'from', `chosen-${delivery}`, now);
  return { ok: true, handoff: handoff.id, changed: true };
}

async function goNow(
  tx: Tx,
  team: Team,
  handoff: Handoff,
  now: Instant,
): Promise<HandoffDecided | Refusal> {
  if (handoff.state !== 'open') return goneAlready(handoff);
  const done = await handOver(tx, team, handoff, now);
  if (done.state !== 'open') return { ok: true, handoff: handoff.id, changed: true };
  return refuse(
    'invalid',
    'Nobody is planned for the next week, so there is nobody to hand over to. `/oncall handoff @bravo` names somebody; an admin can plan with `/oncall plan`.',
  );
}

async function accept(
  tx: Tx,
  handoff: Handoff,
  by: Actor,
  now: Instant,
): Promise<HandoffDecided | Refusal> {
  if (handoff.state === 'open') {
    return refuse('invalid', 'It has not been handed over yet.');
  }
  if (handoff.state === 'accepted') return { ok: true, handoff: handoff.id, changed: false };
  const accepted: Handoff = { ...handoff, state: 'accepted', accepted: { by, at: now } };
  await tx.handoffs.put(accepted);
  await tx.log.append(
    { team: handoff.team },
    [{ type: 'handoff-accepted', handoff: handoff.id, by }],
    now,
  );
  for (const reader of ['from', 'to', 'lead'] as const) {
    await redrawHandoff(tx, accepted, reader, 'accepted', now);
  }
  return { ok: true, handoff: handoff.id, changed: true };
}

function goneAlready(handoff: Handoff): Refusal {
  return refuse(
    'settled',
    `This has been handed over already${handoff.accepted ? ` and ${handoff.accepted.by.name} accepted it` : ''}. \`/oncall list\` shows who has what.`,
  );
}

/** The one who passes on decides, the ones who follow accept; the lead and the admins may do both. */
async function mayDecide(
  tx: Tx,
  team: Team,
  handoff: Handoff,
  by: Actor,
  word: HandoffWord,
  now: Instant,
): Promise<Refusal | undefined> {
  const what = `handoff-${word.kind}`;
  const refusal = await authoriseOnTeam(tx, team, by, what, undefined, now);
  if (refusal) return refusal;
  if (team.admins.includes(by.userId) || team.lead === by.userId) return undefined;
  const ids =
    word.kind === 'accept' ? [handoff.handed?.toId, handoff.handed?.backupId] : [handoff.fromId];
  const names: string[] = [];
  for (const id of ids) {
    const person = id === undefined ? undefined : await tx.people.get(id);
    if (person?.userId === by.userId) return undefined;
    if (person) names.push(person.name);
  }
  await recordRefusal(tx, team, by, what, now);
  return refuse(
    'not-yours',
    `Only ${names.join(' or ') || 'its people'}, the lead or an admin may do that.`,
  );
}

import { choiceFor, type Handoff } from '../../domain/handoff/handoff.ts';
import { handOff } from '../../domain/incident/hand-off.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { carryOutDecision } from '../incident/carry-out-decision.ts';
import { mayOwn } from '../incident/may-own.ts';
import { takeInRemark } from '../issue-log/take-in-remark.ts';
import { redrawHandoff, tellHandoff } from './handoff-messages.ts';
import { nextPair } from './next-pair.ts';
import { whatIsOpen } from './what-is-open.ts';

/**
 * Passes on what is open and was not kept. Where nobody follows, everything stays with its owner rather than with
 * nobody, and the lead is told.
 *
 * @returns the handoff as it stands then.
 */
export async function handOver(
  tx: Tx,
  team: Team,
  handoff: Handoff,
  now: Instant,
): Promise<Handoff> {
  if (handoff.state !== 'open') return handoff;
  const { to, backup } = await whoFollows(tx, team, handoff);
  const from = await tx.people.get(handoff.fromId);
  if (to === undefined) {
    if (team.lead !== undefined) {
      await tellHandoff(tx, handoff, 'lead', [team.lead], 'nobody-follows', now);
    }
    return handoff;
  }
  const open = await whatIsOpen(tx, team, handoff);
  const goes = to.id === from?.id ? [] : open.filter((one) => !stays(team, handoff, one, to));
  for (const incident of goes) await pass(tx, handoff, incident, from, to, now);
  const incidents = goes.map(({ number }) => ({ number, note: noteFor(handoff, number) }));
  const kept = open.filter((one) => !goes.includes(one)).map(({ number }) => number);
  const isNothing = incidents.length === 0;
  const done: Handoff = {
    ...handoff,
    state: isNothing ? 'accepted' : 'handed',
    handed: { at: now, toId: to.id, backupId: backup?.id, incidents, kept },
  };
  await tx.handoffs.put(done);
  const event = {
    type: 'handed-over',
    handoff: handoff.id,
    fromId: handoff.fromId,
    toId: to.id,
    incidents: incidents.map(({ number }) => number),
    kept,
  } as const;
  await tx.log.append({ team: team.key }, [event], now);
  await redrawHandoff(tx, done, 'from', 'handed', now);
  if (!isNothing) {
    const readers = [to.userId, ...(backup ? [backup.userId] : [])];
    await tellHandoff(tx, done, 'to', readers, 'handed', now);
  }
  return done;
}

/** By choice; or because the next one may not work where the incident lives. */
const stays = (team: Team, handoff: Handoff, incident: Incident, to: Responder): boolean =>
  choiceFor(handoff, incident.number)?.choice === 'keep' || !mayOwn(team, incident, to);

const noteFor = (handoff: Handoff, number: number): string =>
  choiceFor(handoff, number)?.note ?? '';

async function whoFollows(
  tx: Tx,
  team: Team,
  { week, namedId }: Handoff,
): Promise<{ readonly to: Responder | undefined; readonly backup: Responder | undefined }> {
  if (namedId !== undefined) return { to: await tx.people.get(namedId), backup: undefined };
  const next = await nextPair(tx, team, week);
  return { to: next?.primary, backup: next?.backup };
}

async function pass(
  tx: Tx,
  handoff: Handoff,
  incident: Incident,
  from: Responder | undefined,
  to: Responder,
  now: Instant,
): Promise<void> {
  const owner = incident.ownerId === undefined ? undefined : from;
  const note = noteFor(handoff, incident.number);
  const { week } = handoff;
  await carryOutDecision(tx, handOff(incident, { from: owner, to, note, week }, now), now);
  if (note === '' || incident.repository === undefined) return;
  // What was promised belongs to the log on GitHub as well: as a remark like any of the thread.
  await takeInRemark(
    tx,
    incident,
    {
      kind: 'said',
      origin: 'thread',
      id: `handoff:${handoff.id}:${String(incident.number)}`,
      incident: incident.number,
      author: from?.name ?? to.name,
      text: `Handed over to ${to.name}: ${note}`,
      saidAt: now,
      editedAt: undefined,
    },
    now,
  );
}

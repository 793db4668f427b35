import { onIt } from '../../../domain/incident/act.ts';
import { assign } from '../../../domain/incident/assign.ts';
import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor, IncidentNumber } from '../../../domain/incident/incident.ts';
import type { CoverKind } from '../../../domain/rotation/cover.ts';
import type { TeamEffect } from '../../../domain/rotation/effect.ts';
import { coverFlaws } from '../../../domain/rotation/seats/cover-flaws.ts';
import { brokenWords } from '../../../domain/rotation/seats/words.ts';
import type { Responder, TeamKey, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { namedActor } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { type Duty, dutyAt } from '../../duty/duty-at.ts';
import { carryOutDecision } from '../../incident/carry-out-decision.ts';
import { mayOwn } from '../../incident/may-own.ts';
import { once } from '../../once.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';
import { forWhom } from '../for-whom.ts';
import { lapseChanged } from '../lapse-changed.ts';
import { momentWords, spanWords } from './judge-cover.ts';
import { loadDuty } from './load-duty.ts';
import { writeCover } from './write-cover.ts';

/** Ways in which the primary role passes on at once. */
export type TakeOverKind = Exclude<CoverKind, 'cover'>;

export interface TakenOver {
  readonly ok: true;
  readonly kind: TakeOverKind;
  readonly primary: Responder;
  readonly insteadOf: Responder | undefined;
  readonly to: Instant;
}

/** Passes the primary role on from now: from the primary to the backup, to the backup, or to whoever takes it. */
export async function takeOver(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    /** Whom they act for; undefined for themselves. */
    readonly forUser: UserId | undefined;
    readonly kind: TakeOverKind;
    readonly to: Instant;
    /** Which of the former primary's open incidents pass on with the role; the waiting ones where left out. */
    readonly incidents?: PassedOn;
    /** The incident of the page that made them do it: they are on it. */
    readonly incident?: IncidentNumber;
  },
): Promise<TakenOver | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  const { kind, to } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<TakenOver | Refusal>(tx, input.delivery, now, async () => {
      const acting = await forWhom(tx, team, input.by, input.forUser, kind, now);
      if (!acting.ok) return acting;
      const duty = await dutyAt(tx, team, now);
      const taker = takerOf(kind, acting.who, duty, team);
      if ('ok' in taker) return taker;
      const refusal = await obstacle(tx, team, kind, taker, duty, to, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const given = { kind, role: 'primary', responderId: taker.id, from: now, to } as const;
      const insteadOf = duty.primary;
      const cover = await writeCover(tx, team.key, given, by, insteadOf?.id, now);
      const isForOther = acting.who.userId !== by.userId;
      const notice = {
        about: 'cover',
        kind,
        role: 'primary',
        by: taker.userId,
        insteadOf: insteadOf?.userId,
        from: now,
        to,
        arrangedBy: isForOther ? by.userId : undefined,
      } as const;
      const told = new Set([taker.userId, insteadOf?.userId]);
      told.delete(by.userId);
      const effects: TeamEffect[] = [{ kind: 'announce', notice }];
      for (const userId of told) {
        if (userId !== undefined) effects.push({ kind: 'tell', to: userId, notice });
      }
      await enqueueTeamEffects(tx, team.key, `cover/${cover.id}`, 'agreed', effects, now);
      const { incidents = 'waiting', incident } = input;
      if (incident !== undefined) await takeIncident(tx, team, incident, taker, now);
      if (insteadOf) await passOn(tx, team, { incidents, from: insteadOf, to: taker, by }, now);
      await lapseChanged(tx, team, now);
      return { ok: true, kind, primary: taker, insteadOf, to };
    });
  });
  context.wake();
  return result;
}

/** `waiting`: those for which nobody has done anything yet. */
export type PassedOn = 'waiting' | 'all' | 'none';

/** A customer who still waits for the first answer waits for the new primary; what somebody is on stays theirs. */
async function passOn(
  tx: Tx,
  team: Team,
  what: {
    readonly incidents: PassedOn;
    readonly from: Responder;
    readonly to: Responder;
    readonly by: Actor;
  },
  now: Instant,
): Promise<void> {
  const { incidents, from, to, by } = what;
  if (incidents === 'none') return;
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST_WAITING);
  for (const incident of open) {
    const isLeft = incident.state === 'waiting' && incident.onIt === undefined;
    const passes = incident.ownerId === from.id && (incidents === 'all' || isLeft);
    if (passes && mayOwn(team, incident, to)) {
      await carryOutDecision(tx, assign(incident, to, by, now), now);
    }
  }
}

/** Whoever steps up because of a page deals with what it was about. */
async function takeIncident(
  tx: Tx,
  team: Team,
  number: IncidentNumber,
  taker: Responder,
  now: Instant,
): Promise<void> {
  const incident = await tx.incidents.get(number);
  if (incident?.state !== 'waiting' || !mayOwn(team, incident, taker)) return;
  const actor = { userId: taker.userId, name: taker.name };
  const owned = assign(incident, taker, actor, now);
  await carryOutDecision(tx, owned, now);
  const said = onIt(owned.incident, actor, now, taker.id);
  // Two who crossed: the role passes on all the same, and the other has the incident.
  if (!('ok' in said)) await carryOutDecision(tx, said, now);
}

/** More than anybody will have waiting at once. */
const MOST_WAITING = 500;

/** Who would be primary; a refusal where somebody has no role to pass on, or has it already. */
function takerOf(
  kind: TakeOverKind,
  who: Responder,
  { primary, backup }: Duty,
  team: Team,
): Responder | Refusal {
  const isPrimary = primary?.id === who.id;
  switch (kind) {
    case 'delegation':
      if (!isPrimary) {
        const holder = primary?.name ?? 'Nobody';
        return refuse(
          'not-yours',
          `${holder} is primary of ${team.name} now: only the primary hands the role over. \`/oncall take\` takes it from a primary who cannot be reached.`,
        );
      }
      return (
        backup ??
        refuse('invalid', 'There is no backup to hand over to. `/oncall cover` asks everybody.')
      );
    case 'step-up':
      if (isPrimary) return refuse('invalid', `${who.name} is primary already.`);
      return backup?.id === who.id
        ? who
        : refuse(
            'not-yours',
            `${backup?.name ?? 'Nobody'} is backup of ${team.name} now: only the backup steps up. Anybody on the team may \`/oncall take\` the primary role.`,
          );
    case 'take':
      return isPrimary ? refuse('invalid', `${who.name} is primary already.`) : who;
  }
}

async function obstacle(
  tx: Tx,
  team: Team,
  kind: TakeOverKind,
  taker: Responder,
  { seats }: Duty,
  to: Instant,
  now: Instant,
): Promise<Refusal | undefined> {
  const { calendar } = team;
  const closes = calendar.weekSpan(seats.week)?.closes ?? to;
  if (to > closes && calendar.between(closes, to) > 0) {
    return refuse(
      'invalid',
      `The duty week ends before that, and the next pair follows. Say a time until ${momentWords(team, closes)}.`,
    );
  }
  const at = calendar.nextOpen(now);
  const { covers, assignments, stretches } = await loadDuty(tx, team, now, to);
  const planned = covers.find(
    (cover) => cover.role === 'primary' && cover.from > at && cover.from < to,
  );
  if (planned) {
    const holder = await tx.people.get(planned.responderId);
    return refuse(
      'invalid',
      `${holder?.name ?? 'Somebody'} covers as primary ${spanWords(team, planned)}. Say \`until\` a time before that.`,
    );
  }
  // Whoever comes forward is there. Who is handed the role may not be.
  if (kind !== 'delegation') return undefined;
  const people = await tx.people.ofTeam(team.key);
  const timeOff = await tx.people.timeOff(team.key);
  const standing = { calendar, people, assignments, timeOff, restWeeks: 0 };
  const away = coverFlaws(standing, stretches, 'primary', taker.id).filter(
    ({ rule }) => rule === 'away',
  );
  if (away.length === 0) return undefined;
  const reasons = away.map((one) => brokenWords(one, () => taker.name)).join(' ');
  return refuse('rule-broken', `${reasons} \`/oncall cover\` asks everybody.`);
}

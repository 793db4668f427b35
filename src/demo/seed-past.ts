import { DateTime } from 'luxon';
import type { Incident } from '../domain/incident/incident.ts';
import type { Team } from '../domain/team/team.ts';
import { HOUR_MS, type Instant, type WeekName } from '../domain/time/instant.ts';
import { addDays } from '../domain/time/local-date.ts';
import { dutyAt } from '../features/duty/duty-at.ts';
import { enterIndex } from '../features/finding/index-incident.ts';
import type { Store, Tx } from '../ports/store.ts';
import { DEMO_PAST, type PastIncident } from './demo-past.ts';
import { DEMO_OUTSIDER } from './demo-team.ts';

/**
 * Gives the demo's team a past: resolved incidents of the weeks before `thisWeek`, so that figures, and what is known, are
 * not empty. A database that holds incidents already is left alone.
 */
export async function seedPast(store: Store, team: Team, thisWeek: WeekName): Promise<void> {
  await store.transaction(async (tx) => {
    if ((await tx.incidents.page({ team: team.key }, 'latest', 1)).length > 0) return;
    for (const past of DEMO_PAST) await seedOne(tx, team, thisWeek, past);
  });
}

async function seedOne(tx: Tx, team: Team, thisWeek: WeekName, past: PastIncident): Promise<void> {
  const { calendar } = team;
  const cameInAt = openInstant(team, thisWeek, past);
  if (cameInAt === undefined) return;
  const week = calendar.dutyWeek(cameInAt);
  const { primary } = await dutyAt(tx, team, cameInAt);
  if (primary === undefined) return;
  const by = { userId: primary.userId, name: primary.name };
  const answeredAt = calendar.add(cameInAt, past.answeredAfter);
  const resolvedAt = calendar.add(answeredAt, (past.effortHours * HOUR_MS) / 60_000);
  const reported = { by: { userId: DEMO_OUTSIDER.userId, name: DEMO_OUTSIDER.name }, at: cameInAt };
  const { summary, effortHours } = past;
  const incident: Incident = {
    number: await tx.incidents.nextNumber(),
    team: team.key,
    title: past.title,
    description: '',
    customer: {
      name: past.customer,
      email: undefined,
      phone: undefined,
      organisation: past.organisation,
    },
    contact: past.contact,
    severity: 'normal',
    environment: 'open',
    reported,
    cameInAt,
    week,
    ownerId: primary.id,
    goalMinutes: team.goalMinutes,
    dueAt: calendar.add(cameInAt, team.goalMinutes),
    state: 'resolved',
    onIt: undefined,
    answered: { by, at: answeredAt },
    resolution: { by, at: resolvedAt, summary, effortHours },
    paging: undefined,
  };
  await tx.incidents.insert(incident);
  await enterIndex(tx, incident);
  await logPast(tx, incident, past, { answeredAt, resolvedAt }, by);
}

/** When it came in: on the last day up to its own on which the team opened; undefined in a week without one. */
function openInstant(
  { calendar }: Team,
  thisWeek: WeekName,
  { back, day, at }: PastIncident,
): Instant | undefined {
  const monday = addDays(thisWeek, -7 * back);
  for (let days = day - 1; days >= 0; days--) {
    const date = addDays(monday, days);
    const t = DateTime.fromISO(`${date}T${at}`, { zone: calendar.zone }).toMillis();
    if (calendar.isOpen(t)) return t;
  }
  return undefined;
}

async function logPast(
  tx: Tx,
  { team, number, reported, week, dueAt, goalMinutes }: Incident,
  { answeredAfter, summary, effortHours }: PastIncident,
  { answeredAt, resolvedAt }: { readonly answeredAt: Instant; readonly resolvedAt: Instant },
  by: Incident['reported']['by'],
): Promise<void> {
  const where = { team, incident: number };
  await tx.log.append(where, [{ type: 'reported', by: reported.by, week, dueAt }], reported.at);
  if (answeredAfter > goalMinutes)
    await tx.log.append(where, [{ type: 'goal-ran-out', dueAt }], dueAt);
  await tx.log.append(where, [{ type: 'answered', by, minutes: answeredAfter }], answeredAt);
  await tx.log.append(where, [{ type: 'resolved', by, summary, effortHours }], resolvedAt);
}

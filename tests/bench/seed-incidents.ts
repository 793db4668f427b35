import Database from 'better-sqlite3';
import { openStore } from '../../src/compose.ts';
import { type IncidentTimerKind, incidentTimerKey } from '../../src/domain/incident/timer.ts';
import { type Instant, MINUTE_MS } from '../../src/domain/time/instant.ts';
import { seedPeople, teamKey, userId } from './world.ts';

export const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export const GOAL_MS = 60 * MINUTE_MS;

/** An incident that waits for its first answer, and which of its timers are still armed. */
export interface WaitingIncident {
  readonly cameInAt: Instant;
  readonly armed: ReadonlyArray<'half' | 'most' | 'goal'>;
}

const TIMERS = {
  half: { after: 0.5 * GOAL_MS, what: { kind: 'remind', fraction: 0.5 } },
  most: { after: 0.8 * GOAL_MS, what: { kind: 'remind', fraction: 0.8 } },
  goal: { after: GOAL_MS, what: { kind: 'goal' } },
} as const satisfies Record<string, { readonly after: number; readonly what: IncidentTimerKind }>;

export const timerDueAt = (cameInAt: Instant, timer: keyof typeof TIMERS): Instant =>
  cameInAt + TIMERS[timer].after;

/** Makes a database with the teams' people in it; answers the primaries' ids. */
export async function makeDatabase(file: string, teams: number): Promise<readonly string[]> {
  const opened = await openStore(file, SILENT);
  try {
    return await seedPeople(opened.store, teams, Date.now());
  } finally {
    await opened.close();
  }
}

/**
 * Writes waiting incidents and their timers as the bot would have; by plain statements, because the bot writes one at a
 * time. Incident n (from 1) belongs to team n modulo `teams`.
 */
export async function seedWaiting(
  file: string,
  teams: number,
  incidents: readonly WaitingIncident[],
): Promise<void> {
  const primaries = await makeDatabase(file, teams);
  const database = new Database(file);
  try {
    const addIncident = database.prepare(`
      insert into incidents (number, team, title, description, contact, severity, environment,
        reported_by, reported_by_name, reported_at, came_in_at, week, owner_id, goal_minutes, due_at, state)
      values (?, ?, ?, '', 'call', 'normal', 'open', ?, 'lead', ?, ?, '2026-01-05', ?, 60, ?, 'waiting')`);
    const addTimer = database.prepare(`
      insert into timers (key, team, incident, kind, what, due_at, next_at) values (?, ?, ?, ?, ?, ?, ?)`);
    database.transaction(() => {
      for (const [index, { cameInAt, armed }] of incidents.entries()) {
        const number = index + 1;
        const team = number % teams;
        addIncident.run(
          number,
          teamKey(team),
          `Contour plot ${String(number)} crashes when restarting from a dump`,
          userId(team, 'lead'),
          cameInAt,
          cameInAt,
          primaries[team],
          cameInAt + GOAL_MS,
        );
        for (const timer of armed) {
          const { what, after } = TIMERS[timer];
          addTimer.run(
            incidentTimerKey(number, what),
            teamKey(team),
            number,
            what.kind,
            JSON.stringify(what),
            cameInAt + after,
            cameInAt + after,
          );
        }
      }
      database
        .prepare(`insert into counters (name, value) values ('incident', ?)`)
        .run(incidents.length);
    })();
  } finally {
    database.close();
  }
}

/** Timers that were due by `now` and are still there; read from outside, so that the bot is not held up by it. */
export function overdueTimers(file: string, now: Instant): number {
  const database = new Database(file, { readonly: true });
  try {
    const count = database
      .prepare<[number], number>('select count(*) from timers where next_at <= ?')
      .pluck();
    return count.get(now) ?? 0;
  } finally {
    database.close();
  }
}

/** Moves every waiting incident and timer, so that what falls due can be laid right behind the bot's start. */
export function moveInstants(file: string, by: number): void {
  const database = new Database(file, { timeout: 10_000 });
  try {
    database.transaction(() => {
      database
        .prepare(
          `update incidents set reported_at = reported_at + @by, came_in_at = came_in_at + @by,
             due_at = due_at + @by where state = 'waiting'`,
        )
        .run({ by });
      database
        .prepare('update timers set due_at = due_at + @by, next_at = next_at + @by')
        .run({ by });
    })();
  } finally {
    database.close();
  }
}

import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { MINUTE_MS } from '../../src/domain/time/instant.ts';
import { GOAL_MS, makeDatabase } from './seed-incidents.ts';
import { teamKey, userId } from './world.ts';

const BACK_MS = 3 * 365 * 24 * 60 * MINUTE_MS;

/**
 * Incidents of three years, resolved, each with what the bot keeps of one: three events of the hash chain, a settled card,
 * thread line and reminder in the outbox, its card's place, two deliveries.
 */
export async function seedPast(file: string, teams: number, incidents: number): Promise<void> {
  const primaries = await makeDatabase(file, teams);
  const database = new Database(file);
  try {
    const add = statements(database);
    const start = Date.now() - BACK_MS;
    let event = 0;
    let hash = '0'.repeat(64);
    const log = (team: string, incident: number, at: number, type: string, data: string): void => {
      event += 1;
      const content = JSON.stringify([event, team, incident, at, type, data]);
      hash = createHash('sha256').update(hash).update(content).digest('hex');
      add.event.run(event, team, incident, at, type, data, hash);
    };
    database.transaction(() => {
      for (let number = 1; number <= incidents; number += 1) {
        const n = number % teams;
        const team = teamKey(n);
        const at = Math.floor(start + (number / incidents) * (BACK_MS - 24 * GOAL_MS));
        const due = at + GOAL_MS;
        const who = userId(n, 'primary');
        const title = `Contour plot ${String(number)} crashes when restarting from a dump`;
        add.incident.run(
          number,
          team,
          title,
          userId(n, 'lead'),
          at,
          at,
          primaries[n],
          due,
          who,
          at + 20 * MINUTE_MS,
          who,
          at + 3 * GOAL_MS,
        );
        const by = { userId: who, name: `primary${String(n)}` };
        log(team, number, at, 'reported', JSON.stringify({ by, week: '2026-01-05', dueAt: due }));
        log(team, number, at + 20 * MINUTE_MS, 'answered', JSON.stringify({ by, minutes: 20 }));
        const summary = 'Known issue: answered with the work-around of the manual, chapter 12.';
        const resolved = JSON.stringify({ by, summary, effortHours: 1.5 });
        log(team, number, at + 3 * GOAL_MS, 'resolved', resolved);
        for (const kind of ['card', 'thread-line', 'reminder']) {
          const effect = JSON.stringify({ kind, event: { type: 'answered', by, minutes: 20 }, at });
          const key = `INC-${String(number)}/${kind}/${String(event)}.0`;
          add.sent.run(key, `INC-${String(number)}/channel`, team, number, kind, effect, due, at);
        }
        add.place.run(`INC-${String(number)}/card`, number, 'C0LIVE', `${String(at)}.000100`);
        for (const step of ['report', 'resolve']) {
          const answer = JSON.stringify({ ok: true, number, title, dueAt: due });
          add.delivery.run(`trigger:${String(number)}.${step}`, answer, at);
        }
      }
      add.counter.run(incidents);
    })();
  } finally {
    database.close();
  }
}

function statements(database: Database.Database) {
  return {
    incident: database.prepare(`
      insert into incidents (number, team, title, description, contact, severity, environment,
        reported_by, reported_by_name, reported_at, came_in_at, week, owner_id, goal_minutes, due_at,
        state, answered_by, answered_by_name, answered_at, resolved_by, resolved_by_name, resolved_at,
        summary, effort_hours)
      values (?, ?, ?, 'It restarts, draws, and is gone.', 'call', 'normal', 'open', ?, 'lead', ?, ?,
        '2026-01-05', ?, 60, ?, 'resolved', ?, 'primary', ?, ?, 'primary', ?, 'Known issue', 1.5)`),
    event: database.prepare(
      'insert into events (id, team, incident, at, type, data, hash) values (?, ?, ?, ?, ?, ?, ?)',
    ),
    sent: database.prepare(`
      insert into outbox (key, lane, priority, team, incident, kind, effect, state, due_at, decided_at,
        next_attempt_at, attempts, epoch, settled_at)
      values (?, ?, 2, ?, ?, ?, ?, 'sent', ?, ?, 0, 1, 1, 1)`),
    place: database.prepare(
      'insert into message_places (key, incident, channel, ts) values (?, ?, ?, ?)',
    ),
    delivery: database.prepare('insert into deliveries (key, answer, at) values (?, ?, ?)'),
    counter: database.prepare(`insert into counters (name, value) values ('incident', ?)`),
  };
}

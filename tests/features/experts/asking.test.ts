import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DECLINE_REASONS } from '../../../src/domain/experts/ask.ts';
import { assign } from '../../../src/domain/incident/assign.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import type { Team } from '../../../src/domain/team/team.ts';
import { HOUR_MS } from '../../../src/domain/time/instant.ts';
import type { Context } from '../../../src/features/context.ts';
import { answerAsk } from '../../../src/features/experts/answer-ask.ts';
import { askExpert } from '../../../src/features/experts/ask-expert.ts';
import { findTimes } from '../../../src/features/experts/find-times.ts';
import { carryOutDecision } from '../../../src/features/incident/carry-out-decision.ts';
import type { Availability } from '../../../src/ports/experts.ts';
import type { Store } from '../../../src/ports/store.ts';
import {
  ALPHA,
  at,
  DELTA,
  FOXTROT,
  incident,
  newResponder,
  visit,
} from '../../support/fixtures.ts';
import { instantPlanner } from '../../support/instant-planner.ts';
import { sqliteStore } from '../../support/sqlite.ts';

const NOW = at('2027-01-12 09:00');

const SCF = { key: 'scf', name: 'SCF', goalMinutes: 240, needs: ['scf'], restricted: true };

let store: Store;
let context: Context;
const team: Team = visit({ environments: [SCF] });
const ids = { alpha: '', delta: '', foxtrot: '' };

beforeEach(async () => {
  store = (await sqliteStore()).store;
  context = {
    store,
    clock: { now: () => NOW, realMsUntil: () => 0 },
    teams: new Map([['visit', team]]),
    wake: () => undefined,
    planner: instantPlanner,
  };
  await store.transaction(async (tx) => {
    ids.alpha = await tx.people.put(newResponder(ALPHA));
    ids.delta = await tx.people.put(newResponder(DELTA));
    ids.foxtrot = await tx.people.put(newResponder(FOXTROT, { capabilities: ['scf'] }));
  });
});
afterEach(async () => {
  await store.close();
});

async function open(changes: Partial<Incident> = {}): Promise<Incident> {
  const opened = incident({ ownerId: ids.alpha, state: 'answered', ...changes });
  await store.transaction(async (tx) => {
    await tx.incidents.insert(opened);
  });
  return opened;
}

const ask = async (expert: string, topic = 'mesh') =>
  await askExpert(context, { delivery: `ask-${expert}`, number: 41, by: ALPHA, expert, topic });

const KNOWS_NOTHING: Availability = {
  zoneOf: async () => await Promise.resolve(undefined),
  busyIn: async () => await Promise.resolve({ ok: true, busy: [] }),
};

const seek = async (availability: Partial<Availability> = {}): Promise<void> => {
  await findTimes(context, { ...KNOWS_NOTHING, ...availability }, 'ask-1');
};

const stored = async () => await store.transaction(async (tx) => await tx.expertAsks.get('ask-1'));

/** Everything that waits to be sent, as it is stored. */
const queued = async () =>
  await store.transaction(async (tx) => {
    const rows = await tx.outbox.claim(NOW + HOUR_MS, 100, 1);
    return rows.map(({ key, effect }) => ({ key, effect }));
  });

describe('times that suit an owner and an expert', () => {
  it('are looked for twice and offered once', async () => {
    await open();
    await ask(FOXTROT.userId);
    await Promise.all([seek(), seek()]);
    await seek();
    const tells = (await queued()).filter(({ effect }) => effect.kind === 'tell');
    expect(tells).toHaveLength(2);
    expect(await store.transaction(async (tx) => await tx.timers.count())).toBe(1);
  });

  it('heed what calendars say and where people live; what could not be read is said to be unknown', async () => {
    await open();
    await ask(FOXTROT.userId);
    await store.transaction(async (tx) => {
      await tx.ownCalendars.put(ALPHA.userId, 'https://example.org/alpha', 1);
      await tx.ownCalendars.put(FOXTROT.userId, 'https://example.org/foxtrot', 1);
    });
    await seek({
      // New York's working day ends at 15:00 in California.
      zoneOf: async (userId) =>
        await Promise.resolve(
          userId === FOXTROT.userId ? 'America/New_York' : 'America/Los_Angeles',
        ),
      busyIn: async (address) =>
        await Promise.resolve(
          address.endsWith('alpha')
            ? { ok: true, busy: [{ from: NOW, to: at('2027-01-12 14:30') }] }
            : { ok: false, why: 'its server answers 404' },
        ),
    });
    const offer = (await stored())?.offer;
    expect(offer?.times).toEqual([
      at('2027-01-12 14:30'),
      at('2027-01-13 08:00'),
      at('2027-01-13 10:00'),
    ]);
    expect(offer?.unread).toEqual({ expert: 'its server answers 404' });
  });

  it('are not within time off or the expert’s week as primary', async () => {
    await open();
    await store.transaction(async (tx) => {
      const week = { week: '2027-01-11', role: 'primary', responderId: ids.foxtrot } as const;
      await tx.people.putAssignment('visit', week, 0);
      await tx.people.replaceTimeOff(ids.alpha, [{ from: '2027-01-19', to: '2027-01-19' }]);
    });
    await ask(FOXTROT.userId);
    await seek();
    // Monday the 18th is a holiday.
    expect((await stored())?.offer?.times[0]).toBe(at('2027-01-20 08:00'));
  });
});

describe('an ask', () => {
  it('is withdrawn when the incident becomes somebody else’s: the expert is told once', async () => {
    const opened = await open();
    await ask(FOXTROT.userId);
    await seek();
    await queued();
    await store.transaction(async (tx) => {
      const delta = await tx.people.get(ids.delta);
      if (delta) await carryOutDecision(tx, assign(opened, delta, ALPHA, NOW), NOW);
    });
    expect(await stored()).toMatchObject({ state: 'withdrawn', settled: { why: 'handed-over' } });
    const log = await store.transaction(async (tx) => await tx.log.ofIncident(41));
    expect(log.at(-1)?.event).toMatchObject({ type: 'ask-withdrawn', why: 'handed-over' });
    expect(await store.transaction(async (tx) => await tx.timers.count())).toBe(0);
  });

  it('answered twice is answered once, and a late press is told how it ended', async () => {
    await open();
    await ask(FOXTROT.userId);
    await seek();
    const press = async (delivery: string) =>
      await answerAsk(context, { delivery, ask: 'ask-1', by: FOXTROT, answer: { kind: 'now' } });
    expect(await press('one')).toMatchObject({ ok: true, state: 'agreed' });
    expect(await press('one')).toMatchObject({ ok: true, state: 'agreed' });
    expect(await press('two')).toMatchObject({
      ok: false,
      message: 'The help with INC-41 has been agreed already.',
    });
    const log = await store.transaction(async (tx) => await tx.log.ofIncident(41));
    expect(log.filter(({ event }) => event.type === 'expert-agreed')).toHaveLength(1);
  });

  it('tells the issue what the expert answered', async () => {
    await open({ repository: 'visit-dav/incidents' });
    await ask(FOXTROT.userId);
    await seek();
    const answer = { kind: 'decline', reason: 'golf knows it', field: 'reason' } as const;
    await answerAsk(context, { delivery: 'd', ask: 'ask-1', by: FOXTROT, answer });
    const remarks = await store.transaction(async (tx) => await tx.remarks.standing(41, 'thread'));
    expect(remarks).toMatchObject([
      { author: 'foxtrot', text: 'Cannot help with this: golf knows it' },
    ]);
    expect((await queued()).map(({ effect }) => effect.kind)).toContain('issue-comment');
  });
});

describe('an ask about a restricted incident', () => {
  const restricted = { environment: 'scf', repository: 'visit-dav/incidents' };

  it('goes only to people with the capability', async () => {
    await open(restricted);
    expect(await ask(DELTA.userId)).toMatchObject({
      ok: false,
      message: 'delta may not work in SCF. Who may: foxtrot.',
    });
    expect(await ask(FOXTROT.userId)).toMatchObject({ ok: true });
  });

  it('keeps no word of what was typed, and takes a reason from the list alone', async () => {
    await open(restricted);
    await ask(FOXTROT.userId, 'CANARY-TOPIC');
    await seek();
    const decline = async (delivery: string, reason: string) =>
      await answerAsk(context, {
        delivery,
        ask: 'ask-1',
        by: FOXTROT,
        answer: { kind: 'decline', reason, field: 'reason' },
      });
    expect(await decline('one', 'CANARY-REASON')).toMatchObject({ ok: false, field: 'reason' });
    expect(await decline('two', DECLINE_REASONS[0])).toMatchObject({ ok: true });
    const kept = await store.transaction(async (tx) => [
      await tx.expertAsks.ofIncident(41),
      await tx.log.ofIncident(41),
      await tx.remarks.standing(41, 'thread'),
    ]);
    expect(JSON.stringify([kept, await queued()])).not.toContain('CANARY');
    expect(kept[2]).toEqual([]);
  });
});

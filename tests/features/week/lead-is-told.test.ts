import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { teamNotice } from '../../../src/adapters/slack/views/team-notices.ts';
import { seedDemo } from '../../../src/demo/seed.ts';
import type { DomainEvent } from '../../../src/domain/incident/event.ts';
import type { Team } from '../../../src/domain/team/team.ts';
import type { Instant } from '../../../src/domain/time/instant.ts';
import { loadAgeingView, tellOfAgeing } from '../../../src/features/week/ageing.ts';
import { WARN_OF_PLANS_END } from '../../../src/features/week/plan-ends.ts';
import type { TeamJob } from '../../../src/ports/jobs.ts';
import type { Store, Tx } from '../../../src/ports/store.ts';
import { ALPHA, at, FOXTROT, incident, visit } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';

const TEAM = visit();
const nobody = (): string => 'someone';

let store: Store;
beforeEach(async () => {
  ({ store } = await sqliteStore());
  // Pairs from 11 January to the week of 29 March 2027; foxtrot is the lead.
  await seedDemo(store, TEAM, '2027-01-11', 12);
});
afterEach(async () => {
  await store.close();
});

/** Does what is due of a job at an instant, and answers with what that says to whom. */
async function saidBy(job: TeamJob, now: Instant, team: Team = TEAM) {
  const { latest } = job.timetable(team.calendar, now);
  if (latest === undefined || latest.dueAt !== now) return 'not due';
  return await store.transaction(async (tx) => {
    await job.run(tx, team, latest, now);
    const said: (readonly [string, string])[] = [];
    for (const row of await tx.outbox.claim(now, 50, 1)) {
      await tx.outbox.finish({ row, outcome: { kind: 'sent', place: undefined } }, now, 1);
      const { effect } = row;
      if (effect.kind !== 'tell') continue;
      const { notice } = effect;
      if (notice.about === 'ageing') {
        const view = await loadAgeingView(tx, team, now);
        said.push([effect.to, teamNotice({ ...notice, view }, team, nobody).text]);
      } else if (notice.about === 'plan-ends') {
        said.push([effect.to, teamNotice(notice, team, nobody).text]);
      }
    }
    return said;
  });
}

describe('of incidents that stand still', () => {
  const happened = async (tx: Tx, number: number, event: DomainEvent, when: string) =>
    await tx.log.append({ team: 'visit', incident: number }, [event], at(when));

  it('the lead hears on the first noon of a week, until somebody moves them', async () => {
    await store.transaction(async (tx) => {
      await tx.incidents.insert(incident({ number: 1 }));
      await tx.incidents.insert(incident({ number: 2, state: 'answered' }));
      await happened(tx, 2, { type: 'answered', by: ALPHA, minutes: 5 }, '2027-01-20 09:00');
      await happened(tx, 1, { type: 'channel-paged', step: 2 }, '2027-01-22 09:00');
    });
    expect(await saidBy(tellOfAgeing, at('2027-01-19 12:00'))).toEqual([]);
    expect(await saidBy(tellOfAgeing, at('2027-01-25 11:59'))).toBe('not due');
    expect(await saidBy(tellOfAgeing, at('2027-01-25 12:00'))).toEqual([
      [FOXTROT.userId, '1 open incident of VisIt has not moved for 10 days or longer.'],
    ]);
    await store.transaction(async (tx) => {
      await happened(tx, 1, { type: 'on-it', by: ALPHA }, '2027-01-25 13:00');
    });
    // Number 1 has moved, and number 2 has not.
    expect(await saidBy(tellOfAgeing, at('2027-02-01 12:00'))).toEqual([
      [FOXTROT.userId, '1 open incident of VisIt has not moved for 10 days or longer.'],
    ]);
    const aged = await store.transaction(
      async (tx) => (await loadAgeingView(tx, TEAM, at('2027-02-01 12:00'))).aged,
    );
    expect(aged.map((one) => one.incident.number)).toEqual([2]);
  });

  it('one of a restricted environment is named, and nothing more', async () => {
    const text = await store.transaction(async (tx) => {
      const title = 'Restricted incident (SCF)';
      await tx.incidents.insert(incident({ number: 1, title, isRestricted: true }));
      const view = await loadAgeingView(tx, TEAM, at('2027-02-01 12:00'));
      return JSON.stringify(teamNotice({ about: 'ageing', lapsesAt: 0, view }, TEAM, nobody));
    });
    expect(text).toContain('INC-1 · Restricted incident (SCF) · nobody’s');
    expect(text).not.toContain('Reed');
  });
});

describe('of the plan’s end', () => {
  const [soon, now] = WARN_OF_PLANS_END;
  if (soon === undefined || now === undefined) throw new Error('two jobs');
  const words =
    'Nobody is planned for VisIt in the week of Mon 5 Apr. Please publish a plan before Mon 5 Apr, 08:00 PDT (`/oncall plan`). Otherwise incidents stay with whoever has them, and the escalation path passes over whoever is missing.';

  it('the lead hears two weeks before, once, and two hours before the last week that has a pair ends', async () => {
    expect(await saidBy(soon, at('2027-03-15 08:00'))).toEqual([]);
    expect(await saidBy(soon, at('2027-03-22 08:00'))).toEqual([[FOXTROT.userId, words]]);
    expect(await saidBy(soon, at('2027-03-29 08:00'))).toEqual([]);
    expect(await saidBy(now, at('2027-03-26 15:00'))).toEqual([]);
    expect(await saidBy(now, at('2027-04-02 15:00'))).toEqual([[FOXTROT.userId, words]]);
  });

  it('the lead hears as well where only a backup is missing, and of nothing where nobody is on the rotation', async () => {
    await store.transaction(async (tx) => {
      await tx.people.removeAssignment('visit', '2027-02-01', 'backup');
    });
    expect(await saidBy(soon, at('2027-01-19 08:00'))).toEqual([
      [
        FOXTROT.userId,
        expect.stringContaining('No backup is planned for VisIt in the week of Mon 1 Feb.'),
      ],
    ]);
    await store.transaction(async (tx) => {
      for (const person of await tx.people.ofTeam('visit')) {
        await tx.people.put({ ...person, active: false });
      }
    });
    expect(await saidBy(now, at('2027-04-02 15:00'))).toEqual([]);
  });
});

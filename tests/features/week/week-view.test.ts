import { describe, expect, it } from '@jest/globals';
import { weekPost } from '../../../src/adapters/slack/views/week/week-post.ts';
import { seedDemo } from '../../../src/demo/seed.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import type { Team } from '../../../src/domain/team/team.ts';
import type { Instant } from '../../../src/domain/time/instant.ts';
import { checkMessage } from '../../../src/doubles/slack/limits/check-message.ts';
import { loadWeekView } from '../../../src/features/week/week-view.ts';
import type { Tx } from '../../../src/ports/store.ts';
import { calendar } from '../../domain/time/calendars.ts';
import { ALPHA, at, DELTA, incident, newResponder, visit } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';

interface Wish {
  readonly week: string;
  readonly now: Instant;
  readonly team?: Team;
  readonly prepare?: (tx: Tx, idOf: (userId: string) => Promise<string>) => Promise<void>;
}

/** The demo's eight with pairs from 11 January 2027 to the week of 29 March, and what the post says then. */
async function postOf({ week, now, team = visit(), prepare }: Wish) {
  const { store } = await sqliteStore();
  await seedDemo(store, team, '2027-01-11', 12);
  const view = await store.transaction(async (tx) => {
    await prepare?.(tx, async (userId) => (await tx.people.byUser(userId))[0]?.id ?? '');
    return await loadWeekView(tx, team, week, now);
  });
  await store.close();
  return view && weekPost(view);
}

async function textOf(wish: Wish): Promise<string> {
  const post = await postOf(wish);
  if (post === undefined) throw new Error('there is no such week');
  return post.blocks
    .flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : []))
    .join('\n');
}

/** What is open from the week of 11 January. */
async function insert(tx: Tx, changes: Partial<Incident>): Promise<void> {
  await tx.incidents.insert(incident(changes));
}

const MONDAY = at('2027-01-25 08:00');

describe('the post of a week', () => {
  it('says who is on duty, what is carried over and who keeps it, how last week went and what comes', async () => {
    const text = await textOf({
      week: '2027-01-25',
      now: MONDAY,
      team: visit({ week: { text: 'Read https://example.org/wiki first.', agesAfterDays: 10 } }),
      prepare: async (tx, idOf) => {
        const [charlie, hotel] = [await idOf('U03CHARLIE'), await idOf('U08HOTEL')];
        const answered = { by: ALPHA, at: at('2027-01-19 09:30') };
        const came = { week: '2027-01-18', cameInAt: at('2027-01-19 09:00') };
        const due = { dueAt: at('2027-01-19 10:00') };
        await insert(tx, {
          ...came,
          ...due,
          number: 1,
          ownerId: charlie,
          answered,
          state: 'answered',
        });
        await insert(tx, {
          ...came,
          ...due,
          number: 2,
          ownerId: hotel,
          answered,
          state: 'answered',
        });
        await insert(tx, { number: 3, ...came, ...due, title: '<!channel> hangs', ownerId: hotel });
        await insert(tx, {
          number: 4,
          ...came,
          ...due,
          ownerId: charlie,
          answered,
          state: 'resolved',
          resolution: { by: ALPHA, at: at('2027-01-19 12:00'), summary: '', effortHours: 2.5 },
        });
        await insert(tx, {
          number: 5,
          week: '2027-01-25',
          cameInAt: at('2027-01-24 11:00'),
          dueAt: at('2027-01-25 09:00'),
        });
        const to = { userId: 'U08HOTEL', name: 'hotel' };
        const handed = { type: 'handed-off', from: ALPHA, to, week: '2027-01-18' } as const;
        await tx.log.append(
          { team: 'visit', incident: 2 },
          [{ ...handed, note: 'waits for\n<!here> the file' }],
          at('2027-01-22 17:00'),
        );
      },
    });
    expect(text).toBe(
      [
        '*Week of Mon 25 Jan · <@U08HOTEL> is primary, bravo is backup*',
        'Send everything to hotel (☎ 2-4854, hotel@example.org). bravo (☎ 2-4848, bravo@example.org) is called only if hotel cannot answer within the hour.',
        'hotel is not expected to get anything else done this week.',
        '*Carried over:* 3 incidents',
        '🔴 INC-3 · &lt;!channel&gt; hangs · waiting for a first answer',
        '🟢 INC-1 · Contour plot crashes when restarting from a dump · stays with charlie',
        '🟢 INC-2 · Contour plot crashes when restarting from a dump · “waits for &lt;!here&gt; the file”',
        '*Came in while closed:* 1 incident, a first answer is due <!date^1800896400^{date_short_pretty}, {time}|Mon 25 Jan, 09:00 PST>',
        '*Last week:* 4 incidents, 3 answered in time, 1 not answered yet, median 30 min; charlie 2.5 h',
        '*This week:* open Mon–Fri.',
        '*Next:* 1 Feb echo (1st time as primary) + alpha · 8 Feb delta + golf · 15 Feb foxtrot + charlie · 22 Feb golf (1st time as primary) + hotel',
        'Read <https://example.org/wiki> first.',
      ].join('\n'),
    );
  });

  it('fits Slack’s limits and one screen with 15 people and 40 incidents carried over', async () => {
    const post = await postOf({
      week: '2027-01-25',
      now: MONDAY,
      team: visit({ week: { text: 'x'.repeat(1_000), agesAfterDays: 10 } }),
      prepare: async (tx, idOf) => {
        for (let n = 1; n <= 7; n++) {
          await tx.people.put(
            newResponder({ userId: `U1${String(n)}`, name: `someone${String(n)}` }),
          );
        }
        const ownerId = await idOf('U04DELTA');
        for (let number = 1; number <= 40; number++) {
          await insert(tx, { number, ownerId, title: '<&>'.repeat(80) });
          const to = { userId: DELTA.userId, name: DELTA.name };
          const note = '&'.repeat(2_000);
          await tx.log.append(
            { team: 'visit', incident: number },
            [{ type: 'handed-off', from: ALPHA, to, week: '2027-01-11', note }],
            at('2027-01-15 17:00'),
          );
        }
      },
    });
    if (post === undefined) throw new Error('there is no such week');
    // As it is posted, and as it is edited when its picture comes.
    const image = {
      type: 'image',
      slack_file: { id: 'F01' },
      alt_text: 'x'.repeat(1_000),
    } as const;
    expect(checkMessage(post, 'post')).toBeUndefined();
    expect(checkMessage({ ...post, blocks: [...post.blocks, image] }, 'update')).toBeUndefined();
    const text = JSON.stringify(post.blocks);
    expect(text).toContain('and 34 more: `/oncall list`');
    expect(text.match(/INC-\d+ ·/gu)).toHaveLength(6);
    expect(text.split(String.raw`\n`).length).toBeLessThan(20);
  });

  it('repeats nothing that somebody typed about what is restricted', async () => {
    const text = await textOf({
      week: '2027-01-25',
      now: MONDAY,
      prepare: async (tx, idOf) => {
        const title = 'Restricted incident (SCF)';
        const ownerId = await idOf('U08HOTEL');
        await insert(tx, { number: 1, title, isRestricted: true, ownerId });
        const to = { userId: 'U08HOTEL', name: 'hotel' };
        await tx.log.append(
          { team: 'visit', incident: 1 },
          [{ type: 'handed-off', from: ALPHA, to, week: '2027-01-11', note: 'the warhead mesh' }],
          at('2027-01-15 17:00'),
        );
      },
    });
    expect(text).toContain('🔴 INC-1 · Restricted incident (SCF) · waiting for a first answer\n');
    expect(text).not.toContain('warhead');
  });

  it('says that nobody is planned for it, or for the weeks after it', async () => {
    const [none, before] = [
      await textOf({ week: '2027-04-05', now: at('2027-04-05 08:00') }),
      await textOf({ week: '2027-03-22', now: at('2027-03-22 08:00') }),
    ];
    expect(none).toContain(
      '*Week of Mon 5 Apr · nobody is on duty*\nNobody is planned as primary:',
    );
    expect(none).toContain('*Next:* nobody is planned from 12 Apr on (an admin plans with');
    expect(before).toContain(
      '*Next:* 29 Mar echo (2nd time as primary) + alpha · nobody is planned from 5 Apr on (an admin plans with',
    );
  });

  it('tells of a week of one business day, of hours that are not the usual ones, and of weeks that never open', async () => {
    const team = visit({
      calendar: calendar({
        holidays: {
          '2027-01-25': 'Inventory',
          '2027-01-26': 'Inventory',
          '2027-01-28': 'Inventory',
          '2027-01-29': 'Inventory',
          '2027-02-01': 'Shutdown',
          '2027-02-02': 'Shutdown',
          '2027-02-03': 'Shutdown',
          '2027-02-04': 'Shutdown',
          '2027-02-05': 'Shutdown',
          '2027-03-01': 'Founders’ Day',
        },
        special: { '2027-01-21': ['08:00-12:00'] },
      }),
    });
    const short = await textOf({ week: '2027-01-25', now: at('2027-01-27 08:00'), team });
    expect(short).toContain('*This week:* open Wed 27 Jan alone, closed Mon 25 Jan (Inventory), ');
    expect(short).toContain('. Next holiday: Mon 1 Feb (Shutdown).');
    expect(short).toContain('*Next:* 1 Feb closed · 8 Feb delta + golf · ');
    const before = await textOf({ week: '2027-01-18', now: at('2027-01-18 08:00'), team });
    expect(before).toContain(
      '*This week:* open Mon–Fri, Thu 21 Jan open <!date^1800547200^{time}|08:00 PST> to <!date^1800561600^{time}|12:00 PST>. Next holiday: Mon 25 Jan (Inventory).',
    );
    expect(before).toContain('*Next:* 25 Jan (1 day) hotel + bravo · 1 Feb closed · ');
    expect(await postOf({ week: '2027-02-01', now: at('2027-01-29 08:00'), team })).toBeUndefined();
    // The week before the one after the shutdown is the one before the shutdown.
    const after = await textOf({ week: '2027-02-08', now: at('2027-02-08 08:00'), team });
    expect(after).toContain('*Last week:* no incident came in');
  });

  it('is a preview before the week begins: what is open stays with whoever has it', async () => {
    const text = await textOf({
      week: '2027-01-18',
      now: at('2027-01-15 11:00'),
      prepare: async (tx, idOf) => {
        await insert(tx, { number: 1, ownerId: await idOf('U01ALPHA') });
      },
    });
    expect(text).toContain('*Open now:* 1 incident\n');
    expect(text).toContain('waiting for a first answer · alpha\n');
    expect(text).toContain(
      '*This week so far:* 1 incident, 0 answered in time, 1 not answered yet',
    );
    expect(text).toContain('*That week:* open Tue–Fri, closed Mon 18 Jan');
  });
});

import { describe, expect, it } from '@jest/globals';
import { awayForm } from '../../../../src/adapters/slack/views/away-forms.ts';
import { coverForm } from '../../../../src/adapters/slack/views/cover-form.ts';
import { homeView } from '../../../../src/adapters/slack/views/home.ts';
import { swapForm } from '../../../../src/adapters/slack/views/swap-forms.ts';
import type { ScheduledSpell } from '../../../../src/domain/rotation/schedule.ts';
import type { Responder } from '../../../../src/domain/team/responder.ts';
import { addDays } from '../../../../src/domain/time/local-date.ts';
import { checkView } from '../../../../src/doubles/slack/limits/check-view.ts';
import type { TeamHome } from '../../../../src/features/home/home-of.ts';
import type { OwnPart, Request } from '../../../../src/features/home/own-part.ts';
import { ALPHA, at, DELTA, incident, newResponder, visit } from '../../../support/fixtures.ts';
import { sampleSchedule } from '../../../support/schedule.ts';

const alpha: Responder = { id: 'a', ...newResponder(ALPHA) };
const delta: Responder = { id: 'd', ...newResponder(DELTA) };
const NOW = at('2027-01-12 11:00');
const LONG = 'Maximiliane-Wilhelmina '.repeat(20);
/** Written from right to left, with a mark that would turn what follows it around. */
const HEBREW = 'דנה\u202e רוזן';

const many = <T>(make: (n: number) => T): readonly T[] =>
  Array.from({ length: 40 }, (_, n) => make(n));

const spell = (n: number, responder: Responder): ScheduledSpell => ({
  role: n % 2 === 0 ? 'primary' : 'backup',
  responder,
  reason: n % 3 === 0 ? 'cover' : 'rotation',
  from: at('2027-01-11 08:00') + n * 604_800_000,
  to: at('2027-01-15 17:00') + n * 604_800_000,
});

function swap(n: number, asker: Responder, reader: 'asked' | 'asker'): Request {
  const seats = {
    gives: { week: '2027-02-08', role: 'primary', responderId: asker.id },
    gets: { week: '2027-02-15', role: 'backup', responderId: delta.id },
  } as const;
  return {
    about: 'swap',
    reader,
    view: {
      team: visit(),
      asker,
      asked: delta,
      effect: { broken: [], people: [] },
      nameOf: () => asker.name,
      swap: {
        ...seats,
        id: `${reader}-${String(n)}`,
        team: 'visit',
        askedBy: ALPHA,
        overridden: [],
        requestedAt: NOW,
        lapsesAt: NOW,
        state: 'requested',
        settled: undefined,
      },
    },
  };
}

function fullPart(name: string): OwnPart {
  const me = { ...alpha, name };
  return {
    responder: me,
    incidents: many((n) => ({
      incident: incident({ number: n + 1, title: name.slice(0, 150), ownerId: 'a' }),
      team: visit(),
      owner: me,
      now: NOW,
      minutesLeft: 12,
    })),
    waiting: many((n) => swap(n, { ...delta, name }, 'asked')),
    asked: many((n) => swap(n, { ...alpha, name }, 'asker')),
    duties: many((n) => ({
      spell: spell(n, me),
      isCovered: n % 5 === 0,
      partner: { ...delta, name },
    })),
    timeOff: many((n) => ({
      responderId: 'a',
      from: addDays('2027-03-01', 7 * n),
      to: addDays('2027-03-02', 7 * n),
      note: name.slice(0, 150),
    })),
  };
}

async function teamHome(own: OwnPart | undefined, key = 'visit'): Promise<TeamHome> {
  const team = visit({ key, name: key });
  return {
    overview: {
      team,
      now: NOW,
      duty: {
        primary: alpha,
        backup: undefined,
        seats: {
          week: '2027-01-11',
          primary: { responderId: 'a', reason: 'rotation' },
          backup: undefined,
          until: at('2027-01-15 17:00'),
        },
      },
      open: 41,
      waiting: 40,
      mostUrgent: { number: 41, dueAt: at('2027-01-12 10:24'), minutesLeft: -3 },
      opensAt: undefined,
    },
    schedule: { ...(await sampleSchedule({ weeks: 4, team })), team },
    own,
    admins: 'alpha',
  };
}

const textOf = (view: ReturnType<typeof homeView>): string => JSON.stringify(view.blocks);

describe('the Home tab', () => {
  it.each([
    ['long names', LONG],
    ['names from right to left', HEBREW],
    ['names that look like mentions', '<!channel> <@U1>'],
  ])('keeps to Slack’s limits with 40 of everything and %s', async (_, name) => {
    for (const keys of [['visit'], ['visit', 'conduit'], ['visit', 'conduit', 'yt']]) {
      const teams: TeamHome[] = [];
      for (const key of keys) {
        const own = fullPart(name);
        const numbered = (requests: readonly Request[]): readonly Request[] =>
          requests.map((one) =>
            one.about === 'swap'
              ? {
                  ...one,
                  view: {
                    ...one.view,
                    swap: { ...one.view.swap, id: `${key}-${one.view.swap.id}` },
                  },
                }
              : one,
          );
        const offset = 100 * keys.indexOf(key);
        teams.push(
          await teamHome(
            {
              ...own,
              waiting: numbered(own.waiting),
              asked: numbered(own.asked),
              incidents: own.incidents.map((view) => ({
                ...view,
                incident: { ...view.incident, number: view.incident.number + offset },
              })),
            },
            key,
          ),
        );
      }
      const view = homeView({ teams, leftOut: [visit({ name })] }, ALPHA.userId);
      expect(checkView(view, 'home')).toEqual([]);
      expect(textOf(view)).not.toMatch(/<!channel>|<@U1>|\u202e/u);
      expect(textOf(view)).toMatch(/and 3\d more: `\/oncall list`/u);
    }
  });

  it('leaves parts out in which nothing is, and says where nothing is entered', async () => {
    const own: OwnPart = {
      responder: alpha,
      incidents: [],
      waiting: [],
      asked: [],
      duties: [],
      timeOff: [],
    };
    const text = textOf(homeView({ teams: [await teamHome(own)], leftOut: [] }, ALPHA.userId));
    expect(text).not.toMatch(/Waiting for your answer|You have asked for|Your open incidents/u);
    expect(text).toContain('Nothing in the next half year.');
    expect(text).toContain('None entered.');
    expect(text).not.toContain('business minutes left');
  });

  it('says whose the role is while somebody else holds it', async () => {
    const own = {
      ...fullPart('alpha'),
      duties: [{ spell: spell(3, delta), isCovered: true, partner: alpha }],
    };
    expect(textOf(homeView({ teams: [await teamHome(own)], leftOut: [] }, ALPHA.userId))).toContain(
      'delta is backup instead of you (cover)',
    );
  });
});

describe('the forms of the rotation', () => {
  it.each([LONG, HEBREW, '<!channel>'])(
    'keep to Slack’s limits with 120 people named “%s”',
    (name) => {
      const people = Array.from({ length: 120 }, (_, n) => ({
        ...alpha,
        id: String(n),
        userId: `U${String(n)}`,
        name,
      }));
      const seats = Array.from({ length: 120 }, (_, n) => ({
        week: addDays('2027-01-18', 7 * n),
        role: 'primary' as const,
        responderId: 'a',
      }));
      const common = { team: visit(), forUser: 'U01ALPHA', name } as const;
      const ahead = many((n) => ({
        responderId: 'a',
        from: addDays('2027-03-01', 7 * n),
        to: addDays('2027-03-02', 7 * n),
        note: name.slice(0, 150),
      }));
      expect(checkView(awayForm({ ...common, ahead }), 'modal')).toEqual([]);
      const duties = [spell(0, alpha), spell(1, alpha)] as const;
      expect(
        checkView(coverForm({ ...common, duties, people, toUser: 'U7', now: NOW }), 'modal'),
      ).toEqual([]);
      const asker = { ...alpha, name };
      const others = people.map((person) => ({ person, seats }));
      expect(
        checkView(
          swapForm({
            team: visit(),
            forUser: 'U1',
            asker,
            own: seats,
            others,
            gives: '2027-01-25',
          }),
          'modal',
        ),
      ).toEqual([]);
    },
  );
});

import type { Level } from '../domain/team/responder.ts';

/** The demo's eight: five veterans and three newcomers, part-time and off site among them. */
export const DEMO_PEOPLE: ReadonlyArray<{
  readonly userId: string;
  readonly name: string;
  readonly realName: string;
  readonly level: Level;
  readonly weight: number;
  readonly phone: string;
  readonly topics: readonly string[];
  readonly capabilities?: readonly string[];
}> = [
  {
    userId: 'U01ALPHA',
    name: 'alpha',
    realName: 'Alex Alpha',
    level: 'veteran',
    weight: 1,
    phone: '2-4847',
    topics: ['volume rendering', 'contour plots'],
  },
  {
    userId: 'U02BRAVO',
    name: 'bravo',
    realName: 'Bea Bravo',
    level: 'veteran',
    weight: 0.5,
    phone: '2-4848',
    topics: ['database readers'],
    capabilities: ['scf'],
  },
  {
    userId: 'U03CHARLIE',
    name: 'charlie',
    realName: 'Chris Charlie',
    level: 'newcomer',
    weight: 1,
    phone: '2-4849',
    topics: ['python', 'build'],
  },
  {
    userId: 'U04DELTA',
    name: 'delta',
    realName: 'Dana Delta',
    level: 'veteran',
    weight: 1,
    phone: '2-4850',
    topics: ['parallel'],
  },
  {
    userId: 'U05ECHO',
    name: 'echo',
    realName: 'Eli Echo',
    level: 'newcomer',
    weight: 1,
    phone: '2-4851',
    topics: ['build'],
  },
  {
    userId: 'U06FOXTROT',
    name: 'foxtrot',
    realName: 'Fay Foxtrot',
    level: 'veteran',
    weight: 1,
    phone: '2-4852',
    topics: ['mesh', 'volume rendering'],
  },
  {
    userId: 'U07GOLF',
    name: 'golf',
    realName: 'Gus Golf',
    level: 'newcomer',
    weight: 0.8,
    phone: '2-4853',
    topics: ['gui'],
  },
  {
    userId: 'U08HOTEL',
    name: 'hotel',
    realName: 'Hana Hotel',
    level: 'veteran',
    weight: 1,
    phone: '2-4854',
    topics: ['expressions', 'mesh'],
    capabilities: ['scf'],
  },
];

/** Somebody of the same workspace who is not on the team: may report, and may not act. */
export const DEMO_OUTSIDER = { userId: 'U09USER', name: 'uma', realName: 'Uma User' } as const;

export const DEMO_CHANNEL = 'visit-live';

/** The user group that holds whoever is on duty. */
export const DEMO_GROUP = 'visit-oncall';

/** Pairs in turn; each newcomer who is primary has a veteran as backup. */
export const DEMO_PAIRS: ReadonlyArray<readonly [primary: string, backup: string]> = [
  ['alpha', 'delta'],
  ['charlie', 'foxtrot'],
  ['hotel', 'bravo'],
  ['echo', 'alpha'],
  ['delta', 'golf'],
  ['foxtrot', 'charlie'],
  ['golf', 'hotel'],
  ['bravo', 'echo'],
];

/** The telephone of one of them, who is backup in the first week. */
export const DEMO_PHONE = { userId: 'U04DELTA', address: '+19255550104' } as const;

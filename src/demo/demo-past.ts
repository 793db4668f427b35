import type { ChannelOfContact } from '../domain/incident/incident.ts';

/** One of the demo's incidents of earlier weeks: all of them are resolved. */
export interface PastIncident {
  /** Weeks before the one in which the demo begins, and the day of that week, 1 for Monday. */
  readonly back: number;
  readonly day: number;
  /** On the team's wall clock. */
  readonly at: string;
  /** Business minutes to the first answer; the goal is 60. */
  readonly answeredAfter: number;
  readonly effortHours: number;
  readonly title: string;
  readonly summary: string;
  readonly customer: string;
  readonly organisation: string;
  readonly contact: ChannelOfContact;
}

const row = (
  when: readonly [back: number, day: number, at: string],
  took: readonly [answeredAfter: number, effortHours: number],
  title: string,
  summary: string,
  from: readonly [customer: string, organisation: string, contact: ChannelOfContact],
): PastIncident => ({
  back: when[0],
  day: when[1],
  at: when[2],
  answeredAfter: took[0],
  effortHours: took[1],
  title,
  summary,
  customer: from[0],
  organisation: from[1],
  contact: from[2],
});

/** Two months of a team's life, the oldest first; the last week is told of in the first weekly post. */
export const DEMO_PAST: readonly PastIncident[] = [
  row(
    [8, 2, '09:40'],
    [12, 1],
    'Cannot open a Silo file written by an old code',
    'The reader for old files was off by default; switched it on.',
    ['Ken Moss', 'Example Lab', 'call'],
  ),
  row(
    [7, 3, '14:05'],
    [25, 2.5],
    'Movie wizard writes black frames',
    'Off-screen rendering needs the other driver; documented it.',
    ['Ana Ruiz', 'Example University', 'email'],
  ),
  row(
    [6, 1, '10:15'],
    [8, 0.5],
    'Where is the expression list?',
    'Referred to the manual, section on expressions.',
    ['Li Wen', 'Example Lab', 'drop-in'],
  ),
  row(
    [5, 4, '15:20'],
    [71, 4],
    'Parallel engine does not start on the new cluster',
    'The host profile named the old queue; made a new one.',
    ['Ken Moss', 'Example Lab', 'call'],
  ),
  row(
    [4, 2, '11:10'],
    [18, 1.5],
    'Python script fails after the upgrade',
    'An argument was renamed; sent the new form.',
    ['Omar Haddad', 'Example Institute', 'email'],
  ),
  row(
    [3, 5, '08:50'],
    [30, 3],
    'Volume rendering shows stripes',
    'Sampling was too coarse for this grid; gave the settings.',
    ['Ana Ruiz', 'Example University', 'slack'],
  ),
  row(
    [2, 3, '13:30'],
    [22, 2],
    'Database plugin is not found',
    'The plugin was built for another version; rebuilt it with them.',
    ['Li Wen', 'Example Lab', 'call'],
  ),
  row(
    [1, 1, '08:35'],
    [14, 1],
    'Contour levels differ from last month’s figure',
    'The default number of levels had changed; gave the old value.',
    ['Ana Ruiz', 'Example University', 'email'],
  ),
  row(
    [1, 1, '13:20'],
    [9, 0.5],
    'How to save a session for colleagues',
    'Referred to the manual; sent an example session.',
    ['Tom Bell', 'Example Lab', 'drop-in'],
  ),
  row(
    [1, 2, '09:15'],
    [41, 3],
    'Streamlines stop at block boundaries',
    'Ghost zones were missing in the file; made a reproducer.',
    ['Omar Haddad', 'Example Institute', 'call'],
  ),
  row(
    [1, 3, '10:05'],
    [67, 2],
    'Client cannot connect through the gateway',
    'A firewall rule had gone; the site put it back.',
    ['Ken Moss', 'Example Lab', 'call'],
  ),
  row(
    [1, 4, '14:45'],
    [6, 1.5],
    'Crash on opening a very long file name',
    'Known issue; worked around with a link.',
    ['Tom Bell', 'Example Lab', 'email'],
  ),
];

/** Weeks before the demo's first for which it has pairs: as many as there are pairs, so that the pair of now stays. */
export const DEMO_PAST_WEEKS = 8;

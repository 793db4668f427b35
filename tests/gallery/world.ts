import type { Form, Home, Message } from '../../src/adapters/slack/views/blocks.ts';
import { line } from '../../src/adapters/slack/views/help.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import type { Schedule } from '../../src/domain/rotation/schedule.ts';
import type { Responder } from '../../src/domain/team/responder.ts';
import type { Team } from '../../src/domain/team/team.ts';
import type { Duty } from '../../src/features/duty/duty-at.ts';
import type { IncidentView } from '../../src/features/incident/incident-view.ts';
import { ALPHA, at, DELTA, FOXTROT, incident, newResponder, visit } from '../support/fixtures.ts';
import { sampleSchedule } from '../support/schedule.ts';

/** One thing that people see, as a pure view makes it. */
export interface Screen {
  /** The view that makes it: `incident-card/incidentCard`. */
  readonly of: string;
  /** In which state: what is special about it. */
  readonly state: string;
  readonly view: Message | Form | Home;
}

/** How people write: as one would wish, at length, from right to left, or as if to break something. */
export interface Dressing {
  readonly name: 'plain' | 'long' | 'right to left' | 'hostile';
  /** A title or a remark, dressed. */
  readonly say: (text: string) => string;
}

/** Slack's longest name, and the roster's. */
const LONGEST_NAME = 80;

const cutTo = (text: string, limit: number): string => Array.from(text).slice(0, limit).join('');

export const DRESSINGS: readonly Dressing[] = [
  { name: 'plain', say: (text) => text },
  // 200 characters are the most that a title may have; names and remarks may have more.
  { name: 'long', say: (text) => cutTo(`${text} ${'Maximiliane-Wilhelmina 🌴 '.repeat(40)}`, 200) },
  // With a mark that would turn around what follows it.
  { name: 'right to left', say: (text) => `דנה\u202e רוזן ${text}` },
  {
    name: 'hostile',
    say: (text) => `<!channel> <@U1> *${text}* \`<http://evil.example|x>\` & \n> #`,
  },
];

/** A team and what happens in it, with everything that people wrote in one dressing. */
export interface World {
  readonly dressing: Dressing;
  readonly say: (text: string) => string;
  /** A person's, a team's or a topic's name, dressed. */
  readonly call: (text: string) => string;
  readonly now: number;
  readonly team: Team;
  readonly alpha: Responder;
  readonly delta: Responder;
  readonly foxtrot: Responder;
  readonly names: (userId: string) => string;
  readonly nameOf: (responderId: string) => string;
  readonly incident: (changes?: Partial<Incident>) => Incident;
  readonly view: (changes?: Partial<Incident>, more?: Partial<IncidentView>) => IncidentView;
  readonly duty: Duty;
  readonly schedule: Schedule;
}

export const NOW = at('2027-01-12 10:00');

/** Read from a database once: the dressings differ in the team's words alone. */
let weeks: Promise<Schedule> | undefined;

export async function worldIn(dressing: Dressing): Promise<World> {
  const { say } = dressing;
  const call = (name: string): string => cutTo(say(name), LONGEST_NAME);
  const person = (id: string, by: typeof ALPHA): Responder => ({
    id,
    ...newResponder({ ...by, name: call(by.name) }),
    phone: '2-4847',
    email: `${by.name}@example.org`,
    github: `${by.name}-gh`,
    topics: [call('mesh'), call('python')],
  });
  const [alpha, delta, foxtrot] = [person('a', ALPHA), person('d', DELTA), person('f', FOXTROT)];
  const people = [alpha, delta, foxtrot];
  const team = visit({
    name: call('VisIt'),
    environments: [
      { key: 'scf', name: call('SCF'), goalMinutes: 240, needs: ['scf'], restricted: true },
    ],
    signs: { userGroup: 'visit-oncall', topic: true },
    source: {
      repository: 'visit-dav/visit',
      labels: { reviewed: 'reviewed', fruit: 'low hanging fruit' },
    },
  });
  const dressed = (changes: Partial<Incident> = {}): Incident =>
    incident({
      title: say('Contour plot crashes when restarting from a dump'),
      description: say('It happens after the second time step.'),
      customer: {
        name: say('Dana Reed'),
        email: 'dana@lab.example.org',
        phone: '555-0100',
        organisation: say('Example Lab'),
      },
      ...changes,
    });
  return {
    dressing,
    say,
    call,
    now: NOW,
    team,
    alpha,
    delta,
    foxtrot,
    names: (userId) => people.find((one) => one.userId === userId)?.name ?? call('someone'),
    nameOf: (id) => people.find((one) => one.id === id)?.name ?? call('someone'),
    incident: dressed,
    view: (changes = {}, more = {}) => ({
      incident: dressed({ ownerId: 'a', ...changes }),
      team,
      owner: alpha,
      now: NOW,
      minutesLeft: 24,
      ...more,
    }),
    duty: {
      primary: alpha,
      backup: delta,
      seats: {
        week: '2027-01-11',
        primary: { responderId: 'a', reason: 'rotation' },
        backup: { responderId: 'd', reason: 'cover' },
        until: at('2027-01-15 17:00'),
      },
    },
    schedule: { ...(await (weeks ??= sampleSchedule({ weeks: 8 }))), team },
  };
}

/** So many of something: the most that anybody has seen, and some more. */
export const many = <T>(make: (n: number) => T, count = 40): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** One line of a thread or of an answer, which the carrier makes a message. */
export const said = (mrkdwn: string): Message => line(mrkdwn);

/** What leaves Slack: a mail or an SMS, as it is read there. */
export const letter = ({
  title,
  text,
}: {
  readonly title: string;
  readonly text: string;
}): Message => ({
  text: 'Outside of Slack',
  blocks: [title, text]
    .filter(Boolean)
    .map((part) => ({ type: 'section', text: { type: 'plain_text', text: part } })),
});

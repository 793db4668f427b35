import type { Verb } from '../parse-command.ts';
import type { Meanings } from '../plain-words.ts';
import { context, type Message, section, sections } from './blocks.ts';
import { safeLine, withWrittenTimes } from './text.ts';

const LINES: readonly (readonly [string, string])[] = [
  ['/oncall', 'who is on duty, what is open and due'],
  ['/oncall report', 'opens the form'],
  ['/oncall report Contour plot crashes', 'opens an incident at once'],
  ['/oncall redirect Dana Reed, dana@lab.org: crash', 'asked directly? A text to send them on'],
  ['/oncall list', 'open incidents; also `mine`, `week`, `all`, `customer Reed`, or words'],
  ['/oncall show INC-12', 'one incident in full'],
  ['/oncall onit INC-12', 'you deal with it: pages stop, the clock runs on'],
  ['/oncall onit INC-12 until 14:00', 'the same for a while: you are asked again then'],
  ['/oncall escalate INC-12', 'pages the next person now, and says whom'],
  ['/oncall paths', 'who is paged, and when; `paths INC-12` for one incident'],
  ['/oncall responded INC-12', 'the customer has a first answer: the clock stops'],
  ['/oncall resolve INC-12', 'the work is done: opens the form; with words after it, at once'],
  ['/oncall reopen INC-12 crashes again', 'it was not done after all: goes to who is primary now'],
  ['/oncall postmortem INC-12', 'looking back on a serious incident: opens the form'],
  ['/oncall known contour crash', 'past incidents and issues about it; also `known INC-12`'],
  ['/oncall merge INC-12 into INC-7', 'both customers ask the same: one goes on for both'],
  ['/oncall fruit', 'small issues for a slow week, to claim'],
  [
    '/oncall stats last month',
    'what the numbers say; also `quarter`, `13 weeks`, `1-15 Nov`, and then `person`, `customer`, `picture`, `late`',
  ],
  ['/oncall who 7 Dec', 'who is on duty on a day; also `today`, `next Thu`, `2026-12-07`'],
  [
    '/oncall week',
    'the weekly post as it would be now; `week next` before it goes out; also `week picture`',
  ],
  ['/oncall schedule', 'the next weeks; also `schedule 12`, and `schedule picture`'],
  [
    '/oncall reach sms +1 925 555 0100 after 5',
    'also by email, call or push when a page in Slack is not seen; `reach` alone shows your ways',
  ],
  ['/oncall calendar', 'your weeks and the team’s in your calendar program'],
  [
    '/oncall away 20 Dec - 3 Jan',
    'your days off: who takes over is shown first; `away` alone opens a form, `away list` lists them',
  ],
  ['/oncall plan 26', 'plans the next weeks, fairly; an admin publishes the plan with a button'],
  [
    '/oncall plan if @bravo leaves 1 Mar',
    'what that would do; also `is away`, `joins`, `has weight`',
  ],
  ['/oncall experts mesh', 'who knows it; `experts me mesh, python` says what you know'],
  ['/oncall ask INC-12 mesh', 'an expert’s help, at a time that suits both; `@bravo` asks one'],
  ['/oncall people', 'who is on the rotation, and when next; buttons to add and change'],
  ['/oncall people add @noor newcomer', 'joins; also `weight 0.5`, `github noor-h`, `from 1 Feb`'],
  ['/oncall people set @noor level veteran', 'also `leave @noor from 1 Mar`; an admin’s to do'],
  [
    '/oncall swap @bravo 7 Dec for 21 Dec',
    'exchange weeks: shows what it does, then asks; `swap` alone opens a form',
  ],
  [
    '/oncall cover 8 Dec 13:00-17:00',
    'somebody to hold your role for a while; `@bravo` asks one; `cover` alone opens a form',
  ],
  ['/oncall delegate until 15:00', 'primary to backup for a while'],
  ['/oncall handoff', 'pass your open incidents on before the week ends; `@bravo` names somebody'],
  ['/oncall mail', 'emails to customers that wait for you; `mail preview` shows how they read'],
  ['/oncall stepup', 'backup becomes primary, to the end of the day or `until` a time'],
  ['/oncall take', 'you are primary now, since the primary cannot be reached'],
  ['/oncall back', 'the role goes back to whose it is'],
  [
    '/oncall I am away 20 Dec to 3 Jan',
    'plain words do, too: “who is on next week”, “I answered INC-12”',
  ],
  ['/oncall help', 'this'],
];

export function helpMessage(): Message {
  return {
    text: 'What /oncall understands',
    blocks: [
      ...sections([
        '*What `/oncall` understands*',
        ...LINES.map(([c, what]) => `\`${c}\`  ${what}`),
      ]),
      context(
        'Every incident’s card has the same as buttons, and Hotline’s Home tab what is yours: your weeks, days off, requests and incidents.',
      ),
    ],
  };
}

/** A line to the asker alone. The text is safe mrkdwn. */
export function line(text: string): Message {
  return { text: withWrittenTimes(text), blocks: [section(text)] };
}

const EXAMPLES: Readonly<Record<Verb, string>> = {
  report: '/oncall report Contour plot crashes',
  redirect: '/oncall redirect Dana Reed, dana@example.org: contour plot crashes',
  list: '/oncall list mine',
  show: '/oncall show INC-12',
  onit: '/oncall onit INC-12',
  escalate: '/oncall escalate INC-12',
  paths: '/oncall paths INC-12',
  responded: '/oncall responded INC-12',
  resolve: '/oncall resolve INC-12',
  reopen: '/oncall reopen INC-12 crashes again',
  postmortem: '/oncall postmortem INC-12',
  who: '/oncall who 7 Dec',
  known: '/oncall known contour crash',
  merge: '/oncall merge INC-12 into INC-7',
  fruit: '/oncall fruit',
  mail: '/oncall mail preview',
  stats: '/oncall stats last month',
  people: '/oncall people',
  away: '/oncall away 20 Dec - 3 Jan',
  plan: '/oncall plan 26',
  swap: '/oncall swap @bravo 7 Dec for 21 Dec',
  cover: '/oncall cover 8 Dec 13:00-17:00',
  delegate: '/oncall delegate until 15:00',
  handoff: '/oncall handoff @bravo',
  stepup: '/oncall stepup until 15:00',
  take: '/oncall take until 15:00',
  back: '/oncall back',
  week: '/oncall week next',
  schedule: '/oncall schedule 12',
  calendar: '/oncall calendar',
  reach: '/oncall reach sms +1 925 555 0100 after 5',
  experts: '/oncall experts mesh',
  ask: '/oncall ask INC-12 mesh',
  help: '/oncall help',
};

export function notUnderstood(said: string, meant: Verb | undefined): Message {
  const quoted = `“${safeLine(said).slice(0, 60)}” is no command that I know`;
  return line(
    meant === undefined
      ? `${quoted}. \`/oncall help\` lists them all.`
      : `${quoted}: did you mean \`${meant}\`? For example: \`${EXAMPLES[meant]}\``,
  );
}

/** A sentence that can be read in several ways is asked back, and nothing is done. */
export function unclear(said: string, meanings: Meanings): Message {
  const choices = meanings.map(
    ({ command, does }) => `• \`/oncall ${safeLine(command)}\`: ${does}`,
  );
  return line(
    [`“${safeLine(said).slice(0, 60)}” can mean more than one thing. Write`, ...choices].join('\n'),
  );
}

import { context, type Message, section } from './blocks.ts';
import { safeLine } from './text.ts';

const LINES: readonly (readonly [string, string])[] = [
  ['/oncall', 'who is on duty, what is open and due'],
  ['/oncall report', 'opens the form'],
  ['/oncall report Contour plot crashes', 'opens an incident at once'],
  ['/oncall list', 'open incidents, the most urgent first'],
  ['/oncall show INC-12', 'one incident in full'],
  ['/oncall onit INC-12', 'you deal with it: pages stop, the clock runs on'],
  ['/oncall responded INC-12', 'the customer has a first answer: the clock stops'],
  ['/oncall resolve INC-12', 'the work is done: opens the form; with words after it, at once'],
  ['/oncall reopen INC-12 crashes again', 'it was not done after all: goes to who is primary now'],
  ['/oncall postmortem INC-12', 'looking back on a serious incident: opens the form'],
  ['/oncall who 7 Dec', 'who is on duty on a day: also today, next Thu, 2026-12-07'],
  ['/oncall schedule', 'the next weeks; also `schedule 12`, and `schedule picture`'],
  ['/oncall calendar', 'your weeks and the team’s in your calendar program'],
  ['/oncall away 20 Dec - 3 Jan', 'your days off: who takes over is shown before anything changes'],
  ['/oncall plan 26', 'plans the next weeks, fairly; an admin publishes the plan with a button'],
  ['/oncall people', 'who is on the rotation, and when next'],
  ['/oncall swap @bravo 7 Dec for 21 Dec', 'exchange weeks: shows what it does, then asks'],
  ['/oncall cover 8 Dec 13:00-17:00', 'somebody to hold your role for a while; `@bravo` asks one'],
  ['/oncall delegate until 15:00', 'primary to backup for a while'],
  ['/oncall stepup', 'backup becomes primary, to the end of the day or `until` a time'],
  ['/oncall take', 'you are primary now, since the primary cannot be reached'],
  ['/oncall back', 'the role goes back to whose it is'],
  ['/oncall help', 'this'],
];

export function helpMessage(): Message {
  return {
    text: 'What /oncall understands',
    blocks: [
      section(
        ['*What `/oncall` understands*', ...LINES.map(([c, what]) => `\`${c}\`  ${what}`)].join(
          '\n',
        ),
      ),
      context(
        'Every incident’s card has the same as buttons. Its first answer is due within the goal, in business time.',
      ),
    ],
  };
}

/** A line to the asker alone. The text is safe mrkdwn. */
export function line(text: string): Message {
  return { text, blocks: [section(text)] };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  report: '/oncall report Contour plot crashes',
  list: '/oncall list',
  show: '/oncall show INC-12',
  onit: '/oncall onit INC-12',
  responded: '/oncall responded INC-12',
  resolve: '/oncall resolve INC-12',
  reopen: '/oncall reopen INC-12 crashes again',
  postmortem: '/oncall postmortem INC-12',
  who: '/oncall who 7 Dec',
  people: '/oncall people',
  away: '/oncall away 20 Dec - 3 Jan',
  plan: '/oncall plan 26',
  swap: '/oncall swap @bravo 7 Dec for 21 Dec',
  cover: '/oncall cover 8 Dec 13:00-17:00',
  delegate: '/oncall delegate until 15:00',
  stepup: '/oncall stepup until 15:00',
  take: '/oncall take until 15:00',
  back: '/oncall back',
  schedule: '/oncall schedule 12',
  calendar: '/oncall calendar',
  help: '/oncall help',
};

export function notUnderstood(said: string, meant: string | undefined): Message {
  const quoted = `“${safeLine(said).slice(0, 60)}” is no command that I know`;
  const example = meant === undefined ? undefined : EXAMPLES[meant];
  return line(
    example === undefined
      ? `${quoted}. \`/oncall help\` lists them all.`
      : `${quoted}: did you mean \`${String(meant)}\`? For example: \`${example}\``,
  );
}

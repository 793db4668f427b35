import type { DraftPublished } from '../../../features/rotation/planning/publish-draft.ts';
import type { DaysOffTaken } from '../../../features/rotation/planning/take-days-off.ts';
import type { TimeOff } from '../../../ports/store.ts';
import type { Message } from './blocks.ts';
import { line } from './help.ts';
import { daysWords } from './plan-notices.ts';
import { counted, safeLine } from './text.ts';

/** Days off that were written down at once. */
export function daysOffMessage({ kind, who, from, to, all }: DaysOffTaken): Message {
  const did =
    kind === 'taken'
      ? `🌴 ${safeLine(who)} is away ${daysWords({ from, to })}. No published week lies in it, so nobody’s duty changes.`
      : `${safeLine(who)} is there again ${daysWords({ from, to })}. Weeks that went to others stay with them; \`/oncall plan\` looks at them anew.`;
  return line(`${did}\n${allWords(all)}`);
}

/** `/oncall away list`: one's own days off. */
export function daysOffList(all: DaysOffTaken['all']): Message {
  return line(
    `${allWords(all)}\nTo take some: \`/oncall away\`, or \`/oncall away 20 Dec - 3 Jan\`; to give some back: \`/oncall away back 20 Dec - 3 Jan\`.`,
  );
}

/** What pressing the button did. */
export function publishedMessage({ changed, told, of }: DraftPublished): Message {
  const moved = `${counted(changed, 'seat')} changed, ${counted(told, 'person')} told`;
  switch (of) {
    case 'days-off':
      return line(`🌴 The days off are taken: ${moved}.`);
    case 'roster':
      return line(`✅ Done: ${moved}. \`/oncall people\` shows who is on the rotation now.`);
    case 'plan':
      return line(`✅ Published: ${moved}, and the channel knows.`);
  }
}

const allWords = (all: DaysOffTaken['all']): string =>
  all.length === 0 ? 'No days off ahead.' : `Days off ahead: ${all.map(timeOffWords).join(', ')}.`;

/** "Sun 20 Dec to Sun 3 Jan (skiing)": for its owner and the admins. */
export const timeOffWords = ({ note, ...days }: Pick<TimeOff, 'from' | 'to' | 'note'>): string =>
  note === undefined ? daysWords(days) : `${daysWords(days)} (${safeLine(note)})`;

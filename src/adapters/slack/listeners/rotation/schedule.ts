import type { Team } from '../../../../domain/team/team.ts';
import { scheduleOf } from '../../../../features/duty/schedule-of.ts';
import { line } from '../../views/help.ts';
import { scheduleMessage } from '../../views/schedule.ts';
import { safeLine } from '../../views/text.ts';
import { type Answer, type Answerer, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { sendFile } from './send-file.ts';

export const DEFAULT_WEEKS = 8;
const MOST_WEEKS = 52;
/** Four rows of eight: more than that is no picture any longer. */
const MOST_WEEKS_DRAWN = 32;

interface Wish {
  readonly weeks: number;
  readonly isPicture: boolean;
}

/** `/oncall schedule [weeks]` and `/oncall schedule picture [weeks]`. */
export const answerSchedule: Answerer = async (context, { team, words, by }) => {
  const wish = readWish(words);
  if (wish === undefined) {
    return say(
      line(
        `“${safeLine(words).slice(0, 60)}” is no number of weeks. Write \`/oncall schedule 12\` or \`/oncall schedule picture\`; up to ${String(MOST_WEEKS)} weeks.`,
      ),
    );
  }
  if (wish.isPicture) return drawSchedule(context, team, wish.weeks, by.userId);
  return say(scheduleMessage(await load(context, team, wish.weeks), by.userId));
};

/** Draws after the answer, and sends the picture to the asker alone. */
export function drawSchedule(
  context: ListenerContext,
  team: Team,
  weeks: number,
  userId: string,
): Answer {
  return {
    kind: 'message',
    message: line('The picture comes as a direct message.'),
    after: async () => {
      const schedule = await load(context, team, Math.min(weeks, MOST_WEEKS_DRAWN));
      const { png, alt } = await context.pictures.rotation(schedule, userId);
      return await sendFile(context, userId, {
        name: `rotation-${schedule.weeks[0]?.week ?? ''}.png`,
        title: `Rotation of ${team.name}, ${String(schedule.weeks.length)} weeks`,
        content: png,
        alt,
      });
    },
  };
}

async function load({ store, clock }: ListenerContext, team: Team, weeks: number) {
  const now = clock.now();
  const from = team.calendar.dutyWeek(now);
  return await store.transaction(async (tx) => await scheduleOf(tx, team, from, weeks, now));
}

/** @returns undefined for words that say neither. */
function readWish(words: string): Wish | undefined {
  const said = words
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '' && !/^(?:as|a|an|the|for|next|weeks?)$/u.test(word));
  const numbers = said.filter((word) => !/^(?:picture|image|png|chart)$/u.test(word));
  const [number, ...others] = numbers;
  const weeks = number === undefined ? DEFAULT_WEEKS : Number(/^(\d{1,3})w?$/u.exec(number)?.[1]);
  if (others.length > 0 || !(weeks >= 1 && weeks <= MOST_WEEKS)) return undefined;
  return { weeks, isPicture: numbers.length < said.length };
}

import type { Team } from '../../../../domain/team/team.ts';
import type { Instant, WeekName } from '../../../../domain/time/instant.ts';
import { loadWeekDrawing } from '../../../../features/week/week-drawing.ts';
import { loadWeekView } from '../../../../features/week/week-view.ts';
import { line } from '../../views/help.ts';
import { safeLine } from '../../views/text.ts';
import { weekPost } from '../../views/week/week-post.ts';
import { type Answer, type Answerer, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { sendFile } from './send-file.ts';

const NOT_READ =
  'Write `/oncall week` for this duty week as its post would say it now, `/oncall week next` for the one after it; `picture` behind either sends its picture.';

/** `/oncall week [next] [picture]`: what the weekly post says, to the asker alone and at any time. */
export const answerWeek: Answerer = async (context, { team, words, by }) => {
  const { store, clock } = context;
  const now = clock.now();
  const wish = readWish(words, team, now);
  if (wish === undefined) {
    return say(line(`“${safeLine(words).slice(0, 60)}” is no week that I know. ${NOT_READ}`));
  }
  if (wish.isPicture) return drawWeek(context, team, wish.week, by.userId);
  const view = await store.transaction(async (tx) => await loadWeekView(tx, team, wish.week, now));
  if (view === undefined) throw new Error(`the duty week ${wish.week} never opens`);
  return say(weekPost(view));
};

/** Draws after the answer, and sends the picture to the asker alone. */
function drawWeek(context: ListenerContext, team: Team, week: WeekName, userId: string): Answer {
  return {
    kind: 'message',
    message: line('The picture comes as a direct message.'),
    after: async () => {
      const now = context.clock.now();
      const drawing = await context.store.transaction(
        async (tx) => await loadWeekDrawing(tx, team, week, now),
      );
      const { png, alt } = await context.pictures.week(drawing);
      const name = `week-${week}.png`;
      const title = `${team.name}, week of ${week}`;
      return await sendFile(context, userId, { name, title, content: png, alt });
    },
  };
}

interface Wish {
  readonly week: WeekName;
  readonly isPicture: boolean;
}

/** @returns undefined for words that name neither week. */
function readWish(words: string, { calendar }: Team, now: Instant): Wish | undefined {
  const said = words.toLowerCase().split(/\s+/u).filter(Boolean);
  const named = said.filter((word) => !/^(?:as|a|picture|image|png)$/u.test(word));
  const isPicture = named.length < said.length;
  const week = calendar.dutyWeek(now);
  if (/^(?:|this|now|current)$/u.test(named.join(' '))) return { week, isPicture };
  if (!/^(?:next|coming|after)$/u.test(named.join(' '))) return undefined;
  const closes = calendar.weekSpan(week)?.closes ?? now;
  return { week: calendar.dutyWeek(closes), isPicture };
}

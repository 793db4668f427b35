import type { Team } from '../../../../domain/team/team.ts';
import type { WeekName } from '../../../../domain/time/instant.ts';
import { loadWeekView } from '../../../../features/week/week-view.ts';
import { line } from '../../views/help.ts';
import { safeLine } from '../../views/text.ts';
import { weekPost } from '../../views/week/week-post.ts';
import { type Answerer, say } from '../answer.ts';

const NOT_READ =
  'Write `/oncall week` for this duty week as its post would say it now, or `/oncall week next` for the one after it.';

/** `/oncall week [next]`: what the weekly post says, to the asker alone and at any time. */
export const answerWeek: Answerer = async ({ store, clock }, { team, words }) => {
  const now = clock.now();
  const week = weekMeant(words, team, now);
  if (week === undefined) {
    return say(line(`“${safeLine(words).slice(0, 60)}” is no week that I know. ${NOT_READ}`));
  }
  const view = await store.transaction(async (tx) => await loadWeekView(tx, team, week, now));
  if (view === undefined) throw new Error(`the duty week ${week} never opens`);
  return say(weekPost(view));
};

/** @returns undefined for words that name neither week. */
function weekMeant(words: string, { calendar }: Team, now: number): WeekName | undefined {
  const said = words.trim().toLowerCase();
  const week = calendar.dutyWeek(now);
  if (/^(?:|this|now|current)$/u.test(said)) return week;
  if (!/^(?:next|coming|after)$/u.test(said)) return undefined;
  const closes = calendar.weekSpan(week)?.closes ?? now;
  return calendar.dutyWeek(closes);
}

import { refuse } from '../../../../domain/incident/decision.ts';
import { parseDays } from '../../../../domain/text/parse-days.ts';
import { forWhom } from '../../../../features/rotation/for-whom.ts';
import { daysOffOf } from '../../../../features/rotation/planning/days-off.ts';
import { giveDaysBack, takeDaysOff } from '../../../../features/rotation/planning/take-days-off.ts';
import { daysOffList, daysOffMessage } from '../../views/away.ts';
import { line } from '../../views/help.ts';
import { awayPreview } from '../../views/plan-preview.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { peopleMeant } from './people-meant.ts';

const BACK = /^(?:back|remove|cancel|delete|not)\b\s*/iu;

/** `/oncall away 20 Dec - 3 Jan`, `away back 20 Dec`, `away` for a list; an admin may name somebody. */
export const answerAway: Answerer = async (context, asked) => {
  const { store, clock } = context;
  const { team, words, by, delivery } = asked;
  const meant = await store.transaction(async (tx) => await peopleMeant(tx, team, words));
  if (!meant.ok) return say(refusalLine(meant));
  const forUser = meant.forUser ?? meant.people[0];
  const said = meant.rest.replace(/^(?:i am|i'm|is)\b\s*/iu, '');
  if (said === '') return await listDaysOff(context, asked, forUser);
  const isBack = BACK.test(said);
  const days = parseDays(said.replace(BACK, ''), clock.now(), team.calendar.zone);
  if (!days.ok) return say(refusalLine(refuse('invalid', days.problem)));
  const wish = { delivery, team: team.key, by, forUser, ...days.value };
  if (isBack) {
    const given = await giveDaysBack(context, wish);
    return say(given.ok ? daysOffMessage(given) : refusalLine(given));
  }
  return {
    kind: 'message',
    message: line('🌴 Looking at what it means for the schedule.'),
    after: async () => {
      const taken = await takeDaysOff(context, wish);
      if (!taken.ok) return refusalLine(taken);
      return 'draft' in taken ? awayPreview(taken) : daysOffMessage(taken);
    },
  };
};

async function listDaysOff(
  { store, clock }: ListenerContext,
  { team, by }: AskedOfTeam,
  forUser: string | undefined,
): Promise<Answer> {
  return await store.transaction(async (tx) => {
    const now = clock.now();
    const found = await forWhom(tx, team, by, forUser, 'time off', now);
    if (!found.ok) return say(refusalLine(found));
    const today = team.calendar.dutyWeek(now);
    const all = await daysOffOf(tx, team.key, found.who.id);
    return say(daysOffList(all.filter(({ to }) => to >= today)));
  });
}

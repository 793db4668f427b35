import { type Refusal, refuse } from '../../../../domain/incident/decision.ts';
import { parseDays } from '../../../../domain/text/parse-days.ts';
import { localDateOf } from '../../../../domain/time/local-days.ts';
import { forWhom } from '../../../../features/rotation/for-whom.ts';
import { daysOffOf } from '../../../../features/rotation/planning/days-off.ts';
import { giveDaysBack, takeDaysOff } from '../../../../features/rotation/planning/take-days-off.ts';
import type { TimeOff } from '../../../../ports/store.ts';
import { daysOffList, daysOffMessage } from '../../views/away.ts';
import { awayForm } from '../../views/away-forms.ts';
import { line } from '../../views/help.ts';
import { awayPreview } from '../../views/plan-preview.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { peopleMeant } from './people-meant.ts';

const BACK = /^(?:back|remove|cancel|delete|not)\b\s*/iu;

const LIST = /^(?:list|show|ahead)$/iu;

/**
 * `/oncall away` for the form, `away 20 Dec - 3 Jan`, `away back 20 Dec`, `away list`; an admin may name somebody.
 */
export const answerAway: Answerer = async (context, asked) => {
  const { store, clock } = context;
  const { team, words, by, delivery } = asked;
  const meant = await store.transaction(async (tx) => await peopleMeant(tx, team, words));
  if (!meant.ok) return say(refusalLine(meant));
  const forUser = meant.forUser ?? meant.people[0];
  const said = meant.rest.replace(/^(?:i am|i'm|is)\b\s*/iu, '');
  if (said === '') return await openAwayForm(context, asked, forUser);
  if (LIST.test(said)) return await listDaysOff(context, asked, forUser);
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
  context: ListenerContext,
  asked: AskedOfTeam,
  forUser: string | undefined,
): Promise<Answer> {
  const found = await daysOffAhead(context, asked, forUser);
  return say(found.ok ? daysOffList(found.ahead) : refusalLine(found));
}

async function openAwayForm(
  context: ListenerContext,
  asked: AskedOfTeam,
  forUser: string | undefined,
): Promise<Answer> {
  const found = await daysOffAhead(context, asked, forUser);
  if (!found.ok) return say(refusalLine(found));
  const { name, ahead } = found;
  return { kind: 'form', form: awayForm({ team: asked.team, forUser, name, ahead }) };
}

/** What of somebody's time off is not over. */
async function daysOffAhead(
  { store, clock }: ListenerContext,
  { team, by }: AskedOfTeam,
  forUser: string | undefined,
): Promise<
  { readonly ok: true; readonly name: string; readonly ahead: readonly TimeOff[] } | Refusal
> {
  return await store.transaction(async (tx) => {
    const now = clock.now();
    const found = await forWhom(tx, team, by, forUser, 'time off', now);
    if (!found.ok) return found;
    const { who } = found;
    const today = localDateOf(now, team.calendar.zone);
    const all = await daysOffOf(tx, team.key, who.id);
    return { ok: true, name: who.name, ahead: all.filter(({ to }) => to >= today) };
  });
}

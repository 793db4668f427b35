import { refuse } from '../../../../domain/incident/decision.ts';
import { parseSpan } from '../../../../domain/text/parse-span.ts';
import { comingDuties } from '../../../../features/duty/coming-duties.ts';
import { type CoverWish, requestCover } from '../../../../features/rotation/cover/request-cover.ts';
import { forWhom } from '../../../../features/rotation/for-whom.ts';
import { coverRequestedMessage } from '../../views/cover-answers.ts';
import { coverConfirmForm, coverForm } from '../../views/cover-form.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { peopleMeant } from './people-meant.ts';

/** `/oncall cover 8 Dec 13:00-17:00`, with `@bravo` to ask one person; without a time, the form. */
export const answerCoverCommand: Answerer = async (context, asked) => {
  const { store, clock } = context;
  const { team, words, by, delivery } = asked;
  const meant = await store.transaction(async (tx) => await peopleMeant(tx, team, words));
  if (!meant.ok) return say(refusalLine(meant));
  const { forUser, rest } = meant;
  const [toUser] = meant.people;
  const spanText = rest.replace(/^(?:(?:for|on|me|my)\b\s*)+/iu, '');
  if (spanText === '') return await openCoverForm(context, asked, { forUser, toUser });
  const span = parseSpan(spanText, clock.now(), team.calendar);
  if (!span.ok) return say(refusalLine(refuse('invalid', span.problem)));
  const wish = { forUser, toUser, ...span.value };
  const result = await requestCover(context, { delivery, team: team.key, by, wish });
  if (result.ok) return say(coverRequestedMessage(result, team));
  return result.aside === undefined
    ? say(refusalLine(result))
    : { kind: 'form', form: coverConfirmForm(team, wish, result) };
};

async function openCoverForm(
  { store, clock }: ListenerContext,
  { team, by }: AskedOfTeam,
  { forUser, toUser }: Pick<CoverWish, 'forUser' | 'toUser'>,
): Promise<Answer> {
  return await store.transaction(async (tx): Promise<Answer> => {
    const now = clock.now();
    const acting = await forWhom(tx, team, by, forUser, 'cover', now);
    if (!acting.ok) return say(refusalLine(acting));
    const { who } = acting;
    const [next, ...later] = await comingDuties(tx, team, who, now);
    if (next === undefined) {
      const words = `No coming duty of ${who.name} is published, so there is nothing to cover.`;
      return say(refusalLine(refuse('invalid', words)));
    }
    const people = (await tx.people.ofTeam(team.key)).filter(
      ({ id, active }) => active && id !== who.id,
    );
    const { name } = who;
    const duties = [next, ...later] as const;
    return {
      kind: 'form',
      form: coverForm({ team, forUser, name, duties, people, toUser, now }),
    };
  });
}

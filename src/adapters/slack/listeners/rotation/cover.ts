import { refuse } from '../../../../domain/incident/decision.ts';
import { parseSpan } from '../../../../domain/text/parse-span.ts';
import { requestCover } from '../../../../features/rotation/cover/request-cover.ts';
import { coverRequestedMessage } from '../../views/cover-answers.ts';
import { coverConfirmForm, coverForm } from '../../views/cover-form.ts';
import { type Answerer, refusalLine, say } from '../answer.ts';
import { peopleMeant } from './people-meant.ts';

/** `/oncall cover 8 Dec 13:00-17:00`, with `@bravo` to ask one person; without a time, the form. */
export const answerCoverCommand: Answerer = async (context, { team, words, by, delivery }) => {
  const { store, clock } = context;
  const { meant, roster } = await store.transaction(async (tx) => ({
    meant: await peopleMeant(tx, team, words),
    roster: await tx.people.ofTeam(team.key),
  }));
  if (!meant.ok) return say(refusalLine(meant));
  const { forUser, rest } = meant;
  const [toUser] = meant.people;
  const spanText = rest.replace(/^(?:(?:for|on|me|my)\b\s*)+/iu, '');
  if (spanText === '') {
    const others = roster.filter(
      (person) => person.active && person.userId !== (forUser ?? by.userId),
    );
    return { kind: 'form', form: coverForm({ team, forUser, people: others, toUser }) };
  }
  const span = parseSpan(spanText, clock.now(), team.calendar);
  if (!span.ok) return say(refusalLine(refuse('invalid', span.problem)));
  const wish = { forUser, toUser, ...span.value };
  const result = await requestCover(context, { delivery, team: team.key, by, wish });
  if (result.ok) return say(coverRequestedMessage(result, team));
  return result.aside === undefined
    ? say(refusalLine(result))
    : { kind: 'form', form: coverConfirmForm(team, wish, result) };
};

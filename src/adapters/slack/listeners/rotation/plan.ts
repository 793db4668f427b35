import { refuse } from '../../../../domain/incident/decision.ts';
import { draftPlan } from '../../../../features/rotation/planning/draft-plan.ts';
import { supposePlan } from '../../../../features/rotation/planning/suppose-plan.ts';
import { line } from '../../views/help.ts';
import { planPreview } from '../../views/plan-preview.ts';
import { whatIfMessage } from '../../views/what-if.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';

const SUPPOSING = /^(?:(\d{1,3})\s*(?:w|wk|weeks?)?\s+)?(?:what\s+)?if\b/iu;

/**
 * `/oncall plan [weeks]`: a plan to look at; with `if @bravo is away 20 Dec - 3 Jan` behind it, what that would do. It
 * takes a moment, so the answer comes behind the acknowledgement.
 */
export const answerPlan: Answerer = async (context, asked) => {
  const { team, words, by } = asked;
  if (SUPPOSING.test(words)) return answerWhatIf(context, asked);
  const given = /^(\d{1,3})?\s*(?:w|wk|weeks?)?$/iu.exec(words.trim());
  if (given === null) {
    return say(
      refusalLine(
        refuse(
          'invalid',
          `“${words}” is no number of weeks. Write /oncall plan 26, or /oncall plan if @bravo is away 20 Dec - 3 Jan.`,
        ),
      ),
    );
  }
  const weeks = given[1] === undefined ? undefined : Number(given[1]);
  return await Promise.resolve({
    kind: 'message',
    message: line('Planning: it takes a few seconds.'),
    after: async () => {
      const preview = await draftPlan(context, { team: team.key, by, weeks });
      return preview.ok ? planPreview(preview) : refusalLine(preview);
    },
  });
};

function answerWhatIf(context: ListenerContext, { team, words, by }: AskedOfTeam): Answer {
  const weeks = SUPPOSING.exec(words)?.[1];
  return {
    kind: 'message',
    message: line('Looking at what it would do: it takes a few seconds. Nothing is changed.'),
    after: async () => {
      const supposed = await supposePlan(context, {
        team: team.key,
        by,
        words: words.replace(SUPPOSING, ''),
        weeks: weeks === undefined ? undefined : Number(weeks),
      });
      if (!supposed.ok) return refusalLine(supposed);
      const roles = await context.store.transaction(
        async (tx) => await tx.people.byUser(by.userId),
      );
      return whatIfMessage(supposed, roles.find((role) => role.team === team.key)?.id);
    },
  };
}

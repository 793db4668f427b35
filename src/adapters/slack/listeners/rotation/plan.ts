import { refuse } from '../../../../domain/incident/decision.ts';
import { draftPlan } from '../../../../features/rotation/planning/draft-plan.ts';
import { line } from '../../views/help.ts';
import { planPreview } from '../../views/plan-preview.ts';
import { type Answerer, refusalLine, say } from '../answer.ts';
import { answerWhatIf } from './what-if.ts';

const SUPPOSING = /^(?:(\d{1,3})\s*(?:w|wk|weeks?)?\s+)?(?:what\s+)?if\b/iu;

/**
 * `/oncall plan [weeks]`: a plan to look at; with `if @bravo is away 20 Dec - 3 Jan` behind it, what that would do. It
 * takes a moment, so the answer comes behind the acknowledgement.
 */
export const answerPlan: Answerer = async (context, asked) => {
  const { team, words, by } = asked;
  const supposing = SUPPOSING.exec(words);
  if (supposing) {
    const [said, count] = supposing;
    const weeks = count === undefined ? undefined : Number(count);
    return answerWhatIf(context, asked, { words: words.slice(said.length), weeks });
  }
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

import { offerFruit } from '../../../../features/fruit/offer-fruit.ts';
import { fruitMessage } from '../../views/fruit.ts';
import { line } from '../../views/help.ts';
import { safeLine } from '../../views/text.ts';
import { type Answerer, refusalLine } from '../answer.ts';

/** `/oncall fruit`: small issues of the product, to claim. */
export const answerFruit: Answerer = async (context, { team, by }) => {
  await Promise.resolve();
  return {
    kind: 'message',
    message: line(`Looking for small issues in ${safeLine(team.source?.repository ?? 'GitHub')} …`),
    after: async () => {
      const offer = await offerFruit(context, team);
      return offer.ok ? fruitMessage(offer, by.userId) : refusalLine(offer);
    },
  };
};

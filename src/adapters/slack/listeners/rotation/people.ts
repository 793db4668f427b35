import { rosterOf } from '../../../../features/team/roster-of.ts';
import { rosterMessage } from '../../views/roster.ts';
import { type Answerer, say } from '../answer.ts';

/** `/oncall people`: who is on the rotation. */
export const answerPeople: Answerer = async ({ store, clock }, { team }) =>
  say(
    rosterMessage(
      team,
      await store.transaction(async (tx) => await rosterOf(tx, team, clock.now())),
    ),
  );

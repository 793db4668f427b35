import { refuse } from '../../../../domain/incident/decision.ts';
import type { Responder } from '../../../../domain/team/responder.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { nearest } from '../../../../domain/text/nearest.ts';
import { candidatesFor } from '../../../../features/experts/candidates.ts';
import { giveOwnCalendar } from '../../../../features/experts/own-calendar.ts';
import { setTopics } from '../../../../features/experts/set-topics.ts';
import type { Tx } from '../../../../ports/store.ts';
import { ownTopicsMessage, topicsMessage, whoKnowsMessage } from '../../views/expert-list.ts';
import { line } from '../../views/help.ts';
import { cut } from '../../views/text.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { peopleMeant } from '../rotation/people-meant.ts';

/** Longer than any topic that people have. */
export const WORDS_LIMIT = 80;

/**
 * `/oncall experts` lists topics; `experts mesh` who knows it; `experts me mesh, python` sets one's own, `experts @bravo
 * mesh` another's; `experts calendar https://…` gives the address of one's own calendar.
 */
export const answerExperts: Answerer = async (context, asked) => {
  const { team, words, by, delivery } = asked;
  const calendar = /^calendar\b\s*(.*)$/isu.exec(words);
  if (calendar) return await answerCalendarAddress(context, asked, calendar[1] ?? '');
  const own = /^me\b[:\s]*(.*)$/isu.exec(words);
  if (own) return await topicsOf(context, asked, undefined, own[1] ?? '');
  const meant = await context.store.transaction(async (tx) => await peopleMeant(tx, team, words));
  if (!meant.ok) return say(refusalLine(meant));
  const who = meant.forUser ?? meant.people[0];
  if (who !== undefined) {
    const text = meant.rest.replace(/^[:\s]+/u, '');
    return await topicsOf(context, { ...asked, by, delivery }, who, text);
  }
  return say(
    await context.store.transaction(async (tx) => {
      const people = await activePeople(tx, team);
      if (words === '') return topicsMessage(team, people);
      const said = cut(words, WORDS_LIMIT);
      const asking = { about: said, incident: undefined, without: new Set<string>() };
      const now = context.clock.now();
      const found = await candidatesFor(tx, team, asking, now);
      const opensAt = team.calendar.isOpen(now) ? undefined : team.calendar.nextOpen(now);
      return whoKnowsMessage(team, said, found, nearestTopic(people, said), opensAt);
    }),
  );
};

export async function activePeople(tx: Tx, team: Team): Promise<readonly Responder[]> {
  return (await tx.people.ofTeam(team.key)).filter(({ active }) => active);
}

/** The topic that somebody most likely meant by a word that is none. */
export function nearestTopic(people: readonly Responder[], said: string): string | undefined {
  return nearest(said, [...new Set(people.flatMap(({ topics }) => topics))]);
}

async function topicsOf(
  context: ListenerContext,
  { team, by, delivery }: AskedOfTeam,
  who: string | undefined,
  text: string,
): Promise<Answer> {
  const userId = who ?? by.userId;
  const isOwn = userId === by.userId;
  if (text.trim() === '') {
    const person = await context.store.transaction(async (tx) =>
      (await activePeople(tx, team)).find((one) => one.userId === userId),
    );
    return say(
      person === undefined
        ? refusalLine(
            refuse(
              'not-on-team',
              `${isOwn ? 'You are' : 'That person is'} not on ${team.name}’s rotation: only its people have topics.`,
            ),
          )
        : ownTopicsMessage(person, isOwn),
    );
  }
  const input = { delivery, team: team.key, by, forUser: isOwn ? undefined : userId, text };
  const result = await setTopics(context, input);
  return say(result.ok ? ownTopicsMessage(result.who, isOwn) : refusalLine(result));
}

const OFF = /^(?:off|none|stop|remove|forget)$/iu;

async function answerCalendarAddress(
  context: ListenerContext,
  { team, by, delivery }: AskedOfTeam,
  said: string,
): Promise<Answer> {
  if (said === '') {
    return say(
      line(
        'By your calendar Hotline sees when you are busy, and nothing else of it: it is looked at only when you and somebody are to talk about an incident. `/oncall experts calendar https://…` gives its secret iCal address, `/oncall experts calendar off` takes it back.',
      ),
    );
  }
  const address = OFF.test(said.trim()) ? undefined : said;
  const result = await giveOwnCalendar(context, { delivery, team: team.key, by, address });
  if (!result.ok) return say(refusalLine(result));
  if (result.given) {
    return say(
      line(
        'Kept. From now on times at which you are busy are not offered. Where it cannot be read, you are told when it matters.',
      ),
    );
  }
  return say(
    line(
      result.changed
        ? 'Forgotten: your calendar is not looked at any more.'
        : 'You have given no calendar.',
    ),
  );
}

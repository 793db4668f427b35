import { type Refusal, refuse } from '../../../../domain/incident/decision.ts';
import type { PersonChange } from '../../../../domain/rotation/roster-change.ts';
import type { UserId } from '../../../../domain/team/responder.ts';
import { nearest } from '../../../../domain/text/nearest.ts';
import { type PersonFacts, parsePersonFacts } from '../../../../domain/text/parse-person-facts.ts';
import { dateAt } from '../../../../domain/time/business-day.ts';
import { addDays } from '../../../../domain/time/local-date.ts';
import { changeRoster } from '../../../../features/rotation/roster/change-roster.ts';
import type { RosterWish } from '../../../../features/rotation/roster/read-wish.ts';
import { rosterOf } from '../../../../features/team/roster-of.ts';
import { line } from '../../views/help.ts';
import { rosterChangedMessage, rosterPreview } from '../../views/people-answers.ts';
import { addPeopleForm, changePersonForm } from '../../views/people-forms.ts';
import { rosterMessage } from '../../views/roster.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { peopleMeant, withMark } from './people-meant.ts';
import { slackPeople } from './slack-people.ts';

const VERBS = {
  add: ['add', 'join', 'joins', 'new', 'invite', 'hire'],
  leave: ['leave', 'leaves', 'left', 'remove', 'drop', 'delete'],
  set: ['set', 'change', 'update', 'edit', 'is'],
} as const;

type PeopleVerb = keyof typeof VERBS;

const EXAMPLES =
  '`/oncall people add @noor newcomer weight 0.5 from 1 Feb`, `/oncall people set @noor level veteran`, `/oncall people leave @noor from 1 Mar`';

/** `/oncall people`: who is on the rotation; `add`, `set` and `leave` change it. */
export const answerPeople: Answerer = async (context, asked) => {
  const { store, clock } = context;
  const { team, words, by } = asked;
  const [first = ''] = words.split(/\s+/u);
  if (first === '') {
    const roster = await store.transaction(async (tx) => await rosterOf(tx, team, clock.now()));
    return say(rosterMessage(team, roster, by.userId));
  }
  const verb = verbOf(first);
  if (verb === undefined) {
    const close = nearest(first.toLowerCase(), Object.values(VERBS).flat());
    const meant = close === undefined ? '' : ` Did you mean ${close}?`;
    return say(line(`What about the people?${meant} ${EXAMPLES}.`));
  }
  return await answerChange(context, asked, verb, words.slice(first.length));
};

function verbOf(word: string): PeopleVerb | undefined {
  const said = word.toLowerCase();
  const found = Object.entries(VERBS).find(([, words]) => words.some((one) => one === said));
  // The keys of a constant are what its type says.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return found?.[0] as PeopleVerb | undefined;
}

async function answerChange(
  context: ListenerContext,
  asked: AskedOfTeam,
  verb: PeopleVerb,
  words: string,
): Promise<Answer> {
  const { store, clock } = context;
  const { team, by } = asked;
  // An address is no mention: it is taken out before people are looked for.
  const [said, email] = withoutEmail(words);
  const meant = await store.transaction(async (tx) => {
    const named = verb === 'add' ? said : await withMark(tx, team, said.trim());
    return await peopleMeant(tx, team, named, 'word');
  });
  if (!meant.ok) {
    const hint = verb === 'add' ? ' Choose them from the list that Slack opens after an @.' : '';
    return say(refusalLine({ ...meant, message: `${meant.message}${hint}` }));
  }
  const facts = parsePersonFacts(`${meant.rest} ${email}`, clock.now(), team.calendar.zone);
  if (!facts.ok) return say(refusalLine(refuse('invalid', facts.problem)));
  const isSilent = Object.keys(facts.value).length === 0;
  const [who] = meant.people;
  if (verb === 'add' && who === undefined && isSilent) return openAdding(asked);
  if (verb === 'set' && isSilent) return await openChanging(context, asked, who ?? by.userId);
  if (who === undefined && verb !== 'set') {
    return say(line(`Who? Name somebody with an @. For example: ${EXAMPLES}.`));
  }
  if (verb === 'add') return answerAdding(context, asked, meant.people, facts.value);
  const to = changeOf(verb, facts.value, dateAt(team.calendar.zone, clock.now()));
  if ('ok' in to) return say(refusalLine(to));
  return carryOut(context, asked, { kind: 'change', userId: who ?? by.userId, to });
}

const EMAIL = /<mailto:[^>]*>|[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/u;

function withoutEmail(words: string): readonly [rest: string, email: string] {
  const found = /\be-?mail\s+(\S+)/iu.exec(words)?.[1];
  const address = found === undefined ? undefined : EMAIL.exec(found)?.[0];
  if (address === undefined) return [words, ''];
  return [words.replace(/\be-?mail\s+\S+/iu, ' '), `email ${address}`];
}

/** Adding is an admin's: everybody else learns it before they fill in a form. */
export function openAdding({ team, by }: AskedOfTeam): Answer {
  if (!team.admins.includes(by.userId)) {
    return say(
      line(`Only an admin of this team adds people. \`/oncall people\` shows who is on it.`),
    );
  }
  return { kind: 'form', form: addPeopleForm(team) };
}

/** The form for one person, with what the asker may change of them. */
export async function openChanging(
  { store }: ListenerContext,
  { team, by }: AskedOfTeam,
  userId: UserId,
): Promise<Answer> {
  const isAdmin = team.admins.includes(by.userId);
  if (!isAdmin && userId !== by.userId) {
    return say(line('Only an admin changes what is known of somebody else.'));
  }
  const roster = await store.transaction(async (tx) => await tx.people.ofTeam(team.key));
  const person = roster.find((one) => one.userId === userId && one.active);
  return person === undefined
    ? say(line(`Nobody of that name is on the rotation. \`/oncall people\` lists who is.`))
    : { kind: 'form', form: changePersonForm(team, person, isAdmin) };
}

function answerAdding(
  context: ListenerContext,
  asked: AskedOfTeam,
  userIds: readonly UserId[],
  facts: PersonFacts,
): Answer {
  const { level, weight = 1, capabilities = [], github, email, from } = facts;
  if (level === undefined) {
    return say(
      line(
        'Is that a newcomer or a veteran? A newcomer is paired with a veteran. For example: `/oncall people add @noor newcomer`',
      ),
    );
  }
  return {
    kind: 'message',
    message: line('Looking at what it means for the schedule.'),
    after: async () => {
      const found = await slackPeople(context, [...new Set(userIds)]);
      if (!found.ok) return refusalLine(found);
      const contact = { github: github ?? undefined, email: email ?? undefined };
      const { people } = found;
      const wish = { kind: 'join', people, level, weight, capabilities, ...contact, from } as const;
      return await changed(context, asked, wish);
    },
  };
}

/** Leaving "from 1 Mar" has its last day before it; without a day, somebody leaves now. */
function changeOf(
  verb: 'set' | 'leave',
  { from, until, ...facts }: PersonFacts,
  today: string,
): PersonChange | Refusal {
  if (verb === 'leave') return { ...facts, lastDay: until ?? addDays(from ?? today, -1) };
  return from === undefined && until === undefined
    ? facts
    : refuse(
        'invalid',
        'A change holds from now on, so it takes no day. For somebody who leaves: `/oncall people leave @noor from 1 Mar`.',
      );
}

function carryOut(context: ListenerContext, asked: AskedOfTeam, wish: RosterWish): Answer {
  return {
    kind: 'message',
    message: line('Looking at what it means for the schedule.'),
    after: async () => await changed(context, asked, wish),
  };
}

async function changed(
  context: ListenerContext,
  { delivery, team, by }: AskedOfTeam,
  wish: RosterWish,
) {
  const result = await changeRoster(context, { delivery, team: team.key, by, wish });
  if (!result.ok) return refusalLine(result);
  return 'draft' in result ? rosterPreview(result) : rosterChangedMessage(result);
}

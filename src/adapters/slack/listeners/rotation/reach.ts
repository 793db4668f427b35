import { refuse } from '../../../../domain/incident/decision.ts';
import { WAY_WORDS } from '../../../../domain/paging/contact-way.ts';
import { contactWayKind } from '../../../../domain/paging/read-contact-way.ts';
import type { UserId } from '../../../../domain/team/responder.ts';
import {
  addWay,
  kindsOf,
  type OwnWays,
  ownWays,
  removeWay,
  testWay,
} from '../../../../features/paging/own-ways.ts';
import { line } from '../../views/help.ts';
import { kindsLine, reachForm, reachMessage } from '../../views/reach.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { peopleMeant } from './people-meant.ts';

/** Where no wait is named: late enough for whoever looks at Slack anyway. */
const USUAL_WAIT = 5;

/**
 * `/oncall reach` shows the ways to one's own person; `reach sms +1 925 555 0100 after 5` adds one, `reach remove sms` takes
 * it away, `reach test sms` tries it, and `reach @bravo` says which kinds somebody has.
 */
export const answerReach: Answerer = async (context, asked) => {
  const { team, by, delivery, words } = asked;
  const asking = { delivery, team: team.key, by };
  const [first = '', ...others] = words.split(/\s+/u);
  if (first === '') return shown(asked, await ownWays(context, asking));
  if (first === 'add' && others.length === 0) return openReachForm(context, asked);
  const deed = /^(remove|off|delete)$/iu.test(first)
    ? removeWay
    : /^(test|try)$/iu.test(first)
      ? testWay
      : undefined;
  if (deed) {
    const way = await wayMeant(context, asked, others.join(' '));
    if (typeof way !== 'string') return way;
    return shown(asked, await deed(context, { ...asking, way }));
  }
  const said = first === 'add' ? others : [first, ...others];
  const kind = contactWayKind(said[0] ?? '');
  if (kind === undefined) return await aboutSomebody(context, asked);
  const text = said.join(' ');
  const wait = /\s+(?:after|in)\s+(-?[\d.]+)\s*(?:m|min|minutes?)?$/iu.exec(text);
  const rest = wait ? text.slice(0, wait.index) : text;
  // `ntfy https://…` names its format by the same word.
  const isFormat = kind === 'push' && !/^(?:push|webhook)\b/iu.test(rest);
  const address = isFormat ? rest : rest.slice((said[0] ?? '').length).trim();
  const result = await addWay(context, {
    ...asking,
    kind,
    text: unlinked(address),
    afterMinutes: wait ? Number(wait[1]) : USUAL_WAIT,
  });
  return shown(asked, result);
};

export function openReachForm({ senders }: ListenerContext, { team }: AskedOfTeam): Answer {
  return {
    kind: 'form',
    form: reachForm(
      team,
      senders.map(({ kind }) => kind),
    ),
  };
}

export function shown({ team }: Pick<AskedOfTeam, 'team'>, result: OwnWays | Refusal): Answer {
  return say(result.ok ? reachMessage(team, result) : refusalLine(result));
}

type Refusal = Exclude<Awaited<ReturnType<typeof ownWays>>, OwnWays>;

/** Slack makes links of addresses that are typed: `<mailto:a@b.c|a@b.c>`, `<https://…>`, `<tel:…|…>`. */
function unlinked(text: string): string {
  return text.replace(/<(?:mailto:|tel:)?([^|<>]+)(?:\|[^<>]*)?>/gu, '$1');
}

/** The way that a word names: its kind, where there is one of that kind alone. */
async function wayMeant(
  context: ListenerContext,
  asked: AskedOfTeam,
  word: string,
): Promise<string | Answer> {
  const { team, by, delivery } = asked;
  const result = await ownWays(context, { delivery, team: team.key, by });
  if (!result.ok) return say(refusalLine(result));
  const kind = contactWayKind(word);
  const found = result.ways.filter((way) => kind === undefined || way.kind === kind);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  return say(
    found.length === 0
      ? line(
          kind === undefined
            ? 'You have given no way beside Slack. For example: `/oncall reach sms +1 925 555 0100 after 5`'
            : `You have no way by ${WAY_WORDS[kind]}.`,
        )
      : reachMessage(team, result),
  );
}

async function aboutSomebody(context: ListenerContext, asked: AskedOfTeam): Promise<Answer> {
  const { team, by, words } = asked;
  const meant = await context.store.transaction(async (tx) => await peopleMeant(tx, team, words));
  if (!meant.ok) return say(refusalLine(meant));
  const who: UserId | undefined = meant.forUser ?? meant.people[0];
  if (who === undefined) {
    return say(
      line(
        'Name a way: email, sms, voice or push. For example: `/oncall reach sms +1 925 555 0100 after 5`, `/oncall reach ntfy https://ntfy.sh/my-topic`',
      ),
    );
  }
  if (who !== by.userId && !team.admins.includes(by.userId) && team.lead !== by.userId) {
    return say(
      refusalLine(refuse('not-yours', 'Only admins and the lead may see how others are reached.')),
    );
  }
  const name = await context.store.transaction(
    async (tx) => (await tx.people.byUser(who))[0]?.name ?? 'This person',
  );
  return say(line(kindsLine(name, await kindsOf(context, who))));
}

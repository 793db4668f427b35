import {
  CONTACT_WAY_KINDS,
  type ContactWay,
  type ContactWayKind,
  WAY_WORDS,
} from '../../../domain/paging/contact-way.ts';
import { maskedAddress } from '../../../domain/paging/read-contact-way.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { OwnWays } from '../../../features/paging/own-ways.ts';
import { ACTION, FIELD, FORM } from '../ids.ts';
import {
  actions,
  button,
  context,
  type Form,
  type Message,
  section,
  sectionWith,
} from './blocks.ts';
import { input, option, textInput, words } from './forms.ts';
import { listedWords, safeLine, when } from './text.ts';

/** One id a button: Slack takes no two alike in a row. More ways are removed by `/oncall reach remove`. */
const REMOVES = [ACTION.reachRemove1, ACTION.reachRemove2, ACTION.reachRemove3];

/** `/oncall reach`: the ways to one's own person, in the order in which they are taken. */
export function reachMessage(team: Team, { ways, done }: OwnWays): Message {
  const said = done === undefined ? [] : [section(`*${doneWords(done)}*`)];
  return {
    text: done === undefined ? 'How to reach you' : doneWords(done),
    blocks: [
      ...said,
      section(
        `*How to reach you*\nA page goes to Slack at once, always.${ways.length === 0 ? ' You have given no other way: while Slack is closed on your phone, a page waits.' : ' While nobody is on it, these follow:'}`,
      ),
      ...ways.flatMap((way) => [
        sectionWith(
          wayLine(way, team),
          button('Test page', ACTION.reachTest, `${team.key} ${way.id}`),
        ),
      ]),
      actions(
        `reach-${team.key}`,
        button('Add a way…', ACTION.reachAdd, team.key, ways.length === 0 ? 'primary' : undefined),
        ...REMOVES.flatMap((actionId, index) => {
          const way = ways[index];
          if (way === undefined) return [];
          const label = `Remove ${WAY_WORDS[way.kind]} ${maskedAddress(way)}`;
          return [button(label, actionId, `${team.key} ${way.id}`)];
        }),
      ),
      context(
        `${ways.length > REMOVES.length ? 'Those further down show their button once others are removed. ' : ''}Nobody else sees an address; admins see which kinds of ways you have. What comes due while the team is closed waits for the opening.`,
      ),
    ],
  };
}

function wayLine(way: ContactWay, team: Team): string {
  const wait = way.afterMinutes === 0 ? 'at once' : `after ${String(way.afterMinutes)} min`;
  const state =
    way.confirmedAt === undefined
      ? way.askedAt === undefined
        ? 'never tested'
        : 'not confirmed yet'
      : `confirmed ${when(way.confirmedAt, team.calendar.zone)}`;
  const format = way.format === undefined ? '' : ` (${way.format})`;
  const kind = WAY_WORDS[way.kind];
  return `*${kind.charAt(0).toUpperCase()}${kind.slice(1)}*${format} ${safeLine(maskedAddress(way))} · ${wait} · ${state}`;
}

function doneWords({ what, kind }: NonNullable<OwnWays['done']>): string {
  const name = WAY_WORDS[kind];
  switch (what) {
    case 'added':
      return `You are reached by ${name} from now on. Send yourself a test page, so that you know it arrives.`;
    case 'removed':
      return `You are reached by ${name} no more.`;
    case 'tested':
      return `A test page is on its way by ${name}. Answer it within the day to confirm that it arrived.`;
  }
}

/** What an admin sees of somebody else. */
export function kindsLine(name: string, kinds: readonly ContactWayKind[]): string {
  const ways = ['Slack', ...kinds.map((kind) => WAY_WORDS[kind])];
  return `${safeLine(name)} is reached by ${listedWords(ways)}. Where those lead only they can see.`;
}

const HINTS: Readonly<Record<ContactWayKind, string>> = {
  email: 'Email',
  push: 'Push (ntfy, Gotify or a webhook)',
  sms: 'SMS',
  voice: 'Telephone call',
};

/** The form for one more way. */
export function reachForm(team: Team, kinds: readonly ContactWayKind[]): Form {
  const options = CONTACT_WAY_KINDS.filter((kind) => kinds.includes(kind)).map((kind) =>
    option(kind, HINTS[kind]),
  );
  const [first] = options;
  return {
    type: 'modal',
    callback_id: FORM.reach,
    private_metadata: JSON.stringify({ team: team.key }),
    title: words('How to reach you'),
    submit: words('Add'),
    close: words('Cancel'),
    blocks: [
      input(FIELD.reachKind, 'By', {
        type: 'static_select',
        options,
        ...(first ? { initial_option: first } : {}),
      }),
      input(FIELD.reachAddress, 'Where', textInput({ max: 1_300 }), {
        hint: 'alpha@example.org; +1 925 555 0100 (with the country); or for a push its format, https address and token: ntfy https://ntfy.sh/my-topic tk_…',
      }),
      input(
        FIELD.reachAfter,
        'Minutes after the page in Slack',
        textInput({ max: 3, initial: '5' }),
        {
          hint: '0 is at once. Quiet ways first, louder ones later.',
        },
      ),
    ],
  };
}

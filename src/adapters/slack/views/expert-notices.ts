import { REMINDED_BEFORE_MS } from '../../../domain/experts/ask.ts';
import { incidentName } from '../../../domain/incident/incident.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { ExpertAskView } from '../../../features/experts/ask-view.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { askValue } from './expert-list.ts';
import { WITHDRAWN } from './expert-words.ts';
import { cut, LIMITS, safeCut, safeLine, when, written } from './text.ts';

type Reader = 'owner' | 'expert' | 'both';

/** The same words twice: instants in the team's zone for the fallback, in the reader's own to be shown. */
type Words = (at: (t: Instant) => string) => string;

/** An expert's help, as it stands: asked for, agreed, or how it ended. */
export function expertAskNotice(view: ExpertAskView, reader: Reader): Message {
  switch (view.ask.state) {
    case 'seeking':
      return shown(view, () => `${names(view).expert} is about to be asked about ${about(view)}.`);
    case 'asked':
      if (reader === 'expert') return requestToExpert(view);
      return reader === 'owner' ? askedByOwner(view) : shown(view, pending(view));
    case 'agreed':
      return agreed(view, reader);
    case 'declined':
      return declined(view, reader);
    case 'withdrawn':
      return withdrawn(view);
  }
}

/** The two are about to talk. */
export function expertMeetsNotice(view: ExpertAskView, reader: 'owner' | 'expert'): Message {
  const { owner, expert } = names(view);
  const other = reader === 'owner' ? expert : owner;
  const { meetsAt = 0 } = view.ask;
  return shown(view, (at) => `You talk with ${other} about ${about(view)} ${at(meetsAt)}.`);
}

const names = ({ owner, expert }: ExpertAskView) => ({
  owner: safeLine(owner.name),
  expert: safeLine(expert.name),
});

const about = ({ incident }: ExpertAskView): string => incidentName(incident.number);

/** What it is about, for those who may read it; of a restricted incident nothing. */
function titled(view: ExpertAskView): string {
  const { incident, isRestricted } = view;
  return isRestricted
    ? 'It lives in a restricted environment: ask the owner what it is about.'
    : safeLine(incident.title);
}

function shown({ team }: ExpertAskView, words: Words, more: Message['blocks'] = []): Message {
  const { zone } = team.calendar;
  return {
    text: cut(
      words((t) => written(t, zone)),
      LIMITS.text,
    ),
    blocks: [section(`*${words((t) => when(t, zone))}*`), ...more],
  };
}

function requestToExpert(view: ExpertAskView): Message {
  const { ask, incident, team, isRestricted } = view;
  const { owner } = names(view);
  const { times = [], answerBy = ask.requestedAt, zones, unread } = ask.offer ?? {};
  const topic = ask.topic === undefined ? '' : `, about ${safeLine(ask.topic)}`;
  const labels = zones?.expert ?? team.calendar.zone;
  const timeButtons = times.map((t, index) =>
    button(written(t, labels), timeAction(index), `${ask.id} ${String(index)}`),
  );
  const { description } = incident;
  const details = isRestricted || description === '' ? [] : [section(safeCut(description, 600))];
  const notes = [
    times.length === 0
      ? 'No time in the next two weeks suits you both. Now, or Later… with a time of your own.'
      : 'These times suit you both (30 minutes).',
    ...(unread?.expert === undefined
      ? []
      : [`Your calendar could not be read: ${safeLine(unread.expert)}. A time may clash with it.`]),
    ...(unread?.owner === undefined ? [] : [`${owner}’s calendar could not be read.`]),
    `If you have not answered by then, ${owner} is told and may ask somebody else.`,
  ];
  return shown(
    view,
    (at) =>
      `${owner} asks for your help with ${about(view)}${topic}: please answer by ${at(answerBy)}.`,
    [
      section(titled(view)),
      ...details,
      context(notes.join(' ')),
      ...(timeButtons.length === 0 ? [] : [actions(`expert-times-${ask.id}`, ...timeButtons)]),
      actions(
        `expert-answers-${ask.id}`,
        button('Now', ACTION.expertNow, ask.id),
        button('Later…', ACTION.expertLater, ask.id),
        button('Decline…', ACTION.expertDecline, ask.id),
      ),
    ],
  );
}

const TIME_ACTIONS = [ACTION.expertTime1, ACTION.expertTime2, ACTION.expertTime3] as const;

const timeAction = (index: number): string => TIME_ACTIONS[index] ?? ACTION.expertTime1;

function pending(view: ExpertAskView): Words {
  const { ask } = view;
  const { expert } = names(view);
  const { answerBy = ask.requestedAt } = ask.offer ?? {};
  return ask.isOverdue
    ? () => `${expert} has not answered yet whether they can help with ${about(view)}.`
    : (at) => `${expert} is asked to help with ${about(view)}, and answers by ${at(answerBy)}.`;
}

function askedByOwner(view: ExpertAskView): Message {
  const { ask, team, next } = view;
  const { expert } = names(view);
  const { zone } = team.calendar;
  const { times = [], unread } = ask.offer ?? {};
  const isOwn = ask.askedBy.userId === view.owner.userId;
  const lines = [
    ...(isOwn ? [] : [`${safeLine(ask.askedBy.name)} asked for you.`]),
    times.length === 0
      ? 'No time in the next two weeks suits you both; they may come now, or name one.'
      : `Offered: ${times.map((t) => when(t, zone)).join(' · ')}.`,
    ...(unread?.owner === undefined
      ? []
      : [`Your calendar could not be read: ${safeLine(unread.owner)}.`]),
    ...(unread?.expert === undefined ? [] : [`${expert}’s calendar could not be read.`]),
    ask.isOverdue
      ? nextWords(view)
      : 'If they have not answered by then, you are told who else could be asked.',
  ];
  const withdraw = button('Withdraw', ACTION.expertWithdraw, ask.id);
  const buttons =
    ask.isOverdue && next ? [nextButton(view, next.responder.name), withdraw] : [withdraw];
  return shown(view, pending(view), [
    context(lines.join(' ')),
    actions(`expert-asked-${ask.id}`, ...buttons),
  ]);
}

function nextButton(view: ExpertAskView, name: string) {
  const { ask, incident, next } = view;
  const value = askValue(incident.number, next?.responder.userId ?? '', ask.topic);
  return button(`Ask ${name}`, ACTION.expertAsk, value, 'primary');
}

/** Who could be asked next, and why. */
function nextWords({ next, incident }: ExpertAskView): string {
  if (next === undefined) {
    const name = incidentName(incident.number);
    return `Nobody else is known for it. \`/oncall ask ${name} @name\` asks anybody on the rotation.`;
  }
  const why =
    next.knows === undefined
      ? `resolved ${next.resolved.map(incidentName).join(', ')}`
      : `knows ${safeLine(next.knows)}`;
  return `Next could be ${safeLine(next.responder.name)}, who ${why}.`;
}

function agreed(view: ExpertAskView, reader: Reader): Message {
  const { ask, team } = view;
  const { owner, expert } = names(view);
  const { meetsAt = 0, settled } = ask;
  const agreedAt = settled?.at ?? meetsAt;
  const isNow = agreedAt === meetsAt;
  const isReminded = meetsAt - agreedAt > REMINDED_BEFORE_MS;
  const words: Words = isNow
    ? () => `✅ ${expert} helps ${owner} with ${about(view)} now.`
    : (at) => `✅ ${expert} and ${owner} talk about ${about(view)} ${at(meetsAt)}.`;
  if (reader === 'both') return shown(view, words);
  const file = button('Calendar file', ACTION.expertFile, ask.id);
  const end =
    reader === 'owner'
      ? button('Call off', ACTION.expertWithdraw, ask.id)
      : button('Cannot after all…', ACTION.expertDecline, ask.id);
  const other = reader === 'owner' ? view.expert : view.owner;
  const reach = [other.phone && `☎ ${safeLine(other.phone)}`, other.email && safeLine(other.email)]
    .filter((way) => way)
    .join(' · ');
  const lines = [
    titled(view),
    ...(reach === '' ? [] : [reach]),
    ...(isReminded ? ['Both of you are reminded five minutes before.'] : []),
    ...(reader === 'owner' && !isNow && !ask.offer?.times.includes(meetsAt)
      ? [`${expert} named this time: call it off if it does not suit you.`]
      : []),
  ];
  return shown({ ...view, team }, words, [
    context(lines.join(' · ')),
    ...(isNow ? [] : [actions(`expert-agreed-${ask.id}`, file, end)]),
  ]);
}

function declined(view: ExpertAskView, reader: Reader): Message {
  const { ask, next } = view;
  const { expert } = names(view);
  const { reason } = ask.settled ?? {};
  const because = reason === undefined ? '.' : `: “${safeLine(cut(reason, 300))}”`;
  const words: Words = () => `${expert} cannot help with ${about(view)}${because}`;
  if (reader !== 'owner') return shown(view, words);
  return shown(view, words, [
    context(nextWords(view)),
    ...(next ? [actions(`expert-next-${ask.id}`, nextButton(view, next.responder.name))] : []),
  ]);
}

function withdrawn(view: ExpertAskView): Message {
  const { expert } = names(view);
  const { why = 'called-off', by } = view.ask.settled ?? {};
  const who = by === undefined ? '' : ` (${safeLine(by.name)})`;
  return shown(
    view,
    () => `The help of ${expert} with ${about(view)} is no longer needed: ${WITHDRAWN[why]}${who}.`,
  );
}

import type { KnownBlock } from '@slack/types';
import type { HandoffNotice } from '../../../domain/handoff/notice.ts';
import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { HandoffLine, HandoffView } from '../../../features/handoff/handoff-view.ts';
import { ACTION, FIELD, FORM } from '../ids.ts';
import { actions, button, context, type Form, type Message, section } from './blocks.ts';
import { mailParts } from './customer-mails.ts';
import { input, textInput, words } from './forms.ts';
import { customerName, titleLine } from './incident-words.ts';
import {
  counted,
  cut,
  LIMITS,
  safeCut,
  safeLine,
  timeOf,
  when,
  withWrittenTimes,
  written,
} from './text.ts';

/** Each takes two blocks of Slack's fifty. */
const MOST_SHOWN = 20;
/** So many lines of these lengths are what Slack takes in one message. */
const TITLE_SHOWN = 120;
const NAME_SHOWN = 40;

/** A note in a list; in full it stands in the incident's thread. */
const NOTE_SHOWN = 300;

/** What a button of a handoff is about. */
export const handoffValue = (handoff: string, incident: number): string =>
  `${handoff}|${String(incident)}`;

export function readHandoffValue(value: string | undefined): {
  readonly handoff: string;
  readonly number: number;
} {
  const [handoff = '', number = ''] = (value ?? '').split('|');
  return { handoff, number: Number(number) };
}

/** A handoff as it stands, to the one who passes on, to those who take over, or to the lead. */
export function handoffMessage(view: HandoffView, reader: HandoffNotice['reader']): Message {
  switch (reader) {
    case 'from':
      return view.handoff.handed === undefined ? toDecide(view) : handedOver(view);
    case 'to':
      return takenOver(view);
    case 'lead':
      return stalled(view);
  }
}

function toDecide(view: HandoffView): Message {
  const { handoff, team, to, closesAt, lines } = view;
  const zone = team.calendar.zone;
  const isNamed = handoff.namedId !== undefined;
  const open = counted(lines.length, 'incident');
  const ends = isNamed
    ? `You hand over to ${nameOf(to)}.`
    : `Your week on ${safeLine(team.name)} ends ${when(closesAt, zone)}.`;
  const otherwise = isNamed
    ? 'Nothing goes before you press *Hand over now*.'
    : to === undefined
      ? 'Nobody is planned for the next week yet: what is open stays yours until somebody is.'
      : `What you leave undecided is handed to ${nameOf(to)} at ${timeOf(closesAt, zone)}, with its log.`;
  if (lines.length === 0) {
    const done = `${ends} Nothing is open any more: there is nothing to hand over.`;
    return { text: withWrittenTimes(done), blocks: [section(done)] };
  }
  const plainEnds = isNamed
    ? `You hand over to ${nameOf(to)}`
    : `Your week ends ${written(closesAt, zone)}`;
  return {
    text: `${plainEnds}. ${open} ${lines.length === 1 ? 'is' : 'are'} open: say what becomes of ${lines.length === 1 ? 'it' : 'them'}.`,
    blocks: [
      section(`*${ends} ${open} ${lines.length === 1 ? 'is' : 'are'} open:*`),
      ...lines.slice(0, MOST_SHOWN).flatMap((line) => lineToDecide(handoff.id, line)),
      ...more(lines.length),
      actions(
        'handoff',
        button('Hand over now', ACTION.handoffNow, handoff.id),
        ...mailParts(view).buttons,
      ),
      context(otherwise),
      ...mailParts(view).small,
    ],
  };
}

function lineToDecide(handoff: string, { incident, item }: HandoffLine): readonly KnownBlock[] {
  const value = handoffValue(handoff, incident.number);
  const keeps = item?.choice === 'keep';
  const goes = item?.choice === 'hand-off';
  const decided = keeps ? '\n*You keep it.*' : goes ? `\n*Handed off*${noteOf(item.note)}` : '';
  return [
    section(cut(`${whatItIs(incident)}${decided}`, LIMITS.section)),
    actions(
      `handoff-${String(incident.number)}`,
      button(goes ? 'Change note…' : 'Hand off…', ACTION.handOff, value),
      button('Resolve…', ACTION.resolve, incidentName(incident.number)),
      ...(keeps ? [] : [button('Keep', ACTION.handoffKeep, value)]),
    ),
  ];
}

function handedOver(view: HandoffView): Message {
  const { handoff, team, to, lines, kept } = view;
  const { handed, accepted } = handoff;
  const zone = team.calendar.zone;
  if (handed === undefined || lines.length === 0) {
    const text =
      handed?.toId === handoff.fromId
        ? 'You are primary next week as well: what is open stays yours.'
        : 'Nothing was handed over.';
    return { text, blocks: [section(text), ...keptLine(kept)] };
  }
  const names = lines.map(({ incident }) => incidentName(incident.number)).join(', ');
  const said = accepted
    ? `${safeLine(accepted.by.name)} accepted ${when(accepted.at, zone)}.`
    : `${nameOf(to)} has been told, and accepts when they begin.`;
  return {
    text: `${names} went to ${nameOf(to)}`,
    blocks: [
      section(`*${names} went to ${nameOf(to)}* ${when(handed.at, zone)}. ${said}`),
      ...keptLine(kept),
      ...mailBlocks(view),
    ],
  };
}

function takenOver(view: HandoffView): Message {
  const { handoff, team, from, lines, kept } = view;
  const { accepted } = handoff;
  const zone = team.calendar.zone;
  const open = counted(lines.length, 'incident');
  const heading = `${nameOf(from)} hands ${open} of ${safeLine(team.name)} over to you`;
  return {
    text: accepted ? `${heading}: ${safeLine(accepted.by.name)} accepted` : heading,
    blocks: [
      section(`*${heading}.*`),
      ...lines
        .slice(0, MOST_SHOWN)
        .map(({ incident, item }) =>
          section(cut(`${whatItIs(incident)}${noteOf(item?.note ?? '')}`, LIMITS.section)),
        ),
      ...more(lines.length),
      ...keptLine(kept, from),
      ...(accepted
        ? [
            section(`*${safeLine(accepted.by.name)} accepted* ${when(accepted.at, zone)}.`),
            ...mailBlocks(view),
          ]
        : [
            actions(
              'handoff-accept',
              button('Accept', ACTION.handoffAccept, handoff.id, 'primary'),
              ...mailParts(view).buttons,
            ),
            ...mailParts(view).small,
            context(
              'Each is yours in Slack and on GitHub already. *Accept* says that you have read it; until noon of the first day nobody asks.',
            ),
          ]),
    ],
  };
}

/** What became of the mails to the customers, below a message that asks nothing else. */
function mailBlocks(view: HandoffView): readonly KnownBlock[] {
  const { buttons, small } = mailParts(view);
  return buttons.length === 0 ? small : [...small, actions('handoff-mails', ...buttons)];
}

function stalled({ handoff, team, from, to, lines }: HandoffView): Message {
  const { handed, accepted } = handoff;
  const open = counted(lines.length, 'incident');
  if (handed === undefined) {
    const text = `Nobody is planned for the week after ${nameOf(from)}’s on ${safeLine(team.name)}: ${open} stay${lines.length === 1 ? 's' : ''} with ${nameOf(from)}. \`/oncall plan\` finds somebody; then \`/oncall handoff for @${nameOf(from)}\` hands over.`;
    return { text, blocks: [section(text)] };
  }
  const text = accepted
    ? `${safeLine(accepted.by.name)} has accepted what ${nameOf(from)} handed over.`
    : `${nameOf(to)} has not accepted the ${open} that ${nameOf(from)} handed over. A word with them settles whether somebody else has to.`;
  return { text, blocks: [section(text)] };
}

/** What somebody who takes over should know. */
export function handOffForm(handoff: string, incident: Incident, note: string): Form {
  return {
    type: 'modal',
    callback_id: FORM.handOff,
    private_metadata: JSON.stringify({ handoff, number: incident.number }),
    title: words('Hand off'),
    submit: words('Save'),
    close: words('Cancel'),
    blocks: [
      context(titleLine(incident)),
      input(
        FIELD.note,
        'What the next one should know',
        {
          ...textInput({
            multiline: true,
            max: 1_500,
            placeholder: 'Dump file asked for; the customer is away until Tuesday',
          }),
          ...(note === '' ? {} : { initial_value: note }),
        },
        { optional: true, hint: 'Where it stands, and what was promised to whom.' },
      ),
    ],
  };
}

const nameOf = (person: Responder | undefined): string =>
  person === undefined ? 'somebody' : safeLine(person.name);

const noteOf = (note: string): string =>
  note === '' ? '' : `\n> ${safeCut(note.replaceAll(/\s+/gu, ' '), NOTE_SHOWN)}`;

function whatItIs(incident: Incident): string {
  const stands = incident.state === 'waiting' ? 'waits for a first answer' : 'answered';
  return `*${titleLine(incident, TITLE_SHOWN)}*\nFrom ${customerName(incident.customer, NAME_SHOWN)} · ${stands}`;
}

function keptLine(kept: readonly Incident[], by?: Responder): readonly KnownBlock[] {
  if (kept.length === 0) return [];
  const names = kept.map(({ number }) => incidentName(number)).join(', ');
  return [context(by ? `${nameOf(by)} keeps ${names}: nearly done.` : `You keep ${names}.`)];
}

function more(count: number): readonly KnownBlock[] {
  const hidden = count - MOST_SHOWN;
  return hidden > 0 ? [context(`${String(hidden)} more: \`/oncall list\` shows them.`)] : [];
}

import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../../domain/incident/incident.ts';
import { type PostmortemWords, WORDS_LIMIT } from '../../../domain/postmortem/postmortem.ts';
import { referenceName } from '../../../domain/product/issue-reference.ts';
import type { ProductIssue } from '../../../domain/product/product-issue.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import type { PostmortemView } from '../../../features/resolving/postmortem-view.ts';
import { ACTION, FIELD, FORM } from '../ids.ts';
import { actions, button, context, type Form, type Message, section, sections } from './blocks.ts';
import { input, textInput, words } from './forms.ts';
import { titleLine } from './incident-words.ts';
import { cut, earlierLine, LIMITS, safeLine, when } from './text.ts';

/** A form is no place to read hundreds of lines; the comment has them all. */
const ENTRIES_SHOWN = 25;

const PARTS: readonly (readonly [keyof PostmortemWords, string])[] = [
  ['happened', 'What happened, and why'],
  ['well', 'What went well'],
  ['badly', 'What went badly'],
  ['change', 'What to change'],
];

/** The form in which a post-mortem is written. */
export function postmortemForm({ view, postmortem, timeline }: PostmortemView): Form {
  const { incident, team, products = [] } = view;
  const zone = team.calendar.zone;
  const name = incidentName(incident.number);
  const effort = incident.resolution?.effortHours;
  const lines = timeline
    .slice(-ENTRIES_SHOWN)
    .map(({ at, what }) => `${when(at, zone)} · ${safeLine(cut(what, 200))}`);
  const earlier = timeline.length - lines.length;
  const filed = products.filter(({ purpose }) => purpose === 'follow-up');
  return {
    type: 'modal',
    callback_id: FORM.postmortem,
    private_metadata: JSON.stringify({ number: incident.number, version: postmortem.version }),
    title: words(cut(`Post-mortem of ${name}`, 24)),
    submit: words('Save'),
    close: words('Cancel'),
    blocks: [
      context(
        `${titleLine(incident)}${effort === undefined ? '' : ` · ${String(effort)} h`}${
          incident.repository === undefined ? '' : ' · saved as a comment on its GitHub issue'
        }`,
      ),
      ...sections(['*Timeline*', ...earlierLine(earlier), ...lines]),
      ...PARTS.map(([part, label]) => {
        const text = cut(postmortem.words[part], WORDS_LIMIT);
        return input(
          part,
          label,
          {
            ...textInput({ multiline: true, max: WORDS_LIMIT }),
            ...(text === '' ? {} : { initial_value: text }),
          },
          { optional: true },
        );
      }),
      ...(filed.length === 0 ? [] : [actionLines(filed)]),
      ...(team.source === undefined
        ? []
        : [
            input(
              FIELD.actions,
              'New follow-up actions',
              textInput({
                multiline: true,
                max: WORDS_LIMIT,
                placeholder: 'Check the restart file’s version',
              }),
              {
                optional: true,
                hint: `One a line. Each becomes an issue in ${team.source.repository}, once.`,
              },
            ),
          ]),
    ],
  };
}

function actionLines(filed: readonly ProductIssue[]): KnownBlock {
  const lines = filed.map(({ title, repository, number }) => {
    const where = number === undefined ? 'being filed' : referenceName({ repository, number });
    return `• ${safeLine(cut(title, 200))} (${where})`;
  });
  return section(`*Follow-up actions so far*\n${lines.join('\n')}`);
}

/** To whom a serious incident belonged, once it is resolved. */
export function postmortemOffer(view: IncidentView): Message {
  const { incident, team } = view;
  const name = incidentName(incident.number);
  const where =
    incident.repository === undefined
      ? 'The timeline and the effort are filled in.'
      : 'It stands as a comment on the incident’s GitHub issue, with timeline and effort filled in.';
  const asks = `${name} was serious, and is resolved. Please complete its post-mortem while it is fresh.`;
  return {
    text: cut(`${asks} ${safeLine(incident.title)}`, LIMITS.text),
    blocks: [
      section(`*${asks}*\n${safeLine(incident.title)}`),
      context(
        team.source === undefined
          ? where
          : `${where} Follow-up actions become issues in ${team.source.repository}.`,
      ),
      actions(
        `postmortem-${String(incident.number)}`,
        button('Edit post-mortem…', ACTION.postmortem, String(incident.number), 'primary'),
      ),
    ],
  };
}

import { incidentName } from '../../../domain/incident/incident.ts';
import { markerLine } from '../../../domain/issue-log/marker.ts';
import { referenceName } from '../../../domain/product/issue-reference.ts';
import type { PostmortemView } from '../../../features/resolving/postmortem-view.ts';
import { cutTo, fenced, inlineCode, visible, withoutContacts } from './foreign-text.ts';
import { dated } from './issue-draft.ts';

const WORDS_LIMIT = 6_000;

/** GitHub takes 65,536; what happened most often is said first and last. */
const MOST_ENTRIES = 200;

/** One post-mortem for each incident, whatever becomes of it. */
export const POSTMORTEM_KEY = 'postmortem';

/** The post-mortem as a comment on the incident's issue: people's words, and what Hotline knows by itself. */
export function postmortemComment({ view, postmortem, timeline }: PostmortemView): string {
  const { incident, team, products } = view;
  const zone = team.calendar.zone;
  const part = (heading: string, text: string): string => {
    const clean = withoutContacts(visible(text), incident.customer).trim();
    return `### ${heading}\n\n${clean === '' ? '_Still to be written._' : fenced(cutTo(clean, WORDS_LIMIT))}`;
  };
  const { happened, well, badly, change } = postmortem.words;
  const effort = incident.resolution?.effortHours;
  const actions = (products ?? []).filter(({ purpose }) => purpose === 'follow-up');
  const entries = timeline
    .slice(-MOST_ENTRIES)
    .map(
      ({ at, what }) =>
        `| ${dated(at, zone)} | ${inlineCode(cutTo(what, 300)).replaceAll('|', String.raw`\|`)} |`,
    );
  return [
    `## Post-mortem of ${incidentName(incident.number)}`,
    part('What happened, and why', happened),
    `### Timeline\n\n| when | what |\n| --- | --- |\n${entries.join('\n')}`,
    `### Effort\n\n${effort === undefined ? 'Not stated.' : `${String(effort)} h`}`,
    part('What went well', well),
    part('What went badly', badly),
    part('What to change', change),
    `### Follow-up actions\n\n${
      actions.length === 0
        ? '_None yet._'
        : actions
            .map(({ title, repository, number }) =>
              number === undefined
                ? `- ${inlineCode(title)}, being filed`
                : `- ${inlineCode(title)}: ${referenceName({ repository, number })}`,
            )
            .join('\n')
    }`,
    postmortem.edited === undefined
      ? 'An outline by Hotline. *Edit post-mortem* in Slack completes it.'
      : `Last written by ${inlineCode(postmortem.edited.by.name)}, ${dated(postmortem.edited.at, zone)}.`,
    markerLine({ kind: 'note', incident: incident.number, key: POSTMORTEM_KEY }),
  ].join('\n\n');
}

import {
  type Incident,
  type IncidentNumber,
  parseIncidentName,
} from '../../../../domain/incident/incident.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { noSuchIncident } from '../../../../features/incident/act-on-incident.ts';
import { findKnown } from '../../../../features/known/find-known.ts';
import type { Tx } from '../../../../ports/store.ts';
import { line } from '../../views/help.ts';
import { knownMessage } from '../../views/suggestions.ts';
import { cut, safeLine } from '../../views/text.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';

const NUMBERED = /^((?:inc[-\s]?|#)\d{1,9})(?:\s+(.*))?$/isu;

/** `/oncall known contour crash`, or `/oncall known INC-12 [other words]`. */
export const answerKnown: Answerer = async (context, asked) => {
  const { team } = asked;
  const [, name = '', rest = ''] = NUMBERED.exec(asked.words.trim()) ?? [];
  const number = parseIncidentName(name);
  const { incident, own } = await context.store.transaction(async (tx) => ({
    incident: number === undefined ? undefined : await tx.incidents.get(number),
    own: await onlyOpen(tx, asked),
  }));
  if (number !== undefined && incident?.team !== team.key) {
    return say(refusalLine(noSuchIncident(number)));
  }
  if (incident?.isRestricted) {
    return say(line(`${name} is in a restricted environment: nothing is looked up about it.`));
  }
  const words = incident ? rest.trim() || incident.title : asked.words.trim();
  if (words === '') {
    return say(
      line(
        'Say what to look for, or for which incident: `/oncall known contour crash` or `/oncall known INC-12`',
      ),
    );
  }
  return look(context, team, words, incident, incident?.number ?? own);
};

function look(
  context: ListenerContext,
  team: Team,
  words: string,
  about: Incident | undefined,
  forIncident: IncidentNumber | undefined,
): Answer {
  const where =
    team.source && context.sourceIssues ? ` and ${safeLine(team.source.repository)}` : '';
  return {
    kind: 'message',
    message: line(`Looking for “${safeLine(cut(words, 80))}” in past incidents${where} …`),
    after: async () => {
      const suggestions = await findKnown(context, team, { words, about });
      return knownMessage(team, words, suggestions, forIncident);
    },
  };
}

/** The open incident that the asker must mean: the only one that they own, or the only one there is. */
async function onlyOpen(tx: Tx, { team, by }: AskedOfTeam): Promise<IncidentNumber | undefined> {
  const own = (await tx.people.byUser(by.userId)).find((r) => r.team === team.key)?.id;
  if (own === undefined) return undefined;
  const open = await tx.incidents.list({ team: team.key, open: true }, 50);
  const mine = open.filter((one) => one.ownerId === own);
  const [only] = mine.length > 0 ? mine : open;
  return (mine.length > 0 ? mine : open).length === 1 ? only?.number : undefined;
}

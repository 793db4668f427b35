import { refuse } from '../../../../domain/incident/decision.ts';
import {
  type IncidentNumber,
  incidentName,
  parseIncidentName,
} from '../../../../domain/incident/incident.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { teamOf } from '../../../../features/context.ts';
import { askExpert, type ExpertAsked } from '../../../../features/experts/ask-expert.ts';
import { candidatesFor } from '../../../../features/experts/candidates.ts';
import { mayAskExperts } from '../../../../features/experts/may-ask.ts';
import { isRestricted } from '../../../../features/experts/restricted.ts';
import { noSuchIncident } from '../../../../features/incident/act-on-incident.ts';
import type { Tx } from '../../../../ports/store.ts';
import type { Message } from '../../views/blocks.ts';
import { suggestionsMessage } from '../../views/expert-list.ts';
import { line } from '../../views/help.ts';
import { cut, safeLine } from '../../views/text.ts';
import { type Answerer, type Asked, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { peopleMeant } from '../rotation/people-meant.ts';
import { activePeople, nearestTopic, WORDS_LIMIT } from './experts.ts';

/** `/oncall ask INC-12 mesh` suggests who knows it; `/oncall ask INC-12 @bravo` asks one person; both words may be left out. */
export const answerAskCommand: Answerer = async (context, asked) => {
  const { team, words, by, delivery } = asked;
  const { number, rest } = incidentSaid(words);
  const found = await context.store.transaction(async (tx) => {
    const incident = number ?? (await onlyOpen(tx, team));
    return { incident, meant: await peopleMeant(tx, team, rest) };
  });
  if (typeof found.incident !== 'number') return say(found.incident);
  if (!found.meant.ok) return say(refusalLine(found.meant));
  const { people, rest: said } = found.meant;
  const topic = said.replace(/^(?:(?:about|for|on)\b\s*)+/iu, '').trim();
  const about = topic === '' ? undefined : cut(topic, WORDS_LIMIT);
  if (people.length > 1) {
    return say(line('One at a time: name one person. If they decline, you are told who is next.'));
  }
  const [expert] = people;
  if (expert === undefined) return say(await suggest(context, asked, found.incident, about));
  const input = { delivery, number: found.incident, by, expert, topic: about };
  const result = await askExpert(context, input);
  return say(result.ok ? askedMessage(result, by.userId) : refusalLine(result));
};

/** Who could help with an incident, to the one who asks. */
export async function suggest(
  { store, clock, teams }: ListenerContext,
  { by }: Pick<Asked, 'by'>,
  number: IncidentNumber,
  about: string | undefined,
): Promise<Message> {
  return await store.transaction(async (tx) => {
    const now = clock.now();
    const incident = await tx.incidents.get(number);
    if (incident === undefined) return refusalLine(noSuchIncident(number));
    const team = teamOf(teams, incident.team);
    const refusal = await mayAskExperts(tx, team, incident, by, now);
    if (refusal) return refusalLine(refusal);
    if (incident.state === 'resolved') {
      const name = incidentName(number);
      const words = `${name} is resolved: there is nothing left to ask.`;
      return refusalLine(refuse('already-resolved', words));
    }
    const without = new Set(incident.ownerId === undefined ? [] : [incident.ownerId]);
    const candidates = await candidatesFor(tx, team, { about, incident, without }, now);
    const meant =
      about === undefined ? undefined : nearestTopic(await activePeople(tx, team), about);
    return suggestionsMessage(
      team,
      incident,
      isRestricted(team, incident),
      about,
      candidates,
      meant,
    );
  });
}

/** What whoever asked is told, once it is on disk. */
export function askedMessage({ expert, number, owner }: ExpertAsked, byUser: string): Message {
  const whom = owner.userId === byUser ? 'you' : safeLine(owner.name);
  return line(
    `${safeLine(expert)} is asked to help ${whom} with ${incidentName(number)}, with times that suit both. The answer comes as a direct message to ${whom}.`,
  );
}

/** "INC-12 mesh", "inc 12 mesh", "12": the incident, and what else was said. */
function incidentSaid(words: string): {
  readonly number: IncidentNumber | undefined;
  readonly rest: string;
} {
  const match = /^((?:inc[-\s]?|#)?\d{1,9})(?:\s+(.*))?$/isu.exec(words);
  return match
    ? { number: parseIncidentName(match[1] ?? ''), rest: match[2] ?? '' }
    : { number: undefined, rest: words };
}

async function onlyOpen(tx: Tx, team: Team): Promise<IncidentNumber | Message> {
  const open = await tx.incidents.list({ team: team.key, open: true }, 10);
  const [only] = open;
  if (only === undefined) return line(`Nothing is open for ${safeLine(team.name)}.`);
  if (open.length === 1) return only.number;
  const names = open.map(({ number }) => incidentName(number)).join(', ');
  return line(
    `About which one? ${names}. For example: \`/oncall ask ${incidentName(only.number)} mesh\``,
  );
}

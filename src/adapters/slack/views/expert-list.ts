import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import type { Responder, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Candidate } from '../../../features/experts/candidates.ts';
import { ACTION } from '../ids.ts';
import { button, context, fitting, type Message, section, sections } from './blocks.ts';
import { line } from './help.ts';
import { safeLine, when, writtenDate } from './text.ts';

/** More are no help in choosing. */
const MOST_SHOWN = 5;
/** Characters of the list of topics: what Slack takes in one message, with some room. */
const MOST_TOPIC_TEXT = 9_000;

/** What a button that asks somebody holds: the incident, whom, and about what. */
export function askValue(incident: number, expert: UserId, topic: string | undefined): string {
  return [String(incident), expert, ...(topic === undefined ? [] : [topic])].join(' ');
}

/** Reads it back. */
export function readAskValue(value: string): {
  readonly number: number;
  readonly expert: UserId;
  readonly topic: string | undefined;
} {
  const [number = '', expert = '', ...topic] = value.split(' ');
  return {
    number: Number(number),
    expert,
    topic: topic.length === 0 ? undefined : topic.join(' '),
  };
}

/** Every topic, and who knows it. */
export function topicsMessage(team: Team, people: readonly Responder[]): Message {
  const known = new Map<string, { readonly topic: string; readonly names: string[] }>();
  for (const { name, topics } of people) {
    for (const topic of topics) {
      const entry = known.get(topic.toLowerCase()) ?? { topic, names: [] };
      entry.names.push(name);
      known.set(topic.toLowerCase(), entry);
    }
  }
  const head = `Who knows what · ${safeLine(team.name)}`;
  const lines = [...known.values()]
    .toSorted((one, other) => one.topic.localeCompare(other.topic))
    .map(({ topic, names }) => `${safeLine(topic)} · ${names.map(safeLine).join(', ')}`);
  const hint = '`/oncall experts me mesh, volume rendering` says what you know.';
  if (lines.length === 0) return line(`Nobody of ${safeLine(team.name)} has topics yet. ${hint}`);
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections(fitting(lines, MOST_TOPIC_TEXT)),
      context(
        `\`/oncall experts mesh\` says who is there now; \`/oncall ask INC-12 mesh\` asks. ${hint}`,
      ),
    ],
  };
}

/** One person's topics. */
export function ownTopicsMessage(who: Responder, isOwn: boolean): Message {
  const subject = isOwn ? 'You' : safeLine(who.name);
  const topics = who.topics.map(safeLine).join(', ');
  if (topics !== '') return line(`${subject} can be asked about: ${topics}`);
  return line(
    isOwn
      ? 'You have no topics. `/oncall experts me mesh, volume rendering` says what you can be asked about.'
      : `${subject} has no topics.`,
  );
}

/**
 * Who knows a topic, and who is there now.
 *
 * @param meant a topic that may have been meant, where nobody knows this one.
 * @param opensAt when the team opens again; undefined while it is open.
 */
export function whoKnowsMessage(
  team: Team,
  said: string,
  candidates: readonly Candidate[],
  meant: string | undefined,
  opensAt: Instant | undefined,
): Message {
  if (candidates.length === 0) return nobodyKnows(said, meant);
  const head = `Who knows ${safeLine(said)} · ${safeLine(team.name)}`;
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections(candidates.slice(0, MOST_SHOWN * 2).map(candidateLine)),
      context(
        `${opensAt === undefined ? '' : `Closed now, opens ${when(opensAt, team.calendar.zone)}. `}\`/oncall ask INC-12 @name\` asks one of them, with times that suit you both.`,
      ),
    ],
  };
}

function nobodyKnows(said: string, meant: string | undefined): Message {
  const did = meant === undefined ? '' : ` Did you mean ${safeLine(meant)}?`;
  return line(
    `Nobody’s topics name “${safeLine(said).slice(0, 80)}”, and nobody resolved anything like it.${did} \`/oncall experts\` lists all topics.`,
  );
}

/** Who could be asked about an incident, each with a button. */
export function suggestionsMessage(
  team: Team,
  incident: Incident,
  isRestricted: boolean,
  topic: string | undefined,
  candidates: readonly Candidate[],
  meant: string | undefined,
): Message {
  const name = incidentName(incident.number);
  const byName = `\`/oncall ask ${name} @name\` asks anybody on ${safeLine(team.name)}’s rotation.`;
  if (candidates.length === 0) {
    if (topic !== undefined) {
      const { text } = nobodyKnows(topic, meant);
      return line(`${text} ${byName}`);
    }
    return line(
      isRestricted
        ? `Of ${name} nothing is known here, so nobody can be suggested. ${byName}`
        : `Nobody’s topics fit ${name}, and nobody resolved anything like it. Name a topic, such as \`/oncall ask ${name} mesh\`; ${byName}`,
    );
  }
  const head = `Experts for ${name}${topic === undefined ? '' : `: ${safeLine(topic)}`}`;
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...candidates.slice(0, MOST_SHOWN).map((candidate) => {
        const { responder, awayUntil } = candidate;
        const block = section(candidateLine(candidate));
        if (block.type !== 'section' || awayUntil !== undefined) return block;
        const value = askValue(incident.number, responder.userId, isRestricted ? undefined : topic);
        return { ...block, accessory: button(`Ask ${responder.name}`, ACTION.expertAsk, value) };
      }),
      context(`Who is asked gets up to three times that suit you both, and may decline. ${byName}`),
    ],
  };
}

function candidateLine({ responder, knows, resolved, awayUntil, duty }: Candidate): string {
  const facts = [
    `*${safeLine(responder.name)}*`,
    ...(knows === undefined ? [] : [`knows ${safeLine(knows)}`]),
    ...(resolved.length === 0 ? [] : [`resolved ${resolved.map(incidentName).join(', ')}`]),
    awayUntil === undefined
      ? duty === undefined
        ? 'there'
        : `${duty} this week`
      : `🌴 away until ${writtenDate(awayUntil)}`,
  ];
  return facts.join(' · ');
}

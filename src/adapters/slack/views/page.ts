import { pagesAtOnce } from '../../../domain/escalation/path.ts';
import type { Lateness, Unreachable } from '../../../domain/incident/effect.ts';
import { incidentName } from '../../../domain/incident/incident.ts';
import { environmentName } from '../../../domain/team/team.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import type { PageFacts } from '../../../features/incident/page-facts.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { callBackButton } from './incident-card.ts';
import { customerName, reachLine } from './incident-words.ts';
import { cut, LIMITS, mention, plain, safeCut, safeLine, timeOf, when, written } from './text.ts';

/** The page, as a direct message: who, the deadline and the thing within the first 80 characters. */
export function pageMessage(view: IncidentView, facts: PageFacts): Message {
  const { incident } = view;
  const name = incidentName(incident.number);
  const label = labelOf(view, facts);
  const value = String(incident.number);
  const lines = [
    `*${label} · ${name} ${whyWords(view)} Please take it.*`,
    missedLine(view),
    `*${safeLine(incident.title)}*`,
    ...(incident.isRestricted
      ? []
      : [
          [customerName(incident.customer), reachLine(incident.customer)]
            .filter(Boolean)
            .join(' · '),
        ]),
  ];
  return {
    text: cut(
      `${label} · ${name} ${whyWords(view)} Please take it. ${safeLine(incident.title)}`,
      LIMITS.text,
    ),
    blocks: [
      section(lines.join('\n')),
      ...(incident.description ? [section(safeCut(incident.description, 600))] : []),
      ...smallPrint(view, facts),
      actions(
        `page-${value}`,
        button('I’ll take it', ACTION.onIt, value, 'primary'),
        ...otherOnIt(view, facts),
        incident.isRestricted
          ? callBackButton(incident)
          : button('I’m stepping up…', ACTION.stepUp, value),
        button('Customer answered', ACTION.answered, value),
      ),
    ],
  };
}

/** The same in the card's thread: one line that mentions the one who is paged. */
export function pageMention(userId: string, view: IncidentView, facts: PageFacts): Message {
  const { incident, team } = view;
  const name = incidentName(incident.number);
  const due = when(incident.dueAt, team.calendar.zone);
  const label = labelOf(view, facts);
  const why = isAsking(view)
    ? `needs someone with access to ${whereItIs(view)}; the first answer is due`
    : isBeforeDue(view)
      ? `${pagesAtOnce(incident) ? 'is major and ' : ''}has had no first answer yet; it is due`
      : 'has had no first answer; it was due';
  return {
    text: `${label} · ${mention(userId)}, ${name} ${why} ${written(incident.dueAt, team.calendar.zone)}.`,
    blocks: [
      section(`*${label}* · ${mention(userId)}, ${name} ${why} ${due}. ${nextWords(view, facts)}`),
    ],
  };
}

/** To the whole channel: nobody has taken it, or somebody could not be reached. */
export function pageToChannel(
  view: IncidentView,
  facts: PageFacts,
  unreachable: Unreachable | undefined,
): Message {
  const { incident } = view;
  const name = incidentName(incident.number);
  const label = labelOf(view, facts);
  const value = String(incident.number);
  const what = isAsking(view)
    ? 'needs'
    : `has had no first answer${isBeforeDue(view) ? ' yet' : ''} and needs`;
  const whom = incident.isRestricted
    ? `someone with access to ${whereItIs(view)}`
    : 'someone on the team';
  const why = unreachable
    ? `${safeLine(unreachable.name)} could not be paged (${safeLine(unreachable.why)}).`
    : facts.next
      ? 'Nobody who was paged has taken it.'
      : 'The escalation path has nobody else to ask.';
  return {
    text: cut(
      `${label} · ${name} ${what} ${whom}. ${why} ${safeLine(incident.title)}`,
      LIMITS.text,
    ),
    blocks: [
      section(
        [
          `*${label} · ${name} ${what} ${whom}.*`,
          missedLine(view),
          why,
          `*${safeLine(incident.title)}*`,
        ].join('\n'),
      ),
      ...smallPrint(view, facts),
      actions(
        `page-channel-${value}`,
        button('I’ll take it', ACTION.onIt, value, 'primary'),
        button('Customer answered', ACTION.answered, value),
      ),
    ],
  };
}

function labelOf({ now }: IncidentView, { page }: PageFacts): string {
  if (!page.late) return page.times > 1 ? `PAGE, repeat ${String(page.times - 1)}` : 'PAGE';
  const minutes = Math.round((now - page.late.dueAt) / 60_000);
  return `LATE PAGE (${minutes < 120 ? `${String(minutes)} min` : `${String(Math.round(minutes / 60))} h`})`;
}

/** Those who may work in a restricted environment are asked before the answer is due. */
function isAsking({ incident, now }: IncidentView): boolean {
  return incident.isRestricted === true && now < incident.dueAt;
}

function whereItIs({ incident, team }: IncidentView): string {
  return safeLine(environmentName(team, incident.environment));
}

/** A major incident pages before the answer is due, and so does whoever asks for the next step early. */
function isBeforeDue({ incident, now }: IncidentView): boolean {
  return now < incident.dueAt;
}

function whyWords(view: IncidentView): string {
  if (isAsking(view)) return `needs someone with access to ${whereItIs(view)}.`;
  if (!isBeforeDue(view)) return 'has had no first answer.';
  return pagesAtOnce(view.incident)
    ? 'is major and has had no first answer yet.'
    : 'has had no first answer yet.';
}

function missedLine(view: IncidentView): string {
  const { incident, owner, team } = view;
  const due = when(incident.dueAt, team.calendar.zone);
  if (isAsking(view) && !incident.onIt) {
    return owner
      ? `${safeLine(owner.name)} has it; the first answer is due ${due}.`
      : `Neither the primary nor the backup may work there. The first answer is due ${due}.`;
  }
  const who = owner ? safeLine(owner.name) : undefined;
  if (incident.onIt) {
    const since = timeOf(incident.onIt.at, team.calendar.zone);
    return isBeforeDue(view)
      ? `${safeLine(incident.onIt.by.name)} is on it since ${since}; the first answer is due ${due}.`
      : `${safeLine(incident.onIt.by.name)} is on it since ${since}, but the answer was due ${due}.`;
  }
  if (isBeforeDue(view)) {
    const has = who ? `${who} (primary) has it` : 'Nobody is on duty';
    const early = pagesAtOnce(incident) ? '' : ', and somebody asked for you before that';
    return `${has}; the first answer is due ${due}${early}.`;
  }
  return who
    ? `${who}${incident.isRestricted ? '' : ' (primary)'} was to answer by ${due} and has not.`
    : `${incident.isRestricted ? 'Nobody has taken it' : 'Nobody was on duty'}; the answer was due ${due}.`;
}

function smallPrint(view: IncidentView, facts: PageFacts) {
  const zone = view.team.calendar.zone;
  const { late } = facts.page;
  const lines = [
    ...(late ? [lateWords(late, facts, zone)] : []),
    ...(facts.mayRepeat === undefined
      ? []
      : [`This may repeat the page of ${timeOf(facts.mayRepeat, zone)}.`]),
    nextWords(view, facts),
  ];
  return lines.map((line) => context(line));
}

function lateWords(late: Lateness, { outage }: PageFacts, zone: string): string {
  if (late.reason === 'reported-late') {
    return 'It was reported only after the goal had run out.';
  }
  return outage
    ? `Hotline was down from ${when(outage.from, zone)} to ${when(outage.to, zone)}.`
    : `This page was due ${when(late.dueAt, zone)} and was held up.`;
}

/** Whoever is paged may know that the owner has it already. */
function otherOnIt({ incident, owner }: IncidentView, { to }: PageFacts) {
  return owner === undefined || owner.userId === to
    ? []
    : [button(`${plain(owner.name)} is on it`, ACTION.ownerOnIt, String(incident.number))];
}

function nextWords({ team }: IncidentView, { next, againAt }: PageFacts): string {
  const zone = team.calendar.zone;
  if (againAt === undefined) {
    return next
      ? `If nobody is on it by ${when(next.at, zone)}, ${safeLine(next.whom)}.`
      : 'The channel has been told as well.';
  }
  const again = `If nobody is on it by ${when(againAt, zone)}, this page is repeated`;
  if (next?.at === againAt) return `${again}, and ${safeLine(next.whom)}.`;
  return next ? `${again}; by ${when(next.at, zone)}, ${safeLine(next.whom)}.` : `${again}.`;
}

import { ACTIVITY_WORDS } from '../../../domain/incident/activity.ts';
import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import { targetName } from '../../../domain/incident/link.ts';
import { environmentName } from '../../../domain/team/team.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { option } from './forms.ts';
import { customerName, fromLine, mark, reachLine, titleLine } from './incident-words.ts';
import { linksWords } from './link-words.ts';
import { issueLinkWords, link } from './log-lines.ts';
import { productFacts } from './product-words.ts';
import { viaWords } from './reach-words.ts';
import {
  businessMinutes,
  cut,
  LIMITS,
  mention,
  safeCut,
  safeLine,
  timeOf,
  when,
  written,
} from './text.ts';

/** The one message of an incident in the team's channel, edited in place. */
export function incidentCard(view: IncidentView): Message {
  const { incident, team } = view;
  const zone = team.calendar.zone;
  const buttons = cardActions(incident, view.hasPostmortem);
  const reach = reachLine(incident.customer);
  const issue = issueLinkWords(view.issue);
  const message = link(incident.messageLink, 'the message');
  const facts = [
    ...(incident.isRestricted ? ['Nothing about it may be written here'] : [fromLine(incident)]),
    ...(reach ? [reach] : []),
    ...(incident.redirectedBy ? [`sent on by ${safeLine(incident.redirectedBy.name)}`] : []),
    ...(message ? [message] : []),
    `came in ${when(incident.cameInAt, zone)}`,
    ...(incident.severity === 'normal' ? [] : [`severity ${incident.severity}`]),
    ...(incident.environment === 'open'
      ? []
      : [`environment ${safeLine(environmentName(team, incident.environment))}`]),
    ...(issue ? [issue] : []),
    ...productFacts(view.products ?? []),
    ...knownFacts(view),
  ];
  return {
    text: cut(`${mark(view)} ${titleLine(incident)} · ${fallbackState(view)}`, LIMITS.text),
    blocks: [
      section(`${mark(view)} *${titleLine(incident)}*\n${stateLine(view)}`),
      ...(incident.description ? [section(safeCut(incident.description, 1_000))] : []),
      context(facts.join(' · ')),
      ...alsoAsked(view),
      ...(buttons.length > 0 ? [actions(`incident-${String(incident.number)}`, ...buttons)] : []),
    ],
  };
}

/** What it was linked with, without what its resolution has told of already. */
function knownFacts({ links = [], products = [] }: IncidentView): readonly string[] {
  const told = new Set(products.map(({ key }) => key));
  const left = links.filter(({ target }) => !told.has(targetName(target).toLowerCase()));
  return left.length === 0 ? [] : [linksWords(left)];
}

/** Buttons that fit the state; the likeliest first. */
export function cardButtons(incident: Incident, hasPostmortem = false) {
  const buttons = stateButtons(incident, hasPostmortem);
  return incident.isRestricted && buttons.length > 0
    ? [...buttons, callBackButton(incident)]
    : buttons;
}

/** The same, with a menu of what is wanted seldom. */
export function cardActions(incident: Incident, hasPostmortem = false) {
  const value = String(incident.number);
  return incident.state === 'waiting'
    ? [
        ...cardButtons(incident, hasPostmortem),
        {
          type: 'overflow' as const,
          action_id: ACTION.more,
          options: [
            ...(incident.isRestricted ? [option(`expert ${value}`, 'Ask an expert…')] : []),
            option(`until ${value}`, 'I’m on it until…'),
            option(`escalate ${value}`, 'Page the next person now'),
            option(`paths ${value}`, 'Who is paged, and when'),
          ],
        },
      ]
    : cardButtons(incident, hasPostmortem);
}

/** Opens a form with what is written in no message. */
export function callBackButton(incident: Incident) {
  return button('Where to call back…', ACTION.callBack, String(incident.number));
}

function stateButtons(incident: Incident, hasPostmortem: boolean) {
  const value = String(incident.number);
  const onIt = button('I’m on it', ACTION.onIt, value, 'primary');
  const answered = button('Customer answered', ACTION.answered, value);
  const resolve = button('Resolve…', ACTION.resolve, value);
  const expert = button('Ask an expert…', ACTION.expertSuggest, value);
  // Of a restricted one it is in the menu: where to call back is wanted first, and a row holds five.
  const experts = incident.isRestricted ? [] : [expert];
  switch (incident.state) {
    case 'waiting':
      return incident.onIt
        ? [{ ...answered, style: 'primary' as const }, resolve, ...experts]
        : [onIt, answered, resolve, ...experts];
    case 'answered':
      return [{ ...resolve, style: 'primary' as const }, expert];
    case 'resolved':
      return incident.duplicateOf === undefined
        ? [
            ...(hasPostmortem ? [button('Edit post-mortem…', ACTION.postmortem, value)] : []),
            button('Reopen…', ACTION.reopen, value),
          ]
        : [button('Not a duplicate', ACTION.unmerge, value)];
  }
}

/** Customers of incidents that were merged into this one: they want an answer as well. */
function alsoAsked({ duplicates = [] }: IncidentView) {
  const lines = duplicates.map(({ number, customer }) =>
    [`${customerName(customer)} (${incidentName(number)})`, reachLine(customer)]
      .filter(Boolean)
      .join(' · '),
  );
  return lines.length === 0 ? [] : [context(`Asked as well, answer them too: ${lines.join('; ')}`)];
}

/** Who is to do what by when: the line under the title. */
export function stateLine(view: IncidentView): string {
  const { incident, owner, team, now, minutesLeft } = view;
  const zone = team.calendar.zone;
  const at = (t: number) => when(t, zone);
  switch (incident.state) {
    case 'resolved': {
      const { resolution } = incident;
      if (!resolution) return 'resolved';
      if (incident.duplicateOf !== undefined) {
        const other = incidentName(incident.duplicateOf);
        return `merged into ${other} by ${safeLine(resolution.by.name)}, ${at(resolution.at)} · the customer is answered there`;
      }
      const effort =
        resolution.effortHours === undefined ? '' : ` · ${String(resolution.effortHours)} h`;
      const done = (resolution.activities ?? []).map((one) => ACTIVITY_WORDS[one]).join(', ');
      return `resolved by ${safeLine(resolution.by.name)}, ${at(resolution.at)}${done === '' ? '' : ` · ${done}`} · ${safeLine(cut(resolution.summary, 500))}${effort}`;
    }
    case 'answered': {
      const { answered } = incident;
      if (!answered) return 'answered';
      const minutes = Math.round(team.calendar.between(incident.cameInAt, answered.at));
      return `answered by ${safeLine(answered.by.name)}, ${at(answered.at)} (${String(minutes)} of ${String(incident.goalMinutes)} business minutes) · ${owner ? `${safeLine(owner.name)} works on it` : 'nobody owns it'}`;
    }
    case 'waiting': {
      const busy = incident.onIt
        ? `${safeLine(incident.onIt.by.name)} is on it since ${timeOf(incident.onIt.at, zone)}${viaWords(incident.onIt.via)}${incident.onIt.until === undefined ? '' : `, until ${at(incident.onIt.until)}`} · `
        : '';
      if (now >= incident.dueAt) {
        return `${busy}not answered yet; was due ${at(incident.dueAt)}${pagedWords(view)}`;
      }
      const left = `${businessMinutes(minutesLeft)} left at ${timeOf(now, zone)}`;
      if (busy) return `${busy}first answer due ${at(incident.dueAt)} (${left})`;
      const who = owner ? mention(owner.userId) : 'Nobody is on duty:';
      if (!owner && incident.isRestricted) {
        return `nobody has taken it yet; those with access are asked. First answer due ${at(incident.dueAt)} (${left})`;
      }
      return owner
        ? `${who} to give the first answer by ${at(incident.dueAt)} (${left})`
        : `${who} the lead is told. First answer due ${at(incident.dueAt)} (${left})`;
    }
  }
}

function pagedWords({ incident, team }: IncidentView): string {
  const { paging } = incident;
  if (!paging) return '';
  const zone = team.calendar.zone;
  const people = paging.people.map((p) => safeLine(p.name)).join(' and ');
  const times = Math.max(paging.channelTimes, ...paging.people.map((p) => p.times));
  const whom = people === '' ? 'the channel was told' : `${people} paged`;
  return ` · ${whom} ${timeOf(paging.lastAt, zone)}${times > 1 ? ` (${String(times)} times)` : ''}`;
}

function fallbackState(view: IncidentView): string {
  const { incident, owner, team, now } = view;
  const due = written(incident.dueAt, team.calendar.zone);
  switch (incident.state) {
    case 'resolved':
      return incident.duplicateOf === undefined
        ? 'resolved'
        : `merged into ${incidentName(incident.duplicateOf)}`;
    case 'answered':
      return 'answered';
    case 'waiting':
      if (now >= incident.dueAt) return `not answered yet; was due ${due}`;
      if (incident.onIt)
        return `${safeLine(incident.onIt.by.name)} is on it, first answer due ${due}`;
      return owner
        ? `${safeLine(owner.name)} to give the first answer by ${due}`
        : `${incident.isRestricted ? 'nobody has taken it yet' : 'nobody is on duty'}; first answer due ${due}`;
  }
}

/** "INC-41 · taken by delta, 10:26": what a page becomes once it asks for nothing more. */
export function settledPage(view: IncidentView): Message {
  const { incident, team } = view;
  const zone = team.calendar.zone;
  const name = incidentName(incident.number);
  const deed = incident.resolution ?? incident.answered ?? incident.onIt;
  const via = viaWords(deed === incident.onIt ? incident.onIt?.via : undefined);
  const merged =
    incident.duplicateOf === undefined ? undefined : incidentName(incident.duplicateOf);
  const verb = merged
    ? `merged it into ${merged}`
    : incident.resolution
      ? 'resolved it'
      : incident.answered
        ? 'answered'
        : 'took it';
  const words = deed
    ? `${safeLine(deed.by.name)} ${verb}${via}, ${when(deed.at, zone)}.`
    : 'nothing is asked of you any more.';
  const plainWords = deed
    ? `${safeLine(deed.by.name)} ${verb}${via}, ${written(deed.at, zone)}.`
    : words;
  return {
    text: `${mark(view)} ${name} · ${plainWords}`,
    blocks: [
      section(`${mark(view)} *${titleLine(incident)}*\n${words}`),
      ...(incident.state === 'resolved'
        ? []
        : [actions(`settled-${String(incident.number)}`, ...cardActions(incident))]),
    ],
  };
}

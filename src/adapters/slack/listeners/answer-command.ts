import { type IncidentNumber, incidentName } from '../../../domain/incident/incident.ts';
import type { Team } from '../../../domain/team/team.ts';
import { parseDate } from '../../../domain/text/parse-date.ts';
import { parseUntil } from '../../../domain/text/parse-span.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { type Parsed, parsed } from '../../../domain/time/parsed.ts';
import { dutiesOfDay } from '../../../features/duty/duties-of-day.ts';
import { overview } from '../../../features/duty/overview.ts';
import { actOnIncident, noSuchIncident } from '../../../features/incident/act-on-incident.ts';
import { loadIncidentView } from '../../../features/incident/incident-view.ts';
import { reportIncident } from '../../../features/incident/report-incident.ts';
import { findTeam } from '../../../features/team/find-team.ts';
import type { Tx } from '../../../ports/store.ts';
import {
  type Command,
  type IncidentVerb,
  type IncidentWords,
  isWorkVerb,
  parseCommand,
  UNTIL,
  unescapeSlack,
} from '../parse-command.ts';
import type { Message } from '../views/blocks.ts';
import { actedMessage, reportedMessage } from '../views/confirmations.ts';
import { reportForm } from '../views/forms.ts';
import { helpMessage, line, notUnderstood, unclear } from '../views/help.ts';
import { incidentDetails } from '../views/incident-list.ts';
import { onDutyMessage, whoMessage } from '../views/on-duty.ts';
import { safe, safeLine } from '../views/text.ts';
import { type Answer, type Asked, refusalLine, say } from './answer.ts';
import type { ListenerContext } from './context.ts';
import { escalate } from './escalation/escalate.ts';
import { listIncidents } from './list.ts';
import { redirectFromText, reportFromText } from './report-from-text.ts';
import { answerPostmortem, answerReopen, answerResolve } from './resolving/answer-resolving.ts';
import { answerRotation } from './rotation/answer-rotation.ts';
import { answerWork } from './work/answer-work.ts';

/** Names to choose from in an answer. */
const LIST_LIMIT = 20;

/** Answers a command. Whatever it changes is on disk when this returns. */
export async function answerCommand(context: ListenerContext, asked: Asked): Promise<Answer> {
  const command = parseCommand(asked.text);
  if (command.verb === 'help') return say(helpMessage());
  if (command.verb === 'unknown') return say(notUnderstood(command.said, command.meant));
  if (command.verb === 'unclear') return say(unclear(command.said, command.meanings));
  const found = await context.store.transaction(
    async (tx) => await findTeam(tx, context.teams, { ...asked, userId: asked.by.userId }),
  );
  if (!found.ok) return say(refusalLine(found));
  return await answerForTeam(context, asked, command, found.team);
}

async function answerForTeam(
  context: ListenerContext,
  asked: Asked,
  command: Exclude<Command, { verb: 'help' | 'unclear' | 'unknown' }>,
  team: Team,
): Promise<Answer> {
  const { store, clock, teams } = context;
  if ('words' in command && command.verb !== 'list') {
    const { verb, words } = command;
    const answer = isWorkVerb(verb) ? answerWork[verb] : answerRotation[verb];
    return await answer(context, { ...asked, team, words });
  }
  switch (command.verb) {
    case 'now':
      return say(
        onDutyMessage(await store.transaction(async (tx) => await overview(tx, team, clock.now()))),
      );
    case 'who':
      return say(await whoIsOnDuty(context, team, command.day));
    case 'list':
      return say(await listIncidents(context, team, { words: command.words, by: asked.by }));
    case 'report':
    case 'redirect': {
      const isRedirect = command.verb === 'redirect';
      if (command.text === '') {
        return { kind: 'form', form: reportForm(team, clock.now(), { isRedirect }) };
      }
      const result = await reportIncident(context, {
        delivery: asked.delivery,
        team: team.key,
        by: asked.by,
        report: isRedirect ? redirectFromText(command.text) : reportFromText(command.text),
      });
      return say(result.ok ? reportedMessage(result, team) : refusalLine(result));
    }
    case 'show':
    case 'onit':
    case 'responded':
    case 'resolve':
    case 'reopen':
    case 'postmortem':
    case 'escalate': {
      const number = await store.transaction(
        async (tx) => await incidentMeant(tx, team, command.incident, command.verb),
      );
      if (typeof number !== 'number') return say(number);
      return await aboutIncident(command, number);
    }
  }

  async function aboutIncident(
    { verb, incident: said }: Extract<Command, { readonly verb: IncidentVerb }>,
    number: IncidentNumber,
  ): Promise<Answer> {
    const { delivery, by } = asked;
    const rest = said.kind === 'number' ? unescapeSlack(said.rest) : '';
    if (verb === 'resolve') return await answerResolve(context, asked, number, rest);
    if (verb === 'reopen') return await answerReopen(context, asked, number, rest);
    if (verb === 'postmortem') return await answerPostmortem(context, asked, number);
    if (verb === 'escalate') return say(await escalate(context, { delivery, number, by }));
    if (verb === 'show') {
      return await store.transaction(async (tx) => {
        const view = await loadIncidentView(tx, teams, number, clock.now());
        if (!view) return say(refusalLine(noSuchIncident(number)));
        return say(incidentDetails(view, await tx.log.ofIncident(number)));
      });
    }
    const until = verb === 'onit' ? untilSaid(said, team, clock.now()) : parsed(undefined);
    if (!until.ok) return say(line(safe(until.problem)));
    const result = await actOnIncident(context, {
      delivery,
      number,
      by,
      act: verb === 'onit' ? { kind: 'on-it', until: until.value } : { kind: 'answered' },
    });
    return say(result.ok ? actedMessage(result, verb, team) : refusalLine(result));
  }
}

/** `onit INC-12 until 14:00`: undefined where no time is said. */
function untilSaid(words: IncidentWords, team: Team, now: Instant): Parsed<Instant | undefined> {
  const rest = words.kind === 'unclear' ? '' : words.rest;
  const [first = ''] = rest.split(' ');
  return UNTIL.test(first) ? parseUntil(rest, now, team.calendar) : parsed(undefined);
}

async function whoIsOnDuty(
  { store, clock }: ListenerContext,
  team: Team,
  day: string,
): Promise<Message> {
  const now = clock.now();
  if (day === '') {
    return onDutyMessage(await store.transaction(async (tx) => await overview(tx, team, now)));
  }
  const zone = team.calendar.zone;
  const read = parseDate(day, now, zone);
  if (!read.ok) return line(safe(read.problem));
  const { date } = read;
  return await store.transaction(async (tx) => {
    return whoMessage(team, date, await dutiesOfDay(tx, team, date));
  });
}

/** The incident that the words name; without words, the only one that it can be. */
async function incidentMeant(
  tx: Tx,
  team: Team,
  words: IncidentWords,
  verb: string,
): Promise<IncidentNumber | Message> {
  if (words.kind === 'number') return words.number;
  const example = `\`/oncall ${verb} INC-12\``;
  if (words.kind === 'unclear') {
    return line(
      `“${safeLine(words.said).slice(0, 60)}” names no incident. Give its number: ${example}.`,
    );
  }
  // What these are about is resolved, mostly: which of all, nobody can guess.
  if (verb === 'reopen' || verb === 'postmortem') {
    return line(`Which one? Give its number: ${example}.`);
  }
  const open = await tx.incidents.list({ team: team.key, open: true }, LIST_LIMIT);
  const fitting =
    verb === 'responded' || verb === 'onit' || verb === 'escalate'
      ? open.filter((i) => i.state === 'waiting')
      : open;
  const [only] = fitting;
  if (only && fitting.length === 1) return only.number;
  return only
    ? line(
        `Which one? ${fitting.map((i) => incidentName(i.number)).join(', ')}. For example: \`/oncall ${verb} ${incidentName(only.number)}\``,
      )
    : line(`Nothing is open for ${safeLine(team.name)}.`);
}

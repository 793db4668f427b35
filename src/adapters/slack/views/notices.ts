import { ACTIVITY_WORDS } from '../../../domain/incident/activity.ts';
import type { AdminNotice } from '../../../domain/incident/effect.ts';
import type { IncidentEvent } from '../../../domain/incident/event.ts';
import { incidentName } from '../../../domain/incident/incident.ts';
import { WAY_WORDS } from '../../../domain/paging/contact-way.ts';
import { referenceName } from '../../../domain/product/issue-reference.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { expertEventWords } from './expert-words.ts';
import { callBackButton } from './incident-card.ts';
import { fromLine, reachLine, titleLine } from './incident-words.ts';
import { targetLink } from './link-words.ts';
import { viaWords } from './reach-words.ts';
import { businessMinutes, cut, LIMITS, mention, safeLine, timeOf, when, written } from './text.ts';

/** The reminder to the owner: it asks for attention, and says what happens next. */
export function reminderMessage(view: IncidentView, backupName: string | undefined): Message {
  const { incident, team, minutesLeft } = view;
  const zone = team.calendar.zone;
  const name = incidentName(incident.number);
  const value = String(incident.number);
  const left = businessMinutes(minutesLeft);
  const next = backupName ? `${safeLine(backupName)} is paged` : 'the escalation path begins';
  const reach = reachLine(incident.customer);
  return {
    text: cut(
      `${name} needs a first answer by ${written(incident.dueAt, zone)}: ${left} left. ${safeLine(incident.title)}`,
      LIMITS.text,
    ),
    blocks: [
      section(
        `*${name} needs a first answer by ${when(incident.dueAt, zone)}: ${left} left.*\n${[safeLine(incident.title), incident.isRestricted ? '' : fromLine(incident), reach].filter(Boolean).join(' · ')}`,
      ),
      context(
        `A receipt with a promise is an answer too. If nobody has answered by then, ${next}.`,
      ),
      actions(
        `reminder-${value}`,
        ...(incident.onIt ? [] : [button('I’m on it', ACTION.onIt, value, 'primary')]),
        button('Customer answered', ACTION.answered, value, incident.onIt ? 'primary' : undefined),
        ...(incident.isRestricted ? [callBackButton(incident)] : []),
      ),
    ],
  };
}

/** One line of the thread: who did what, when. */
export function threadLine(event: IncidentEvent, at: Instant, zone: string): string | undefined {
  const time = timeOf(at, zone);
  switch (event.type) {
    case 'on-it':
      return `${time} · ${safeLine(event.by.name)} is on it${onItMore(event, zone)}.`;
    case 'on-it-lapsed':
      return `${time} · ${safeLine(event.by.name)} was on it until now and has not said more: nobody is on it any more.`;
    case 'escalated':
      return `${time} · ${safeLine(event.by.name)} asked for the next step of the escalation path.`;
    case 'step-skipped':
      return `${time} · Step ${String(event.step + 1)} of the escalation path was passed over at once: ${safeLine(event.why)}.`;
    case 'answered':
      return `${time} · ${safeLine(event.by.name)} answered the customer, after ${businessMinutes(event.minutes)}.`;
    case 'resolved': {
      const effort = event.effortHours === undefined ? '' : ` (${String(event.effortHours)} h)`;
      const done = (event.activities ?? []).map((one) => ACTIVITY_WORDS[one]).join(', ');
      return `${time} · ${safeLine(event.by.name)} resolved it${effort}: ${done === '' ? '' : `${done}. `}${safeLine(event.summary)}`;
    }
    case 'reopened': {
      const why = event.why === undefined ? '.' : `: ${safeLine(event.why)}`;
      const whose = event.to ? ` ${mention(event.to.userId)} has it now.` : '';
      return `${time} · ${safeLine(event.by.name)} reopened it${why}${whose}`;
    }
    case 'kept-open':
      return `${time} · ${safeLine(event.by.name)} keeps it open, although nothing was heard.`;
    case 'known-issue-updated':
      return `${time} · ${safeLine(referenceName(event))} has the facts${event.unreviewed ? ', and counts as not reviewed again: the project meeting looks at it' : ''}.`;
    case 'product-issue-filed':
      return event.purpose === 'promotion'
        ? `${time} · The new product issue is ${safeLine(referenceName(event))}.`
        : `${time} · A follow-up action is ${safeLine(referenceName(event))}.`;
    case 'assigned':
      return `${time} · ${safeLine(event.by.name)} gave it to ${safeLine(event.to.name)}.`;
    case 'handed-off': {
      const note = event.note === '' ? '.' : `: ${safeLine(event.note)}`;
      return `${time} · ${event.from ? `${safeLine(event.from.name)} handed it` : 'It was handed'} to ${safeLine(event.to.name)}${note}`;
    }
    case 'customer-mailed': {
      const how = event.how === 'sent' ? 'emailed' : 'wrote to';
      return `${time} · ${safeLine(event.by.name)} ${how} the customer: from now on ${safeLine(event.to.name)} looks after it.`;
    }
    case 'expert-asked':
    case 'expert-agreed':
    case 'expert-declined':
    case 'expert-silent':
    case 'ask-withdrawn':
      return `${time} · ${expertEventWords(event, (t) => when(t, zone))}.`;
    case 'linked':
      return `${time} · ${safeLine(event.by.name)} linked it with ${targetLink(event.target)}: ${safeLine(event.title)}`;
    case 'merged':
      return `${time} · ${safeLine(event.by.name)} merged it into ${incidentName(event.into)}: the customer is answered there.`;
    case 'absorbed':
      return `${time} · ${safeLine(event.by.name)} merged ${incidentName(event.duplicate)} into it: its customer is answered here as well.`;
    case 'redirected':
    case 'message-added':
    case 'call-back-seen':
    case 'logged':
    case 'silence-asked':
    case 'marked-serious':
    case 'postmortem-edited':
    case 'reported':
    case 'reminded':
    case 'goal-ran-out':
    case 'paged':
    case 'channel-paged':
    case 'page-refused':
    case 'way-paged':
    case 'way-refused':
      return undefined;
  }
}

/** ", until today, 14:00 (delta says)", " (by SMS)". */
export function onItMore(
  { until, said, via }: Extract<IncidentEvent, { type: 'on-it' }>,
  zone: string,
): string {
  const time = until === undefined ? '' : `, until ${when(until, zone)}`;
  return `${time}${said === undefined ? '' : ` (${safeLine(said.name)} says)`}${viaWords(via)}`;
}

/** Something is wrong that an administrator can mend. */
export function adminNotice(notice: AdminNotice, view: IncidentView): Message {
  const { incident, team } = view;
  const name = incidentName(incident.number);
  const words = adminWords(notice, safeLine(team.name));
  return {
    text: cut(`${name}: ${words}`, LIMITS.text),
    blocks: [
      section(`*${name}: ${words}*\n${titleLine(incident)}`),
      actions(
        `notice-${String(incident.number)}`,
        button('Show', ACTION.show, String(incident.number)),
      ),
    ],
  };
}

function adminWords(notice: AdminNotice, team: string): string {
  switch (notice.about) {
    case 'nobody-on-duty':
      return `nobody is on duty for ${team}, so it has no owner. Somebody has to take it: *Show* has its buttons. \`/oncall plan\` finds who is on duty in the weeks to come.`;
    case 'way-refused':
      return `${safeLine(notice.unreachable.name)} could not be paged by ${WAY_WORDS[notice.by]} (${safeLine(notice.unreachable.why)}). Their next way was taken at once; Slack has the page all the same. They can mend it with \`/oncall reach\`.`;
    case 'page-refused':
      if (notice.goesOn) {
        return `Slack refused the page to ${safeLine(notice.unreachable.name)} (${safeLine(notice.unreachable.why)}). They are paged by their other ways. Check that the account is active.`;
      }
      return `${safeLine(notice.unreachable.name)} could not be paged (${safeLine(notice.unreachable.why)}). The channel was told. Check that the account is active.`;
    case 'step-skipped':
      return `step ${String(notice.step + 1)} of ${team}’s escalation path reached nobody: ${safeLine(notice.why)}. The next step was taken at once. \`/oncall paths\` shows the path; escalation in hotline.yml says whom it names.`;
    case 'log-refused':
      return `${team}’s log on GitHub could not be written (${safeLine(notice.why)}). It is tried again every ten minutes, and nothing is lost. \`hotline doctor\` says what to mend.`;
    case 'product-unwritable':
      return `nothing can be written to ${safeLine(notice.repository)} (${safeLine(notice.why)}). It is tried again every ten minutes, and nothing is lost. \`hotline doctor\` says what to mend.`;
    case 'channel-refused':
      return `Slack refused the message to ${team}’s channel (${safeLine(notice.why)}). Invite the bot there with /invite, or correct channels.incidents in hotline.yml.`;
  }
}

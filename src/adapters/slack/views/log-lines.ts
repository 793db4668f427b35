import { isHopeless, type LogNotice } from '../../../domain/incident/effect.ts';
import { type IncidentNumber, incidentName } from '../../../domain/incident/incident.ts';
import type { IssueLink } from '../../../domain/issue-log/issue-link.ts';
import type { Remark } from '../../../domain/issue-log/remark.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import { type Message, section } from './blocks.ts';
import { cut, LIMITS, mention, safeCut, safeLine, someWords, when } from './text.ts';

/** Something that was said elsewhere in Slack and added by somebody, in the thread. */
function addedMessage(remark: Remark, zone: string): Message {
  const who = safeLine(remark.author);
  const by = `added by ${safeLine(remark.addedBy ?? 'somebody')}`;
  const at = link(remark.link, 'message');
  return {
    text: cut(`${who} in Slack, ${by}: ${safeLine(cut(remark.text, 500))}`, LIMITS.text),
    blocks: [
      section(
        `*${who}*, ${when(remark.saidAt, zone)} · ${by}${at === '' ? '' : ` · ${at}`}\n${safeCut(remark.text, 2_500)}`,
      ),
    ],
  };
}

/** A link for what Slack or GitHub named; empty for anything that is no plain address. */
export function link(url: string | undefined, label: string): string {
  return url !== undefined && /^https?:\/\/[^\s<>|]+$/u.test(url)
    ? `<${url.replaceAll('&', '&amp;')}|${label}>`
    : '';
}

/** Something that was said elsewhere, in the thread: who, and their words as they stand. */
export function remarkMessage(remark: Remark, zone: string): Message {
  if (remark.origin === 'elsewhere') return addedMessage(remark, zone);
  const who = `${safeLine(remark.author)} on GitHub`;
  if (remark.isTakenBack) {
    const words = `${who === ' on GitHub' ? 'Somebody on GitHub' : who} deleted what they had said.`;
    return { text: words, blocks: [section(`_${words}_`)] };
  }
  // HTML comments are not seen on GitHub either.
  const text = remark.text.replace(/<!--[\s\S]*?(?:-->|$)/gu, '').trim();
  const edited = remark.editedAt === undefined ? '' : ' (edited)';
  return {
    text: cut(`${who}${edited}: ${safeLine(cut(text, 500))}`, LIMITS.text),
    blocks: [section(`*${who}*${edited}\n${safeCut(text, 2_800)}`)],
  };
}

/** To whoever wrote something in the thread of a restricted incident, and to nobody else. */
export function restrictedThread(number: IncidentNumber): Message {
  const words = `${incidentName(number)} is restricted: nothing about it may be written down here. I have neither kept nor copied what you wrote, but it stands in Slack: please delete it now.`;
  return { text: words, blocks: [section(words)] };
}

/** A sentence about the log for the thread; who owns the incident is called where they are to do something by hand. */
export function noticeLine(
  notice: LogNotice,
  owner: Pick<Responder, 'userId'> | undefined,
): string {
  const words = noticeWords(notice);
  return owner && isHopeless(notice) ? `${mention(owner.userId)}: ${words}` : words;
}

/** A sentence about the log that people would otherwise wonder about. */
function noticeWords(notice: LogNotice): string {
  switch (notice.about) {
    case 'no-login':
      return `The GitHub issue has no assignee: ${safeLine(notice.name)}’s GitHub login is not on the roster.`;
    case 'not-assignable':
      return `The GitHub issue has no assignee: GitHub does not let ${safeLine(notice.login)} be assigned there.`;
    case 'stranger-assigned': {
      const who = safeLine(someWords(notice.logins));
      const are = notice.logins.length === 1 ? 'was assigned, who is' : 'were assigned, who are';
      return `On GitHub, ${who} ${are} not on the team’s roster. The owner here stays the same.`;
    }
    case 'not-capable':
      return `On GitHub, ${safeLine(notice.name)} was assigned, who has no access to this environment. The owner here stays the same.`;
    case 'unassigned-there':
      return 'On GitHub, nobody is assigned any more. The owner here stays the same.';
    case 'issue-gone':
      return 'The GitHub issue was deleted. The incident lives on here; what is said from now on is not copied to GitHub.';
    case 'known-issue-gone':
      return `${safeLine(notice.issue)} is not there: it was deleted, or its number never was. The facts stay here. If another one was meant, reopen the incident and resolve it with the right number.`;
    case 'known-issue-locked':
      return `${safeLine(notice.issue)} is locked: nobody may comment there, and its label stays. It is not tried again. Who may write there unlocks it, or tells its people by another way.`;
    case 'known-issue-moved':
      return `${safeLine(notice.issue)} goes on as ${safeLine(notice.to)}: the facts are there.`;
    case 'repository-renamed':
      return `${safeLine(notice.repository)} is called ${safeLine(notice.to)} now. Nothing is lost: GitHub leads there. An admin corrects it in hotline.yml.`;
    case 'product-unwritable':
      return `Nothing can be written to ${safeLine(notice.repository)} (${safeLine(notice.why)}). It is tried again every ten minutes, and nothing is lost; the admins are told.`;
    case 'product-refused':
      return `GitHub did not take what was to be written to ${safeLine(notice.repository)} (${safeLine(notice.why)}). It is not tried again: please do it by hand.`;
  }
}

/** The issue's link for a card; empty while there is none. */
export function issueLinkWords(issue: IssueLink | undefined): string {
  return issue === undefined || issue.isGone
    ? ''
    : link(issue.url, `GitHub #${String(issue.number)}`);
}

import type { ReachNotice } from '../../../domain/rotation/notice.ts';
import type { ReachTrouble } from '../../../domain/rotation/reach.ts';
import type { Team } from '../../../domain/team/team.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import type { NamesOfPeople } from './cover-notices.ts';
import { safeLine, when, written } from './text.ts';

/** In one sentence to the person, and about them to those who see to the rotation. */
type Words = Readonly<Record<'self' | 'other', string>>;

const findSomebody = (name: string): string =>
  `An admin finds somebody else: add \`for @${name}\` to \`/oncall swap\`, \`/oncall cover\` or \`/oncall away\`.`;

/** @param channel safe mrkdwn. */
function troubleWords(trouble: ReachTrouble, channel: string): Words {
  switch (trouble) {
    case 'no-account':
      return {
        self: 'Slack does not know the account that the roster names.',
        other:
          'Slack does not know their account. If it is written wrongly in the roster, correct it there.',
      };
    case 'deactivated':
      return {
        self: 'Your Slack account is deactivated.',
        other: 'Their Slack account is deactivated.',
      };
    case 'bot':
      return {
        self: 'The account that the roster names is an app’s.',
        other: 'The account that the roster names is an app’s, not a person’s: correct it there.',
      };
    case 'no-direct-message':
      return {
        self: 'Slack lets me send you no direct message.',
        other: 'Slack lets me send them no direct message.',
      };
    case 'not-in-channel':
      return {
        self: `You are not in ${channel}, where the incidents are: join it, or have somebody \`/invite\` you.`,
        other: `They are not in ${channel}, where the incidents are: \`/invite\` them there.`,
      };
    case 'email-closed':
    case 'push-closed':
    case 'sms-closed':
    case 'voice-closed':
      return closedWords(trouble);
    case 'no-login':
      return {
        self: 'The roster has no GitHub login of yours, so no issue can be assigned to you: an admin can add it.',
        other:
          'The roster has no GitHub login of theirs, so no issue can be assigned to them: add it.',
      };
  }
}

const CLOSED = {
  'email-closed': 'Email',
  'push-closed': 'Push',
  'sms-closed': 'SMS',
  'voice-closed': 'Telephone',
} as const;

function closedWords(trouble: keyof typeof CLOSED): Words {
  const name = CLOSED[trouble];
  return {
    self: `${name} does not reach you as things are: mend it with \`/oncall reach\`.`,
    other: `${name}, which they chose, does not reach them as things are.`,
  };
}

/** Something stands in the way of somebody's coming duty. Nobody is notified but the reader. */
export function reachNotice(notice: ReachNotice, team: Team, names: NamesOfPeople): Message {
  const { reader, role, opensAt, isReachable, troubles } = notice;
  const zone = team.calendar.zone;
  const name = safeLine(names(notice.who));
  const channel = safeLine(team.channels.incidents);
  const words = troubles.map((trouble) => troubleWords(trouble, channel)[reader]);
  const whose = reader === 'self' ? 'your' : `${name}’s`;
  const what = isReachable
    ? `Something is missing for ${whose} duty`
    : `${name} cannot be paged, and is on duty soon`;
  const duty = (at: string): string => `${role} for ${safeLine(team.name)} from ${at}`;
  return {
    text: `${what}: ${duty(written(opensAt, zone))}. ${words.join(' ')}`,
    blocks: [
      section(`*${what}:* ${duty(when(opensAt, zone))}.\n${words.join('\n')}`),
      ...(isReachable ? [] : [context(findSomebody(name))]),
      actions('reach', button('Schedule', ACTION.schedule, team.key)),
    ],
  };
}

import type { AccessNotice, ChannelTrouble } from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import { context, type Message, section } from './blocks.ts';
import { safeLine } from './text.ts';

const TROUBLES: Readonly<Record<ChannelTrouble, readonly [what: string, remedy: string]>> = {
  'no-member': ['I am no member of it', 'Type `/invite @hotline` there.'],
  archived: ['it is archived', 'Unarchive it, or name another in `hotline.yml`.'],
  unseen: [
    'I see no such channel',
    'Correct its name in `hotline.yml`; into a private one, invite me first.',
  ],
};

/** What an admin has to mend before the bot can do its work. */
export function accessNotice(notice: AccessNotice, team: Team): Message {
  const name = safeLine(team.name);
  if (notice.about === 'scopes-missing') {
    const what = `My Slack token lacks ${notice.scopes.join(', ')}: some of what I do for ${name} fails`;
    return {
      text: `${what}.`,
      blocks: [
        section(`${what}.`),
        context('Update the app from `manifest.yml` at api.slack.com/apps, and reinstall it.'),
      ],
    };
  }
  const [why, remedy] = TROUBLES[notice.trouble];
  const what = `I cannot post in ${name}’s channel ${safeLine(notice.channel)}: ${why}`;
  return { text: `${what}.`, blocks: [section(`${what}.`), context(remedy)] };
}

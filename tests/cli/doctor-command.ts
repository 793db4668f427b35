import { describe, expect, it } from '@jest/globals';
import { wantedScopes } from '../../src/adapters/slack/connection/missing-scopes.ts';
import { startMailDouble } from '../../src/doubles/mail/start-mail-double.ts';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';
import { withTeam } from './with-team.ts';

/** `hotline doctor`: what is missing, and how to mend it. */
export function doctorCommand(): void {
  describe('hotline doctor', () => {
    it('names each variable that is missing, and says how many there are', async () => {
      await withTeam(async (run) => {
        const { code, out, err } = await run('doctor');
        expect(out.map((line) => line.slice(0, 40).trimEnd())).toEqual([
          'BAD  settings       SLACK_BOT_TOKEN: is',
          'BAD  settings       SLACK_APP_TOKEN: is',
          'ok   configuration  hotline.yml: visit',
        ]);
        expect(err).toEqual(['2 to mend']);
        expect(code).toBe(2);
      });
    });

    it('finds all well in a workspace where all is', async () => {
      await withTeam(async (run) => {
        const slack = await startSlackDouble({
          workspace: { name: 'VisIt', users: [], channels: [{ name: 'visit-live' }] },
        });
        const mail = await startMailDouble({ now: () => 0 });
        try {
          const { code, out, err } = await run('doctor', {
            ...tokensOf(slack),
            HOTLINE_SMTP_URL: `smtp://127.0.0.1:${String(mail.port)}`,
            HOTLINE_MAIL_FROM: 'hotline@visit.example',
          });
          expect(err).toEqual([]);
          expect(out).toEqual([
            'ok   settings       complete',
            'ok   configuration  hotline.yml: visit',
            'ok   database       hotline.db will be made at the first start',
            'ok   bot token      hotline in VisIt',
            'ok   scopes         all of manifest.yml',
            'ok   app token      a socket can be opened',
            'ok   #visit-live    found, the bot is a member',
            `ok   mail           127.0.0.1:${String(mail.port)} takes mail from hotline@visit.example; none was sent`,
          ]);
          expect(mail.mails()).toEqual([]);
          expect(code).toBe(0);
        } finally {
          await mail.stop();
          await slack.stop();
        }
      });
    });

    it('says what to do about a missing scope, a wrong token, a channel without the bot and a mail server that is away', async () => {
      await withTeam(async (run) => {
        const slack = await startSlackDouble({
          workspace: {
            name: 'VisIt',
            users: [],
            channels: [{ name: 'visit-live', withoutBot: true }],
          },
          scopes: wantedScopes().filter((scope) => !/^(?:im|users):/u.test(scope)),
        });
        try {
          const env = {
            ...tokensOf(slack),
            SLACK_APP_TOKEN: 'xapp-of-somebody-else',
            HOTLINE_SMTP_URL: 'smtp://127.0.0.1:9',
            HOTLINE_MAIL_FROM: 'hotline@visit.example',
          };
          const { code, out, err } = await run('doctor', env);
          const wrong = out.filter((line) => line.startsWith('BAD'));
          expect(wrong).toHaveLength(4);
          expect(wrong[0]).toContain(
            'missing im:history, im:write, users:read: update the app from manifest.yml',
          );
          expect(wrong[1]).toContain('make an app-level token with connections:write');
          expect(wrong[2]).toContain('the bot is no member: type /invite @hotline there');
          expect(wrong[3]).toContain('ECONNREFUSED 127.0.0.1:9: check HOTLINE_SMTP_URL');
          expect(out.join('\n')).not.toContain('somebody-else');
          expect(err).toEqual(['4 to mend']);
          expect(code).toBe(2);
        } finally {
          await slack.stop();
        }
      });
    });
  });
}

function tokensOf(slack: {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
}): Readonly<Record<string, string>> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
}

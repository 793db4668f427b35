import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { lockForOneBot } from '../../src/adapters/database/sqlite.ts';
import { wantedScopes } from '../../src/adapters/slack/connection/missing-scopes.ts';
import { startMailDouble } from '../../src/doubles/mail/start-mail-double.ts';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';
import { incident } from '../support/fixtures.ts';
import { buildCommand } from '../support/hotline-command.ts';
import { CONFIG } from '../support/scenario.ts';
import { sqliteStore } from '../support/sqlite.ts';
import { initCommands } from './init-commands.ts';
import { planningCommands } from './planning-commands.ts';
import { statsCommand } from './stats-command.ts';
import { withTeam } from './with-team.ts';

const ROSTER = `people:
  - { name: alpha, slack: U01ALPHA }
  - { name: delta, slack: U04DELTA }
schedule:
  - { week: 2027-01-11, primary: alpha, backup: delta }
`;

const peopleIn = (folder: string): readonly unknown[] => {
  const database = new Database(join(folder, 'hotline.db'), { readonly: true });
  try {
    return database.prepare('select name from responders order by name').pluck().all();
  } finally {
    database.close();
  }
};

beforeAll(buildCommand);

describe('hotline init', () => {
  initCommands();
});

describe('hotline due', () => {
  it('answers each line with a JSON object', async () => {
    await withTeam(async (run) => {
      const { code, out, err } = await run('due', {}, '2027-01-15 16:30\n\n2027-01-12T18:00:00Z\n');
      expect(err).toEqual([]);
      expect(out).toEqual([
        '{"at":"2027-01-16T00:30:00.000Z","due":"2027-01-19T16:30:00.000Z","dutyWeek":"2027-01-11","open":true}',
        '{"at":"2027-01-12T18:00:00.000Z","due":"2027-01-12T19:00:00.000Z","dutyWeek":"2027-01-11","open":true}',
      ]);
      expect(code).toBe(0);
    });
  });

  it('answers what it can, names each line that is no instant, and ends with 2', async () => {
    await withTeam(async (run) => {
      const { code, out, err } = await run('due', {}, 'soon\n2027-01-12 10:00\n2027-02-30 10:00\n');
      expect(out).toHaveLength(1);
      expect(err).toEqual([
        'line 1: “soon” is no instant; write 2027-01-15 16:30 (America/Los_Angeles) or 2027-01-16T00:30:00Z',
        'line 3: “2027-02-30 10:00” is no instant; write 2027-01-15 16:30 (America/Los_Angeles) or 2027-01-16T00:30:00Z',
      ]);
      expect(code).toBe(2);
    });
  });

  it('says where the configuration is wrong, a line for each problem', async () => {
    await withTeam(async (run, folder) => {
      const broken = CONFIG.replace('America/Los_Angeles', 'America/Los_Angelos');
      await writeFile(join(folder, 'hotline.yml'), broken.replace('lead: U06FOXTROT', 'lead: 6'));
      const { code, out, err } = await run('due 2027-01-12T18:00:00Z');
      expect(out).toEqual([]);
      expect(err.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
        'hotline.yml:7: teams.visit.lead',
        'hotline.yml:9: teams.visit.calendar.zone',
      ]);
      expect(err[1]).toContain('did you mean America/Los_Angeles');
      expect(code).toBe(2);
    });
  });

  it('knows no team but those of the configuration', async () => {
    await withTeam(async (run) => {
      const { code, err } = await run('due 2027-01-12T18:00:00Z --team paraview');
      expect(err).toEqual(['there is no team paraview: known are visit']);
      expect(code).toBe(2);
    });
  });
});

describe('hotline migrate', () => {
  it('makes the database, once', async () => {
    await withTeam(async (run) => {
      expect((await run('migrate --dry-run')).out).toEqual([
        'hotline.db is not there yet: it is made at the first start',
      ]);
      const first = await run('migrate');
      expect(first.out).toHaveLength(1);
      expect(first.out[0]).toMatch(/^hotline\.db migrated: 0001-first, /u);
      const again = await run('migrate');
      expect(again).toEqual({ code: 0, out: ['hotline.db is up to date'], err: [] });
    });
  });

  it('says what it would do, beside a bot that runs, and changes nothing', async () => {
    await withTeam(async (run, folder) => {
      await run('migrate');
      const database = new Database(join(folder, 'hotline.db'));
      database.exec("delete from migrations where name = '0012-homes'");
      const unlock = lockForOneBot(join(folder, 'hotline.db'));
      try {
        expect((await run('migrate --dry-run')).out).toEqual([
          'hotline.db would be migrated: 0012-homes. There is no way back but a backup: make one first (hotline backup)',
        ]);
        database.exec("insert into migrations values ('9999-later', '')");
        const { code, err } = await run('migrate --dry-run');
        expect(err).toEqual([
          'hotline.db is newer than this Hotline (it has 9999-later): start the newer Hotline, or restore a backup from before its upgrade',
        ]);
        expect(code).toBe(2);
      } finally {
        unlock();
        database.close();
      }
    });
  });

  it.each([
    ['no database', 'migrate --database hotline.yml', /hotline\.yml is not an intact SQLite/u],
    ['in no folder', 'migrate --database nowhere/hotline.db', /nowhere\/hotline\.db.* cannot be/u],
  ])('refuses what is %s in one line', async (_, words, what) => {
    await withTeam(async (run) => {
      const { code, out, err } = await run(words);
      expect(out).toEqual([]);
      expect(err).toHaveLength(1);
      expect(err[0]).toMatch(what);
      expect(code).toBe(2);
    });
  });

  it('does not touch the database of a bot that runs', async () => {
    await withTeam(async (run, folder) => {
      const unlock = lockForOneBot(join(folder, 'hotline.db'));
      try {
        const { code, err } = await run('migrate');
        expect(err).toHaveLength(1);
        expect(err[0]).toContain('another Hotline is running on hotline.db');
        expect(code).toBe(2);
      } finally {
        unlock();
      }
    });
  });
});

describe('hotline import', () => {
  it('takes a roster and its weeks', async () => {
    await withTeam(async (run, folder) => {
      await writeFile(join(folder, 'team.yml'), ROSTER);
      const dry = await run('import team.yml --dry-run');
      expect(dry).toEqual({ code: 0, out: ['would import 2 people and 1 week'], err: [] });
      expect(peopleIn(folder)).toEqual([]);
      const done = await run('import team.yml');
      expect(done).toEqual({ code: 0, out: ['imported 2 people and 1 week for visit'], err: [] });
      expect(peopleIn(folder)).toEqual(['alpha', 'delta']);
    });
  });

  it('takes nothing where anything is wrong, and names every problem of every file', async () => {
    await withTeam(async (run, folder) => {
      await writeFile(join(folder, 'team.yml'), ROSTER);
      await writeFile(
        join(folder, 'more.yml'),
        'people:\n  - { name: echo }\n  - { slack: U07 }\n',
      );
      const { code, out, err } = await run('import team.yml more.yml');
      expect(out).toEqual([]);
      expect(err.length).toBeGreaterThanOrEqual(2);
      for (const line of err) expect(line).toMatch(/^more\.yml:[23]: people/u);
      expect(code).toBe(2);
      expect(peopleIn(folder)).toEqual([]);
    });
  });

  it('says in one line that there is no such file', async () => {
    await withTeam(async (run) => {
      const { code, err } = await run('import team.yml');
      expect(err).toEqual(['team.yml: there is no such file; name the roster as the argument']);
      expect(code).toBe(2);
    });
  });
});

planningCommands();
statsCommand();

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

describe('hotline mail preview', () => {
  it('shows the mail in the team’s own words, or where they cannot be filled in', async () => {
    await withTeam(async (run, folder) => {
      const file = join(folder, 'hotline.yml');
      const own = `${CONFIG}    mail: { handoff: { subject: "{incident}: {primary} has it" } }\n`;
      await writeFile(file, own);
      const { code, out, err } = await run('mail preview');
      expect(err).toEqual([]);
      expect(out.slice(0, 2)).toEqual(['Subject: INC-41: bravo has it', 'Hello Dana Reed,']);
      expect(code).toBe(0);
      await writeFile(file, own.replace('{primary}', '{primery}'));
      const refused = await run('mail preview');
      expect(refused.err.join('\n')).toMatch(/hotline\.yml:\d+: .*did you mean \{primary\}\?$/u);
      expect(refused.code).toBe(2);
    });
  });
});

describe('hotline', () => {
  it('ends with 2 on a command that it does not know', async () => {
    await withTeam(async (run) => {
      const { code, out, err } = await run('frobnicate');
      expect(out).toEqual([]);
      expect(err[0]).toBe("error: unknown command 'frobnicate'");
      expect(code).toBe(2);
    });
  });
});

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

describe('hotline export', () => {
  const seed = async (folder: string): Promise<void> => {
    const { store } = await sqliteStore(join(folder, 'hotline.db'));
    await store.transaction(async (tx) => {
      await tx.incidents.insert(incident({ number: 1, title: '=cmd|calc!A1' }));
    });
    await store.close();
  };

  it('writes CSV to standard output, and JSON whole to a file, never over another', async () => {
    await withTeam(async (run, folder) => {
      await seed(folder);
      const { code, out, err } = await run('export --from 2027-01-12 --to 2027-01-12 --bom');
      expect([code, err, out.length]).toEqual([0, [], 2]);
      expect(out[0]?.startsWith('\ufeff"incident","team"')).toBe(true);
      expect(out[1]).toContain(`"'=cmd|calc!A1"`);
      const words = 'export --format json --team visit --out all.json';
      expect((await run(words)).out).toEqual(['all.json has 1 incident']);
      const all: unknown = JSON.parse(await readFile(join(folder, 'all.json'), 'utf8'));
      expect(all).toMatchObject([{ incident: 'INC-1', title: '=cmd|calc!A1', answered: null }]);
      const again = 'all.json exists already: name another file with --out';
      expect(await run(words)).toMatchObject({ code: 2, err: [again] });
    });
  });

  it.each([
    ['--format xml', '--format xml: give csv or json'],
    ['--from 2027-02-30', '--from 2027-02-30: give an existing date, such as 2027-01-15'],
    ['--team other', 'there is no team other: known are visit'],
    ['--out no/where.csv', 'no/where.csv: there is no such folder; name another file with --out'],
  ])('says what is wrong with %s, and ends with 2', async (words, problem) => {
    await withTeam(async (run, folder) => {
      await seed(folder);
      expect(await run(`export ${words}`)).toMatchObject({ code: 2, out: [], err: [problem] });
    });
  });
});

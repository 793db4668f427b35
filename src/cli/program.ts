import { Command, InvalidArgumentError } from 'commander';
import type { DemoFlags } from './demo.ts';
import type { ExportFlags } from './export.ts';
import { addInit } from './init-command.ts';
import type { PlanFlags } from './plan.ts';
import type { SimulateFlags } from './simulate.ts';
import type { StatsFlags } from './stats.ts';

const port = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/u.test(text) || value > 65_535) {
    throw new InvalidArgumentError('give a port from 0 to 65535 (0 takes any free one)');
  }
  return value;
};

const positive = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('give a number above 0');
  }
  return value;
};

const collect = (one: string, before: readonly string[]): readonly string[] => [...before, one];

/** The command line. Each command is loaded when it is called: `--help` need not wait for Slack's libraries. */
export function buildProgram(version: string): Command {
  const program = new Command('hotline')
    .description('An on-call bot for development teams that answer their own users')
    .version(version)
    .showHelpAfterError('(hotline --help shows what there is)')
    .exitOverride((error) => {
      // Bad usage ends like every other bad input: with code 2.
      process.exit(error.exitCode === 0 ? 0 : 2);
    });

  addInit(program);

  program
    .command('start')
    .description('run the bot, with the settings of the environment or .env')
    .option('--config <file>', 'the teams’ policies (default: HOTLINE_CONFIG, or hotline.yml)')
    .action(async (options: { config?: string }) => {
      await (await import('./start.ts')).start(options);
    });

  program
    .command('demo')
    .description('try it all on this machine, without a Slack workspace')
    .option('--at <time>', 'when the demo begins, such as 2026-11-30T09:00, in the team’s zone')
    .option('--speed <factor>', 'how many times faster the demo’s clock runs', positive, 1)
    .option('--slack-port <port>', 'port of the page that stands in for Slack', port, 3300)
    .option('--control-port <port>', 'port for scripts that drive the demo', port, 3301)
    .option('--github-port <port>', 'port of the page that stands in for GitHub', port, 3302)
    .option(
      '--data <folder>',
      'keep the database there (default: a folder that goes with the demo)',
    )
    .option('--empty', 'nobody is on the rotation yet: to try how one is set up', false)
    .option('--no-open', 'do not open a browser')
    .option('--verbose', 'show the bot’s log', false)
    .action(async (options: DemoFlags) => {
      await (await import('./demo.ts')).demo(options);
    });

  program
    .command('migrate')
    .description('bring the database up to date (start does it by itself)')
    .option('--dry-run', 'say what would be done, also while the bot runs; change nothing', false)
    .option('--database <file>', 'the database (default: HOTLINE_DATABASE, or hotline.db)')
    .action(async (options: { database?: string; dryRun: boolean }) => {
      const { migrateDatabase } = await import('./migrate.ts');
      await migrateDatabase(await withPlaces(options));
    });

  program
    .command('backup')
    .description('make a whole, checked copy of the database, while the bot runs or not')
    .option(
      '--to <file>',
      'the copy (default: a new file in the folder backups beside the database)',
    )
    .option('--database <file>', 'the database (default: HOTLINE_DATABASE, or hotline.db)')
    .action(async (options: { database?: string; to?: string }) => {
      const { backUp } = await import('./backup.ts');
      await backUp(await withPlaces(options));
    });

  program
    .command('audit')
    .description('check that no event of the log was changed or taken away since it was written')
    .option('--database <file>', 'the database (default: HOTLINE_DATABASE, or hotline.db)')
    .action(async (options: { database?: string }) => {
      const { audit } = await import('./audit.ts');
      await audit(await withPlaces(options));
    });

  program
    .command('import')
    .description('take a roster and an existing schedule from YAML or CSV, all or nothing')
    .argument('<files...>', 'team.yml, or CSV files of people and of weeks')
    .option('--team <key>', 'the team (may be left out where there is only one)')
    .option('--config <file>', 'the teams’ policies (default: HOTLINE_CONFIG, or hotline.yml)')
    .option('--database <file>', 'the database (default: HOTLINE_DATABASE, or hotline.db)')
    .option('--dry-run', 'check and show, change nothing', false)
    .action(async (files: string[], options: { config?: string; database?: string }) => {
      const { importRosterFiles } = await import('./import.ts');
      await importRosterFiles(files, await withPlaces(options));
    });

  program
    .command('export')
    .description('write the incidents as CSV or JSON, while the bot runs or not')
    .option('--format <format>', 'csv or json', 'csv')
    .option('--team <key>', 'only this team’s (default: all)')
    .option('--from <date>', 'only those that came in on this day or later, such as 2027-01-15')
    .option('--to <date>', 'only those that came in on this day or before')
    .option('--out <file>', 'write to a new file (default: standard output)')
    .option('--bom', 'begin CSV with a mark that tells Excel that it is UTF-8', false)
    .option('--config <file>', 'the teams’ policies (default: HOTLINE_CONFIG, or hotline.yml)')
    .option('--database <file>', 'the database (default: HOTLINE_DATABASE, or hotline.db)')
    .action(async (options: ExportFlags) => {
      const { exportToFile } = await import('./export.ts');
      await exportToFile(await withPlaces(options));
    });

  program
    .command('plan')
    .description(
      'plan who is on duty, from a roster file or of a team as it stands; stores nothing',
    )
    .option(
      '--from <file>',
      'the roster, as for import: team.yml, or a CSV file of people (default: the database)',
    )
    .option('--weeks <count>', 'how many duty weeks (default: the team’s horizon, or 26)')
    .option(
      '--start <monday>',
      'the first week, such as 2027-01-04 (default from the database: this one)',
    )
    .option(
      '--if <change>',
      'what a change would do: “bravo is away 20 Dec - 3 Jan”, “bravo leaves 1 Mar”, “kim joins 1 Feb as newcomer”, “bravo has weight 0.5”, “bravo is veteran”, “rest 2 weeks”; may be repeated',
      collect,
      [],
    )
    .option(
      '--config <file>',
      'the teams’ policies; with --from, take calendar and rules from it (default without: HOTLINE_CONFIG, or hotline.yml)',
    )
    .option('--database <file>', 'the database (default: HOTLINE_DATABASE, or hotline.db)')
    .option('--team <key>', 'the team (may be left out where there is only one)')
    .option('--capability <names...>', 'in every week one of the two should have each of these', [])
    .option('--reasons', 'say of everybody why they do not have a slot', false)
    .option('--json', 'answer with a JSON object', false)
    .action(async (options: PlanFlags) => {
      const { plan } = await import('./plan.ts');
      // A file is planned by itself, unless a configuration is named.
      await plan(options.from === undefined ? await withPlaces(options) : options);
    });

  program
    .command('simulate')
    .description(
      'years of a rotation with random leave, swaps and people who come and go, and the fairness that results; stores nothing',
    )
    .requiredOption('--from <file>', 'the roster, as for plan: team.yml, or a CSV file of people')
    .option('--years <count>', 'how many years', '5')
    .option('--start <monday>', 'the first week (default: this one)')
    .option('--seed <number>', 'what happens: the same seed and start give the same years', '1')
    .option('--runs <count>', 'how many times, each with the next seed: medians and worst', '1')
    .option('--away <percent>', 'how much of their time people are away', '10')
    .option('--turnover <percent>', 'how much of the team goes in a year, and is replaced', '15')
    .option('--swaps <count>', 'how many swaps each person asks for in a year', '2')
    .option('--config <file>', 'take calendar and rules from a team of this hotline.yml')
    .option('--team <key>', 'the team (may be left out where there is only one)')
    .option('--picture <file>', 'draw how far everybody was from their share, as a PNG file')
    .option('--json', 'answer with a JSON object', false)
    .action(async (options: SimulateFlags) => {
      await (await import('./simulate.ts')).simulateYears(options);
    });

  program
    .command('mail')
    .description('what a team’s customers are written when their incidents change hands')
    .command('preview')
    .description('show it as hotline.yml has it now, of people who do not exist; sends nothing')
    .option('--config <file>', 'the teams’ policies (default: HOTLINE_CONFIG, or hotline.yml)')
    .option('--team <key>', 'the team (may be left out where there is only one)')
    .action(async (options: { config?: string; team?: string }) => {
      const { mailPreview } = await import('./mail-preview.ts');
      await mailPreview(await withPlaces(options));
    });

  program
    .command('stats')
    .description('what the numbers say of a period, while the bot runs or not (docs/figures.md)')
    .option(
      '--period <words>',
      'such as “last month”, quarter, 2026, “1 Nov - 15 Nov” (default: 13 weeks)',
      '',
    )
    .option('--team <key>', 'the team (may be left out where there is only one)')
    .option('--json', 'every figure with its incidents, as a JSON object', false)
    .option('--csv', 'every figure with its incidents, as CSV', false)
    .option('--report', 'the report for the project meeting, as Markdown', false)
    .option('--config <file>', 'the teams’ policies (default: HOTLINE_CONFIG, or hotline.yml)')
    .option('--database <file>', 'the database (default: HOTLINE_DATABASE, or hotline.db)')
    .action(async (options: StatsFlags) => {
      const { stats } = await import('./stats.ts');
      await stats(await withPlaces(options));
    });

  program
    .command('doctor')
    .description(
      'check configuration, database, tokens, scopes and channels, and say how to mend each',
    )
    .option('--config <file>', 'the teams’ policies (default: HOTLINE_CONFIG, or hotline.yml)')
    .action(async (options: { config?: string }) => {
      await (await import('./doctor.ts')).doctor(options);
    });

  program
    .command('due')
    .description('when would an incident that came in then be due? Prints a JSON object a line')
    .argument(
      '[instants...]',
      '“2027-01-15 16:30” in the team’s zone, or ISO 8601; none reads lines',
    )
    .option('--config <file>', 'the teams’ policies (default: HOTLINE_CONFIG, or hotline.yml)')
    .option('--team <key>', 'the team (may be left out where there is only one)')
    .option('--goal <minutes>', 'business minutes (default: the team’s goal)', positive)
    .action(
      async (instants: string[], options: { config?: string; team?: string; goal?: number }) => {
        const { due } = await import('./due.ts');
        await due(instants, await withPlaces(options));
      },
    );

  return program;
}

/** Fills in where the configuration and the database are, from the environment, for commands that need no token. */
async function withPlaces<T extends { readonly config?: string; readonly database?: string }>(
  options: T,
): Promise<T & { config: string; database: string }> {
  const { readPlaces } = await import('./environment.ts');
  const places = readPlaces();
  return {
    ...options,
    config: options.config ?? places.configFile,
    database: options.database ?? places.databaseFile,
  };
}

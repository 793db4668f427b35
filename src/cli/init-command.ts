import type { Command } from 'commander';
import type { InitFlags } from './init/init.ts';

/** Adds `hotline init`. Secrets have no flag but a file's name: arguments are seen by everybody on the machine. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('ask a few questions about your team, and write hotline.yml and .env here')
    .option('--team <key>', 'a short key for the team, such as visit')
    .option('--name <name>', 'what messages call the team (default: the key)')
    .option('--channel <name>', 'the Slack channel in which incidents appear')
    .option('--admin <id>', 'Slack member id of an admin, such as U01ALPHA')
    .option('--zone <zone>', 'time zone, such as Europe/Berlin (default: this machine’s)')
    .option('--hours <hours>', 'opening hours (default: mon-fri 09:00-17:00)')
    .option('--country <code>', 'country whose holidays close the team (default: none)')
    .option('--state <code>', 'state or region with holidays of its own (default: none)')
    .option('--works-on <names>', 'holidays on which you work, with commas between')
    .option('--goal <minutes>', 'business minutes until the first answer (default: 60)')
    .option('--incidents <owner/name>', 'GitHub repository of the log (default: none)')
    .option('--source <owner/name>', 'GitHub repository of the product (default: none)')
    .option('--bot-token-file <file>', 'file that holds SLACK_BOT_TOKEN; it is named, not copied')
    .option('--app-token-file <file>', 'file that holds SLACK_APP_TOKEN')
    .option('--github-token-file <file>', 'file that holds GITHUB_TOKEN')
    .option('--yes', 'ask nothing: flags, and the defaults for what they leave out', false)
    .option('--force', 'write over hotline.yml and .env', false)
    .action(async (options: InitFlags) => {
      await (await import('./init/init.ts')).init(options);
    });
}

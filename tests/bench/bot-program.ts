import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BotReport, type BotSettings, botReport } from './bot-report.ts';
import { startProgram } from './program.ts';
import type { SlackProgram } from './slack-program.ts';

export interface BotProgram {
  report(): Promise<BotReport>;
  stop(): Promise<void>;
}

/** Starts the bot; resolves once it listens to Slack. @param folder for its settings. */
export async function startBotProgram(
  folder: string,
  slack: SlackProgram,
  given: Pick<BotSettings, 'databaseFile' | 'teams'>,
): Promise<BotProgram> {
  const { apiUrl, botToken, appToken } = slack;
  const file = join(folder, 'bot.json');
  const settings: BotSettings = { ...given, apiUrl, botToken, appToken };
  writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
  const program = startProgram('./bot.js', [file]);
  await program.line();
  return {
    report: async () => {
      program.tell('report');
      return botReport.parse(JSON.parse(await program.line()));
    },
    stop: async () => {
      await program.stop();
    },
  };
}

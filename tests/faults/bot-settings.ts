import type { BreakName } from './break-names.ts';
import type { Failpoint } from './failpoints/names.ts';
import type { ScaledTime } from './scaled-time.ts';

/** What one life of the bot is told. */
export interface BotSettings {
  readonly databaseFile: string;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly time: ScaledTime;
  /** What is broken in it on purpose; undefined is the bot as it is. */
  readonly breakName?: BreakName;
  /** Where it is to die by itself; with it backups are made all the time. */
  readonly failpoint?: Failpoint | undefined;
  readonly backupFolder: string;
}

import type { Context } from '../../../features/context.ts';
import type { Log } from '../../../ports/log.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { SourceIssues } from '../../../ports/source-issues.ts';
import type { WaySender } from '../../../ports/way-sender.ts';
import type { Channels } from '../carrier/channels.ts';
import type { SlackClients } from '../connection/clients.ts';

/** What the listeners stand on: they translate, and call a use case. */
export interface ListenerContext extends Context {
  readonly clients: SlackClients;
  readonly channels: Channels;
  readonly pictures: Pictures;
  readonly secrets: Secrets;
  /** Where calendars are served, without a slash at the end; undefined where they are not. */
  readonly calendarUrl: string | undefined;
  /** Whether mail can be sent. */
  readonly hasMail: boolean;
  readonly log: Log;
  /** The ways beside Slack that the bot is set up for. */
  readonly senders: readonly WaySender[];
  /** The product's issues; undefined where nobody can ask for them. */
  readonly sourceIssues: SourceIssues | undefined;
}

import type { Context } from '../../../features/context.ts';
import type { Log } from '../../../ports/log.ts';
import type { SlackClients } from '../connection/clients.ts';

/** What the listeners stand on: they translate, and call a use case. */
export interface ListenerContext extends Context {
  readonly clients: SlackClients;
  readonly log: Log;
}

import type { Secrets } from '../../ports/secrets.ts';
import type { Context } from '../context.ts';

/** What the use cases about calendars stand on. */
export interface CalendarContext extends Context {
  readonly secrets: Secrets;
}

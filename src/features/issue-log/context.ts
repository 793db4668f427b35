import type { IssueTracker } from '../../ports/issue-tracker.ts';
import type { Log } from '../../ports/log.ts';
import type { Context } from '../context.ts';

/** What the use cases of the log stand on. */
export interface IssueLogContext extends Context {
  readonly tracker: IssueTracker;
  readonly log: Log;
}

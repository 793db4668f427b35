import { monthlyReport } from './features/figures/monthly-report.ts';
import { HANDOFF_JOBS } from './features/handoff/week-ends.ts';
import { TEST_PAGE_JOBS } from './features/paging/test-pages.ts';
import { graduateNewcomers } from './features/rotation/graduate-newcomers.ts';
import { keepPairs } from './features/rotation/keep-pairs.ts';
import { REMINDERS } from './features/rotation/remind-pair.ts';
import { dailyBackup } from './features/upkeep/daily-backup.ts';
import { housekeeping } from './features/upkeep/housekeeping.ts';
import { tellOfAgeing } from './features/week/ageing.ts';
import { dailyDigest } from './features/week/daily-digest.ts';
import { WARN_OF_PLANS_END } from './features/week/plan-ends.ts';
import { postWeek } from './features/week/post-week.ts';
import type { Backups } from './ports/backups.ts';
import type { Job } from './ports/jobs.ts';
import type { Log } from './ports/log.ts';
import type { Planner } from './ports/planner.ts';
import type { SourceIssues } from './ports/source-issues.ts';
import type { Store } from './ports/store.ts';

/** All scheduled jobs of the bot. A new one is a file of its own and a line here. */
export function composeJobs(tools: {
  readonly store: Store;
  readonly planner: Planner;
  readonly log: Log;
  /** Undefined where nothing is backed up, as in a demo. */
  readonly backups: Backups | undefined;
  /** Undefined where nobody can be asked for the product's issues. */
  readonly sourceIssues: SourceIssues | undefined;
}): readonly Job[] {
  const { store, log, planner, backups, sourceIssues } = tools;
  return [
    ...(backups ? [dailyBackup(backups)] : []),
    housekeeping({ store, log, pause }),
    // Before its pair is introduced.
    keepPairs({ store, planner }),
    ...REMINDERS,
    ...HANDOFF_JOBS,
    ...TEST_PAGE_JOBS,
    graduateNewcomers,
    // After it, so that the post tells of newcomers as they are now.
    postWeek,
    dailyDigest,
    tellOfAgeing,
    ...WARN_OF_PLANS_END,
    monthlyReport({ store, sourceIssues }),
  ];
}

/** Lets other work have its turn. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

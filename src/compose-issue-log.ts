import { createGithubCarrier } from './adapters/github/carrier/github-carrier.ts';
import type { Poll } from './engine/poller.ts';
import type { Teams } from './features/context.ts';
import type { IssueLogContext } from './features/issue-log/context.ts';
import { pollIssueLog } from './features/issue-log/poll-issue-log.ts';
import type { IssueTracker } from './ports/issue-tracker.ts';
import type { EffectCarrier } from './ports/outbox.ts';
import type { SourceIssues } from './ports/source-issues.ts';

/** Half a minute in the median until the thread shows what GitHub shows, and most of it at no cost. */
export const POLL_EVERY_MS = 30_000;

/** Without a tracker, what was queued for it waits for one. */
const WITHOUT_TRACKER_MS = 10 * 60_000;

export interface IssueLogSettings {
  readonly tracker: IssueTracker;
  readonly pollEveryMs?: number;
  readonly webhook?: { readonly port: number; readonly secret: string };
  /** The product's issues, where they can be asked for. */
  readonly sourceIssues?: SourceIssues;
}

/** Teams as they are where nobody can write to their logs: without one. */
export function withoutIssueLogs(teams: Teams): Teams {
  return new Map(
    [...teams].map(([key, team]) => {
      const { issueLog: _, source: __, ...rest } = team;
      return [key, rest] as const;
    }),
  );
}

const LOGS: ReadonlySet<string> = new Set([
  'issue',
  'issue-comment',
  'issue-link',
  'assign-fruit',
  'resolution-comment',
  'product-issue',
  'product-comment',
  'postmortem',
]);
const isLogs = (kind: string): boolean => LOGS.has(kind);

/** Effects of the log go to its carrier, looking for what is known to its finder, all others to Slack's. */
export function dispatchEffects(
  slack: EffectCarrier,
  log: EffectCarrier | undefined,
  known: EffectCarrier,
): EffectCarrier {
  return {
    carry: async (row) => {
      if (row.effect.kind === 'find-known') return await known.carry(row);
      if (!isLogs(row.effect.kind)) return await slack.carry(row);
      return log
        ? await log.carry(row)
        : { kind: 'wait', retryAfterMs: WITHOUT_TRACKER_MS, why: 'there is no GITHUB_TOKEN' };
    },
    lookUp: async (row) => {
      if (row.effect.kind === 'find-known') return await known.lookUp(row);
      if (!isLogs(row.effect.kind)) return await slack.lookUp(row);
      return log ? await log.lookUp(row) : { kind: 'absent' };
    },
  };
}

export function issueLogCarrier(
  settings: IssueLogSettings,
  tools: Pick<IssueLogContext, 'store' | 'clock' | 'teams'>,
): EffectCarrier {
  return createGithubCarrier({
    ...tools,
    tracker: settings.tracker,
    sourceIssues: settings.sourceIssues,
  });
}

/** One poll for each repository that is a log. */
export function issueLogPolls(
  settings: IssueLogSettings,
  context: IssueLogContext,
): readonly Poll[] {
  const repositories = new Set(
    [...context.teams.values()].flatMap(({ issueLog }) => (issueLog ? [issueLog.repository] : [])),
  );
  return [...repositories].map((repository) => ({
    name: `the log at ${repository}`,
    everyMs: settings.pollEveryMs ?? POLL_EVERY_MS,
    ask: async () => {
      const failure = await pollIssueLog(context, repository);
      if (failure === undefined) return undefined;
      context.log.warn('the log could not be read, tries again', { repository, why: failure.why });
      return failure.retryAfterMs;
    },
  }));
}

import type { Unreviewed } from '../../domain/rotation/notice.ts';
import type { Team } from '../../domain/team/team.ts';
import type { SourceIssues } from '../../ports/source-issues.ts';

/**
 * Issues of the product that the project meeting has not looked at. Never inside a transaction: it asks outside, once.
 *
 * @returns undefined where the team names no repository, or nobody could be asked.
 */
export async function findUnreviewed(
  sourceIssues: SourceIssues | undefined,
  { source }: Team,
): Promise<Unreviewed | undefined> {
  if (sourceIssues === undefined || source === undefined) return undefined;
  const reply = await sourceIssues.unlabelled(source.repository, source.labels.reviewed);
  if (!reply.ok) return undefined;
  const { count, latest } = reply.value;
  return {
    count,
    latest: latest.map(({ repository, number, url, title }) => ({
      target: { kind: 'issue', repository, number, url },
      title,
    })),
  };
}

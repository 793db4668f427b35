import { type Outcome, resolve } from '../../domain/incident/act.ts';
import { type Activity, WRITES_TO_PRODUCT } from '../../domain/incident/activity.ts';
import type { Decision, Refusal } from '../../domain/incident/decision.ts';
import { refuse } from '../../domain/incident/decision.ts';
import { type Actor, type Incident, isSerious } from '../../domain/incident/incident.ts';
import { outline } from '../../domain/postmortem/postmortem.ts';
import type { IssueReference } from '../../domain/product/issue-reference.ts';
import { productWork } from '../../domain/product/product-work.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';

/** What somebody tells of how an incident ended, with what it has to do with among the product's issues. */
export interface ToldResolution extends Outcome {
  readonly issues?: readonly IssueReference[];
  /** Title of the new issue; the incident's own where it is empty. */
  readonly newTitle?: string;
}

/**
 * Decides how an incident ends, and writes what goes beside it: the product's issues, and the outline of a post-mortem.
 * The caller carries the decision out in the same transaction.
 */
export async function decideResolution(
  tx: Tx,
  team: Team,
  incident: Incident,
  by: Actor,
  told: ToldResolution,
  now: Instant,
): Promise<Decision | Refusal> {
  const { isRestricted } = incident;
  const { issues = [], newTitle = '', ...outcome } = told;
  const activities: readonly Activity[] = outcome.activities ?? [];
  const refusal = isRestricted ? undefined : checkProduct(team, activities, issues);
  const decision = resolve(incident, by, { ...outcome, activities }, now);
  if ('ok' in decision) return decision;
  if (refusal) return refusal;
  // Where nothing may be written down, neither an issue of the product nor a post-mortem may tell of it.
  if (isRestricted) return decision;
  const resolved = decision.incident;
  const work = productWork(
    resolved,
    { activities, issues, newTitle },
    {
      source: team.source?.repository,
      earlier: await tx.productIssues.of(incident.number),
      by,
      now,
    },
  );
  for (const issue of work.issues) await tx.productIssues.put(issue);
  const postmortem = await outlined(tx, team, resolved, now);
  return { ...decision, effects: [...decision.effects, ...work.effects, ...postmortem] };
}

function checkProduct(
  team: Team,
  activities: readonly Activity[],
  issues: readonly IssueReference[],
): Refusal | undefined {
  const writes = activities.filter((one) => WRITES_TO_PRODUCT.includes(one));
  if (writes.includes('known-updated') && issues.length === 0) {
    return refuse(
      'invalid',
      'Name the known issue, such as #123: it gets the incident’s facts.',
      'issues',
    );
  }
  return writes.includes('new-issue') && team.source === undefined
    ? refuse(
        'invalid',
        `${team.name} names no repository of its product (github.source in hotline.yml), so no issue can be filed there.`,
        'activities',
      )
    : undefined;
}

/** What a serious incident's resolution asks for besides. One that is resolved anew keeps what people wrote. */
async function outlined(
  tx: Tx,
  team: Team,
  incident: Incident,
  now: Instant,
): Promise<Decision['effects']> {
  if (!isSerious(incident)) return [];
  const before = await tx.postmortems.get(incident.number);
  await tx.postmortems.put(
    before === undefined
      ? outline(incident.number, incident.resolution?.summary ?? '', now)
      : { ...before, revision: before.revision + 1 },
  );
  const owner = incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
  const to = owner?.active ? owner.userId : team.lead;
  return [
    ...(incident.repository === undefined ? [] : [{ kind: 'postmortem' } as const]),
    { kind: 'postmortem-offer', to },
  ];
}

import type { FruitClaim } from '../../domain/fruit/claim.ts';
import { type FruitSize, fruitSize, orderFruit } from '../../domain/fruit/order.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TrackerFailure } from '../../ports/issue-tracker.ts';
import type { SourceIssue, SourceIssues, SourceStanding } from '../../ports/source-issues.ts';
import type { Store } from '../../ports/store.ts';

/** What one looks at before choosing one. */
const OFFERED = 6;

export interface OfferedFruit {
  readonly issue: SourceIssue;
  readonly size: FruitSize;
  /** Who has claimed it meanwhile; GitHub may not know it yet. */
  readonly claimedBy: Responder | undefined;
}

export interface FruitOffer {
  readonly ok: true;
  readonly team: Team;
  readonly label: string;
  readonly items: readonly OfferedFruit[];
  /** How many more there are. */
  readonly more: number;
  /** What the repository is called now, where it is not called as configured. */
  readonly renamedTo: string | undefined;
  /** Claims of the present duty week. */
  readonly claimed: ReadonlyArray<{
    readonly claim: FruitClaim;
    readonly by: Responder | undefined;
  }>;
}

/** What there is to do in a slow week. Never inside a transaction: it asks outside. */
export async function offerFruit(
  {
    store,
    clock,
    sourceIssues,
  }: {
    readonly store: Store;
    readonly clock: Clock;
    readonly sourceIssues: SourceIssues | undefined;
  },
  team: Team,
): Promise<FruitOffer | Refusal> {
  const { source } = team;
  if (source === undefined) {
    return refuse(
      'invalid',
      `${team.name} names no source repository. An admin adds github.source and github.labels.fruit to hotline.yml.`,
    );
  }
  if (sourceIssues === undefined) {
    return refuse('invalid', 'Hotline has no GITHUB_TOKEN, so it cannot look. An admin adds one.');
  }
  const label = source.labels.fruit;
  const standing = await sourceIssues.standing(source.repository, label);
  if (!standing.ok) return outOfReach(source.repository, standing);
  const obstacle = obstacleOf(standing.value, label);
  if (obstacle) return obstacle;
  const found = await sourceIssues.labelled(source.repository, label);
  if (!found.ok) return outOfReach(source.repository, found);
  const ordered = orderFruit(
    found.value.map((issue) => ({ ...issue, bodyLength: issue.body.length })),
  );
  const renamedTo =
    standing.value.name.toLowerCase() === source.repository.toLowerCase()
      ? undefined
      : standing.value.name;
  return await store.transaction(async (tx) => {
    const items: OfferedFruit[] = [];
    for (const issue of ordered.slice(0, OFFERED)) {
      const claim = await tx.fruit.ofIssue(issue.repository, issue.number);
      const claimedBy = claim && (await tx.people.get(claim.responderId));
      items.push({ issue, size: fruitSize(issue), claimedBy });
    }
    const claims = await tx.fruit.ofWeek(team.key, team.calendar.dutyWeek(clock.now()));
    const claimed = [];
    for (const claim of claims) claimed.push({ claim, by: await tx.people.get(claim.responderId) });
    const more = Math.max(0, ordered.length - OFFERED);
    return { ok: true, team, label, items, more, renamedTo, claimed };
  });
}

function obstacleOf(standing: SourceStanding, label: string): Refusal | undefined {
  if (standing.isArchived) {
    return refuse(
      'invalid',
      `${standing.name} is archived, so nothing in it can be worked on. An admin names another repository as github.source in hotline.yml.`,
    );
  }
  return standing.hasLabel
    ? undefined
    : refuse(
        'invalid',
        `${standing.name} has no label “${label}”. Make it there and put it on small issues, or correct github.labels.fruit in hotline.yml.`,
      );
}

function outOfReach(repository: string, { kind, why, retryAfterMs }: TrackerFailure): Refusal {
  switch (kind) {
    case 'gone':
      return refuse(
        'invalid',
        `${repository} is out of reach: there is no such repository, or Hotline’s token may not read it. An admin corrects github.source in hotline.yml, or the token.`,
      );
    case 'forbidden':
    case 'refused':
      return refuse('invalid', `${repository} cannot be read (${why}). An admin mends the token.`);
    case 'wait':
    case 'unknown': {
      const minutes = Math.max(1, Math.ceil((retryAfterMs ?? 0) / 60_000));
      const when = minutes === 1 ? 'in a minute' : `in ${String(minutes)} minutes`;
      return refuse('invalid', `GitHub does not answer now (${why}). Please try again ${when}.`);
    }
  }
}

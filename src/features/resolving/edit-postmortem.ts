import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import { type Actor, type IncidentNumber, incidentName } from '../../domain/incident/incident.ts';
import type { PostmortemWords } from '../../domain/postmortem/postmortem.ts';
import { followUps } from '../../domain/product/product-work.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { noSuchIncident } from '../incident/act-on-incident.ts';
import { enqueueEffects } from '../incident/carry-out-decision.ts';
import { once } from '../once.ts';
import { mayWritePostmortem } from './postmortem-rights.ts';

/**
 * Keeps what somebody wrote into a post-mortem, and files its follow-up actions.
 *
 * @param version the one that they saw when they began: what somebody else wrote meanwhile is not overwritten.
 * @param actions one a line; those that were filed before are left alone.
 */
export async function editPostmortem(
  context: Context,
  input: {
    readonly delivery: string;
    readonly number: IncidentNumber;
    readonly by: Actor;
    readonly version: number;
    readonly words: PostmortemWords;
    readonly actions: readonly string[];
  },
): Promise<{ readonly ok: true } | Refusal> {
  const { store, clock, teams } = context;
  const { number, words } = input;
  const result = await store.transaction(async (tx) => {
    const now: Instant = clock.now();
    return await once<{ readonly ok: true } | Refusal>(tx, input.delivery, now, async () => {
      const incident = await tx.incidents.get(number);
      if (incident === undefined) return noSuchIncident(number);
      const team = teamOf(teams, incident.team);
      const refusal = await mayWritePostmortem(tx, team, incident, input.by, now);
      if (refusal) return refusal;
      const before = await tx.postmortems.get(number);
      if (before === undefined) {
        return refuse('invalid', `${incidentName(number)} has no post-mortem yet.`, 'happened');
      }
      if (before.version !== input.version) {
        return refuse(
          'settled',
          `${before.edited?.by.name ?? 'Somebody'} changed it since you opened this form, and nothing of theirs is overwritten. Copy your text and open ${incidentName(number)}’s post-mortem again.`,
          'happened',
        );
      }
      const lines = input.actions.filter((line) => line.trim() !== '');
      const { source } = team;
      if (lines.length > 0 && source === undefined) {
        return refuse(
          'invalid',
          `${team.name} names no repository of its product (github.source in hotline.yml), so no issue can be filed there.`,
          'actions',
        );
      }
      const by = await namedActor(tx, team, input.by);
      const work = followUps(incident, source ? lines : [], {
        source: source?.repository ?? '',
        earlier: await tx.productIssues.of(number),
        by,
        now,
      });
      for (const issue of work.issues) await tx.productIssues.put(issue);
      await tx.postmortems.put({
        ...before,
        words,
        edited: { by, at: now },
        version: before.version + 1,
        revision: before.revision + 1,
      });
      const where = { team: incident.team, incident: number };
      const id = await tx.log.append(where, [{ type: 'postmortem-edited', by }], now);
      const comment = incident.repository === undefined ? [] : [{ kind: 'postmortem' } as const];
      await enqueueEffects(tx, incident, [...comment, ...work.effects], String(id), now);
      return { ok: true };
    });
  });
  context.wake();
  return result;
}

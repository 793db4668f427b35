import { type Decision, decide, type Refusal, refuse } from '../../domain/incident/decision.ts';
import {
  type Actor,
  type Incident,
  type IncidentNumber,
  incidentName,
} from '../../domain/incident/incident.ts';
import { outline, type Postmortem } from '../../domain/postmortem/postmortem.ts';
import { type TimelineEntry, timelineOf } from '../../domain/postmortem/timeline.ts';
import type { Tx } from '../../ports/store.ts';
import { namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { noSuchIncident } from '../incident/act-on-incident.ts';
import { carryOutDecision } from '../incident/carry-out-decision.ts';
import { type IncidentView, viewOf } from '../incident/incident-view.ts';
import { mayWritePostmortem } from './postmortem-rights.ts';

/** All that a post-mortem shows, read at one moment. */
export interface PostmortemView {
  readonly view: IncidentView;
  readonly postmortem: Postmortem;
  readonly timeline: readonly TimelineEntry[];
}

export async function loadPostmortemView(
  tx: Tx,
  view: IncidentView,
): Promise<PostmortemView | undefined> {
  const { incident } = view;
  const postmortem = await tx.postmortems.get(incident.number);
  const events = await tx.log.ofIncident(incident.number);
  return postmortem && { view, postmortem, timeline: timelineOf(incident.cameInAt, events) };
}

/**
 * Opens an incident's post-mortem for writing. Whoever asks for one of an incident that nobody called serious does so
 * now; while it is not resolved there is nothing to write yet, and the outline comes with the resolution.
 */
export async function openPostmortem(
  context: Context,
  input: { readonly number: IncidentNumber; readonly by: Actor },
): Promise<({ readonly ok: true } & PostmortemView) | Refusal> {
  const { store, clock, teams } = context;
  const { number } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    const before = await tx.incidents.get(number);
    if (before === undefined) return noSuchIncident(number);
    const team = teamOf(teams, before.team);
    const refusal = await mayWritePostmortem(tx, team, before, input.by, now);
    if (refusal) return refusal;
    const known = await tx.postmortems.get(number);
    if (known === undefined) {
      const by = await namedActor(tx, team, input.by);
      const incident = { ...before, isMarkedSerious: true } as const;
      const isResolved = incident.state === 'resolved';
      if (isResolved) {
        await tx.postmortems.put(outline(number, incident.resolution?.summary ?? '', now));
      }
      if (isResolved || !before.isMarkedSerious) {
        const asked = decide(incident, {
          events: [{ type: 'marked-serious', by }],
          effects: [{ kind: 'card' }, ...(isResolved ? written(incident) : [])],
        });
        await carryOutDecision(tx, asked, now);
      }
    }
    const view = await viewOf(tx, team, { ...before, isMarkedSerious: true }, now);
    const opened = await loadPostmortemView(tx, view);
    if (opened) return { ok: true as const, ...opened };
    return refuse(
      'invalid',
      `${incidentName(number)} counts as serious. Its post-mortem is outlined as soon as it is resolved, and its owner is asked to complete it.`,
    );
  });
  context.wake();
  return result;
}

/** Where there is a log, the post-mortem stands on the incident's issue. */
const written = ({ repository }: Incident): Decision['effects'] =>
  repository === undefined ? [] : [{ kind: 'postmortem' }];

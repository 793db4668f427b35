import { type Decision, type Refusal, refuse } from '../incident/decision.ts';
import { type Actor, type Incident, incidentName } from '../incident/incident.ts';
import { type EscalationContext, takeStep } from './escalate.ts';

/**
 * Somebody asks for the path's next step before its time: it is taken now, whatever the hour, since a person has
 * decided it. Whoever was on it is so no longer: the pages go on until somebody says so again.
 */
export function escalateNow(
  incident: Incident,
  by: Actor,
  context: EscalationContext,
): Decision | Refusal {
  const name = incidentName(incident.number);
  if (incident.state === 'resolved') {
    return refuse('already-resolved', `${name} is resolved already: nobody is paged for it.`);
  }
  if (incident.state === 'answered') {
    return refuse(
      'settled',
      `${name} has its first answer: nobody is paged for it any more. \`/oncall ask ${name}\` asks an expert, \`/oncall handoff\` passes it on.`,
    );
  }
  const event = { type: 'escalated', by } as const;
  const from = incident.paging === undefined ? 0 : incident.paging.step + 1;
  const taken = takeStep({ ...incident, onIt: undefined }, from, context, undefined);
  return {
    ...taken,
    events: [event, ...taken.events],
    effects: [{ kind: 'thread-line', event, at: context.now }, ...taken.effects],
    disarm: ['escalate', 'on-it-ends', 'on-it-lapses'],
  };
}

import { threadLine } from '../../../src/adapters/slack/views/notices.ts';
import { ACTIVITIES } from '../../../src/domain/incident/activity.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { ALPHA, at, DELTA, ZONE } from '../../support/fixtures.ts';
import { type Screen, said, type World } from '../world.ts';

/** One of each that the thread tells. */
function events({ say, call }: World): readonly IncidentEvent[] {
  const by = { ...ALPHA, name: call('alpha') };
  const to = { ...DELTA, name: call('delta') };
  const repository = 'visit-dav/visit';
  return [
    { type: 'on-it', by },
    { type: 'on-it', by: to, said: by, via: 'sms', until: at('2027-01-12 14:00') },
    { type: 'on-it-lapsed', by },
    { type: 'escalated', by },
    { type: 'step-skipped', step: 0, why: say('nobody is backup') },
    { type: 'answered', by, minutes: 28 },
    { type: 'resolved', by, summary: say('Sent the work-around.'), effortHours: undefined },
    {
      type: 'resolved',
      by,
      summary: say('Sent the work-around.'),
      effortHours: 1.5,
      activities: ACTIVITIES,
    },
    { type: 'reopened', by },
    { type: 'reopened', by, to, why: say('It crashes again.') },
    { type: 'kept-open', by },
    { type: 'known-issue-updated', repository, number: 123, unreviewed: true },
    { type: 'product-issue-filed', purpose: 'promotion', repository, number: 20_411 },
    { type: 'product-issue-filed', purpose: 'follow-up', repository, number: 20_412 },
    { type: 'assigned', by, to },
    { type: 'handed-off', from: undefined, to, note: '', week: '2027-01-11' },
    { type: 'handed-off', from: by, to, note: say('Waiting for the dump.'), week: '2027-01-11' },
    { type: 'customer-mailed', by, to, how: 'sent' },
    { type: 'customer-mailed', by, to, how: 'by-hand' },
    { type: 'linked', by, target: { kind: 'incident', number: 7 }, title: say('Crash') },
    { type: 'merged', by, into: 7 },
    { type: 'absorbed', by, duplicate: 7 },
    { type: 'expert-asked', ask: 'ask-1', by, expert: to, topic: call('mesh') },
    { type: 'expert-agreed', ask: 'ask-1', by: to, at: at('2027-01-12 11:00'), now: false },
    { type: 'expert-declined', ask: 'ask-1', by: to, reason: say('away') },
    { type: 'expert-silent', ask: 'ask-1', expert: to },
    { type: 'ask-withdrawn', ask: 'ask-1', expert: to, by, why: 'called-off' },
  ];
}

/** What the thread of an incident's card tells, a line each. */
export function threadScreens(world: World): readonly Screen[] {
  return events(world).map((event) => ({
    of: 'notices/threadLine',
    state: event.type,
    view: said(threadLine(event, world.now, ZONE) ?? ''),
  }));
}

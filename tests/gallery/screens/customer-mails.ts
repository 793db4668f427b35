import type { CustomerMail, CustomerMailState } from '../../../src/domain/mail/customer-mail.ts';
import { handoffMail } from '../../../src/domain/mail/handoff-mail.ts';
import { DEFAULT_TEMPLATE } from '../../../src/domain/mail/template.ts';
import type { MailView } from '../../../src/features/mail/mails-of.ts';
import { ALPHA, at, ZONE } from '../../support/fixtures.ts';
import { many, type World } from '../world.ts';

const STATES: readonly CustomerMailState[] = [
  'draft',
  'sending',
  'sent',
  'by-hand',
  'refused',
  'unclear',
  'settled',
];

/** What a customer is written who has so many incidents. */
export function customerLetter(world: World, count: number) {
  const { alpha, delta, foxtrot, incident, say, team } = world;
  return handoffMail({
    template: DEFAULT_TEMPLATE,
    teamName: team.name,
    zone: ZONE,
    customerName: say('Dana Reed'),
    incidents: many((n) => incident({ number: n + 1 }), count),
    from: alpha,
    primary: delta,
    backup: foxtrot,
    opensAt: at('2027-01-19 08:00'),
  });
}

/** The nth of many mails: of every state, with and without an address, outdated and restricted ones among them. */
export function mailView(world: World, n: number, more: Partial<CustomerMail> = {}): MailView {
  const { say, call, now } = world;
  const state = STATES[n % STATES.length] ?? 'draft';
  const mail: CustomerMail = {
    id: `m${String(n)}`,
    team: 'visit',
    week: '2027-01-11',
    handoff: 'h-1',
    customer: `dana${String(n)}@lab.example.org`,
    toId: 'd',
    incidents: [n + 1],
    basis: '',
    address: n % 3 === 0 ? '' : `dana${String(n)}@lab.example.org`,
    name: say('Dana Reed'),
    ...customerLetter(world, 1),
    state,
    attempt: 1,
    by: { ...ALPHA, name: call('alpha') },
    changedAt: now,
    why: state === 'unclear' ? 'the connection ended' : say('550 no such user'),
    ...more,
  };
  return { mail, proposed: mail, isOutdated: n % 5 === 4, isRestricted: n % 5 === 3 };
}

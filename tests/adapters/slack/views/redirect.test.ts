import { describe, expect, it } from '@jest/globals';
import { sendOnMessage } from '../../../../src/adapters/slack/views/redirect.ts';
import type { Customer } from '../../../../src/domain/incident/incident.ts';
import { checkMessage } from '../../../../src/doubles/slack/limits/check-message.ts';
import { at, incident, UMA, visit } from '../../../support/fixtures.ts';

const NOBODY = { primary: undefined, backup: undefined };

const sendOn = (title: string, customer: Partial<Customer> = {}) => {
  const one = incident({
    title,
    redirectedBy: UMA,
    customer: {
      name: 'Dana',
      email: undefined,
      phone: undefined,
      organisation: undefined,
      ...customer,
    },
  });
  const now = at('2027-01-12 09:30');
  const view = { incident: one, team: visit(), owner: undefined, now, minutesLeft: 54 };
  const message = sendOnMessage(view, NOBODY);
  expect(checkMessage({ ...message }, 'post')).toBeUndefined();
  return JSON.stringify(message.blocks);
};

describe('the text that sends a customer on', () => {
  it('opens in a mail program, to whom it is for, with its words', () => {
    const shown = sendOn('Crash & burn?', { email: 'dana@example.org' });
    expect(shown).toContain(
      '<mailto:dana@example.org?subject=Your%20VisIt%20question%3A%20Crash%20%26%20burn%3F%20%28INC-41%29&amp;body=Hello%20Dana',
    );
    expect(shown).toContain('Nobody is on duty; the lead is told.');
  });

  it('has an address in its link only where that is one', () => {
    for (const email of ['dana@x.org?bcc=all@x.org', 'a b@x.org', '<!channel>@x', 'dana@x.org|y']) {
      expect(sendOn('Crash', { email })).toContain('<mailto:?subject=');
    }
  });

  it('loses the words in its link rather than the link, where they are long', () => {
    const shown = sendOn('🌋'.repeat(200), { name: '🌋'.repeat(150) });
    expect(shown).toMatch(/<mailto:\?subject=[^&|]*\|/u);
    expect(shown).toContain('🌋🌋');
  });
});

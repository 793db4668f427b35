import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const firstMessage = (user: string): LedgerEntry => {
  const [message] = scenario.directMessages(user);
  if (message === undefined) throw new Error(`${user} got no message`);
  return message;
};

describe('a redirect', () => {
  it('is a handoff of three: the text to send on, the primary, and word that they are in contact', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(
      await scenario.say(
        'U02BRAVO',
        'redirect Dana Reed, dana@example.org: contour plot crashes <!channel>',
      ),
    ).toContain('A text to send to the customer is on its way to you, as a direct message.');
    const { rendered, blocks } = firstMessage('U02BRAVO');
    expect(rendered).toContain(
      [
        'Your VisIt question: contour plot crashes < !channel> (INC-1)',
        '',
        'Hello Dana Reed,',
        '',
        'questions about VisIt are answered by alpha this week, who has yours already, as INC-1. You hear from alpha by Tue 12 Jan, 10:00 PST, and need not write again.',
        '',
        'If something changes, you reach',
        '  alpha (primary), alpha@example.org, 2-4847',
        '  delta (backup), delta@example.org, 2-4850',
        '',
        'bravo',
      ].join('\n'),
    );
    expect(JSON.stringify(blocks)).toContain(
      '<mailto:dana@example.org?subject=Your%20VisIt%20question',
    );

    const toPrimary = firstMessage('U01ALPHA');
    expect(toPrimary.text).toBe(
      'bravo sends Dana Reed on to you: INC-1, first answer by Tue 12 Jan, 10:00 PST. contour plot crashes &lt;!channel&gt;',
    );
    expect(scenario.card(1)).toContain('sent on by bravo');
    await scenario.press('U01ALPHA', 'incident_answered', toPrimary);
    expect(scenario.directMessages('U02BRAVO').map((e) => e.text)).toEqual([
      expect.stringContaining('INC-1 is open for alpha. Send this to Dana Reed'),
      'alpha is in contact with Dana Reed (INC-1). Nothing is left for you to do.',
    ]);
    expect(scenario.card(1)).toContain('answered by alpha');

    // By the form as well; and what nobody confirms follows the ordinary clock.
    await scenario.say('U03CHARLIE', 'redirect');
    await until(() => scenario.slack.openViews('U03CHARLIE').length > 0, 'the form is open');
    await scenario.slack.inject.submit({
      user: 'U03CHARLIE',
      values: { title: 'Empty isosurface', customer: 'Kim' },
    });
    await scenario.settle();
    expect(scenario.directMessages('U03CHARLIE')).toHaveLength(1);
    expect(scenario.directMessages('U01ALPHA').at(-1)?.text).toContain(
      'charlie sends Kim on to you',
    );
    await scenario.stepTo('2027-01-12 10:00');
    expect(scenario.pages('U04DELTA')).toHaveLength(1);
    expect(scenario.directMessages('U03CHARLIE')).toHaveLength(1);

    // Whoever is primary has it already: there is nobody to send the customer to.
    await scenario.say('U01ALPHA', 'redirect Lee: crash');
    expect(scenario.card(3)).not.toContain('sent on');
  });
});

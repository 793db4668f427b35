import { afterEach, describe, expect, it } from '@jest/globals';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

/** The card of the first incident, as its first post. */
function firstCard() {
  const card = scenario.slack
    .ledger()
    .find((entry) => entry.kind === 'post' && entry.text.includes('INC-1'));
  if (!card) throw new Error('no card');
  return card;
}

describe('what bad input gets', () => {
  it('says which verb was meant when one is mistyped', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say('U09USER', 'reprot Something')).toBe(
      '“reprot” is no command that I know: did you mean `report`? For example: `/oncall report Contour plot crashes`',
    );
  });

  it('says what an incident, a day and a verb look like when they are none', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say('U01ALPHA', 'show INC-99')).toBe(
      'There is no INC-99. `/oncall list` shows what is open.',
    );
    expect(await scenario.say('U01ALPHA', 'onit tomorrow')).toContain('names no incident');
    expect(await scenario.say('U01ALPHA', 'who 3/4')).toContain('can be read in two ways');
    expect(await scenario.say('U01ALPHA', 'frobnicate')).toContain('`/oncall help` lists them all');
  });

  it('understands plain words, and asks back what they leave open', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say('U01ALPHA', 'who is on next week?')).toBe(
      'Mon 18 Jan: charlie is primary, foxtrot is backup',
    );
    expect(await scenario.say('U01ALPHA', 'I am back <!channel>')).toBe(
      [
        '“I am back &lt;!channel&gt;” can mean more than one thing. Write',
        '• `/oncall back`: you have your role back from who covers it',
        '• `/oncall away back &lt;!channel&gt;`: days off of yours are called off',
      ].join('\n'),
    );
  });

  it('keeps all of a report of 10,000 characters', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const text = 'x'.repeat(10_000);
    expect(await scenario.say('U09USER', `report ${text}`)).toContain('*INC-1* is open');
    const kept = await scenario.app().store.transaction(async (tx) => await tx.incidents.get(1));
    expect(kept?.description).toBe(text);
    expect(kept?.title).toHaveLength(200);
  });

  it('never lets what a person typed become a mention, a link or a heading', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report <!channel> <@U01ALPHA> <http://evil.example|click>');
    await scenario.stepTo('2027-01-12 10:01');
    const shown = JSON.stringify(
      scenario.slack.ledger().map((entry) => [entry.text, entry.blocks]),
    );
    expect(shown).not.toContain('<!channel>');
    expect(shown).not.toContain('<http://evil');
    expect(shown).toContain('&lt;!channel&gt;');
  });

  it('shows an error at the field of the form, and takes the form when it is mended', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report');
    // The form opens after the acknowledgement.
    await until(() => scenario.slack.openViews('U09USER').length > 0, 'the form is open');
    const tomorrow = Date.UTC(2027, 0, 13, 17) / 1_000;
    const refused = await scenario.slack.inject.submit({
      user: 'U09USER',
      values: { title: 'Empty isosurface', came_in: String(tomorrow) },
    });
    expect(refused.errors).toEqual({
      came_in: 'This time lies in the future. Give the time at which the customer asked.',
    });
    const taken = await scenario.slack.inject.submit({
      user: 'U09USER',
      values: {
        title: 'Empty isosurface',
        came_in: String(Date.UTC(2027, 0, 12, 16, 30) / 1_000),
        customer: 'Dana Reed',
        reach: '555-0100, dana@example.org',
        organisation: 'Example Lab',
      },
    });
    expect(taken.outcome).toBe('closed');
    await scenario.settle();
    expect(scenario.card(1)).toContain('Dana Reed at Example Lab, by telephone');
    expect(scenario.card(1)).toContain('☎ 555-0100 · dana@example.org');
    // Came in at 08:30, so the first answer is due at 09:30.
    await scenario.stepTo('2027-01-12 09:30');
    expect(scenario.pages('U04DELTA')).toHaveLength(1);
  });

  it('refuses somebody outside the team politely, changes nothing, and records it', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.press('U09USER', 'incident_on_it', firstCard());
    const toldBy = () => scenario.slack.ledger().find((entry) => entry.kind === 'response_url');
    await until(() => toldBy() !== undefined, 'the refusal is told');
    expect(toldBy()?.text).toContain(
      'Only the people on VisIt’s rotation and its admins may do that.',
    );
    expect(scenario.card(1)).not.toContain('is on it');
    const types = await scenario.app().store.transaction(async (tx) => {
      const events = await tx.log.ofIncident(1);
      return events.map((logged) => logged.event.type);
    });
    expect(types).toEqual(['reported', 'refused']);
  });

  it('opens one incident for one command that Slack delivers twice, with the same answer', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const command = { user: 'U09USER', channel: 'visit-live', text: 'report Twice' };
    const first = await scenario.slack.inject.command({ ...command, triggerId: 'T1.same' });
    const again = await scenario.slack.inject.command({ ...command, triggerId: 'T1.same' });
    expect(again.payload).toEqual(first.payload);
    expect(await scenario.say('U01ALPHA', 'list')).toBe('1 open incident for VisIt');
  });

  it('tells the lead when nobody is on duty, and asks the lead when the goal runs out', async () => {
    scenario = await startScenario('2027-01-12 09:00', { firstWeek: '2027-03-01' });
    expect(await scenario.say('U09USER', 'report Lost plot')).toContain('Nobody is on duty');
    expect(scenario.directMessages('U06FOXTROT')[0]?.text).toContain('nobody is on duty for VisIt');
    await scenario.stepTo('2027-01-12 10:00');
    expect(scenario.pages('U06FOXTROT')).toHaveLength(1);
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { rotationReaders } from '../support/rotation-readers.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// In the week of 11 January 2027 alpha is primary and delta backup; charlie and foxtrot follow. Foxtrot is the lead.
const [ALPHA, CHARLIE, DELTA] = ['U01ALPHA', 'U03CHARLIE', 'U04DELTA'];
const [ECHO, FOXTROT, UMA] = ['U05ECHO', 'U06FOXTROT', 'U09USER'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});
const { timeOff } = rotationReaders(() => scenario);

/** What somebody was last told in answer to a press. */
const answersTo = (user: string): readonly string[] =>
  scenario.slack
    .ledger()
    .filter((entry) => entry.to === user && entry.kind === 'response_url')
    .map((entry) => entry.text);

const texts = (entries: readonly { readonly text: string }[]): string[] =>
  entries.map((entry) => entry.text);

const times = (entries: readonly { readonly at: number }[]): string[] =>
  entries.map(({ at }) =>
    new Date(at - 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' '),
  );

/** Opens a major incident by the form. */
async function reportMajor(user: string, title: string): Promise<void> {
  await scenario.say(user, 'report');
  await until(() => scenario.slack.openViews(user).length > 0, 'the form is open');
  await scenario.slack.inject.submit({ user, values: { title, severity: 'major' } });
  await scenario.settle();
}

describe('the escalation path', () => {
  it('runs to its end over a weekend when nobody answers, and goes on at Monday’s opening', async () => {
    scenario = await startScenario('2027-01-22 15:45', { firstWeek: '2027-01-11' });
    await scenario.say(UMA, 'report Contour plot crashes');
    await scenario.stepTo('2027-01-22 16:59');
    // In the week of 18 January charlie is primary and foxtrot backup, and the lead at that.
    expect(times(scenario.pages(FOXTROT))).toEqual(['01-22 16:45', '01-22 16:55']);
    await scenario.stepTo('2027-01-25 07:59');
    expect(scenario.pages(FOXTROT)).toHaveLength(2);
    expect(scenario.channelPosts()).toHaveLength(0);

    await scenario.stepTo('2027-01-25 08:26');
    // 16:45 and 20 business minutes: the lead has the page already, so the step is passed over and the channel told.
    expect(times(scenario.channelPosts())).toEqual(['01-25 08:05']);
    expect(texts(scenario.thread())).toContainEqual(
      expect.stringContaining(
        'Step 2 of the escalation path was passed over at once: already paged.',
      ),
    );
    expect(times(scenario.pages(FOXTROT)).slice(2)).toEqual([
      '01-25 08:05',
      '01-25 08:15',
      '01-25 08:25',
    ]);
    await scenario.say(CHARLIE, 'onit 1');
    await scenario.stepTo('2027-01-25 12:00');
    expect(scenario.pages(FOXTROT)).toHaveLength(5);
  });

  it('pages the primary at once for a major incident, lets the backup know, and then takes its own waits', async () => {
    scenario = await startScenario('2027-01-12 09:00', {
      config: `${CONFIG}    paths:
      major:
        for: { severity: major }
        steps:
          - { page: backup, after: 5, repeat: 3, times: 2 }
          - { page: U05ECHO, after: 10 }
`,
    });
    await reportMajor(UMA, 'Everything is down');
    expect(texts(scenario.pages(ALPHA))).toEqual([
      'PAGE · INC-1 is major and has had no first answer yet. Please take it. Everything is down',
    ]);
    expect(texts(scenario.directMessages(DELTA))).toEqual([
      'INC-1 is major: alpha is paged. You are backup. Everything is down',
    ]);
    const ahead = await scenario.say(UMA, 'paths INC-1');
    expect(ahead).toBe('Who is paged for INC-1, and when: alpha is paged until somebody is on it.');

    await scenario.stepTo('2027-01-12 09:30');
    expect(times(scenario.pages(ALPHA))).toEqual([
      '01-12 09:00',
      '01-12 09:10',
      '01-12 09:20',
      '01-12 09:30',
    ]);
    // Twice at most, three minutes apart; echo ten minutes after the first.
    expect(times(scenario.pages(DELTA))).toEqual(['01-12 09:05', '01-12 09:08']);
    expect(times(scenario.pages(ECHO))).toEqual(['01-12 09:15', '01-12 09:25']);
    const [page] = scenario.pages(ECHO);
    if (page === undefined) throw new Error('no page');
    // Echo knows that alpha has it.
    await scenario.press(ECHO, 'incident_owner_on_it', page);
    expect(scenario.card(1)).toContain('alpha is on it');
    expect(texts(scenario.thread()).at(-1)).toContain('alpha is on it (echo says).');
    expect(scenario.slack.message(page.channel ?? '', page.ts ?? '')?.text).toContain(
      'alpha took it',
    );
    await scenario.stepTo('2027-01-12 09:59');
    expect(scenario.pages(ECHO)).toHaveLength(2);
  });

  it('passes over at once whoever cannot be reached, and says so in the thread and to the lead', async () => {
    scenario = await startScenario('2027-01-12 09:00', {
      config: CONFIG.replace('page: backup', 'page: U05ECHO'),
    });
    await timeOff(ECHO, '2027-01-11', '2027-01-15');
    await scenario.say(UMA, 'report Contour plot crashes');
    const paths = await scenario.slack.inject.command({
      user: UMA,
      channel: 'visit-live',
      text: 'paths',
    });
    expect(JSON.stringify(paths.payload)).toContain(
      'foxtrot is paged (lead)\\n      passed over at once: step 1, echo is away',
    );
    await scenario.stepTo('2027-01-12 10:00');
    expect(scenario.pages(ECHO)).toHaveLength(0);
    expect(times(scenario.pages(FOXTROT))).toEqual(['01-12 10:00']);
    expect(texts(scenario.thread())).toContainEqual(
      expect.stringContaining(
        'Step 1 of the escalation path was passed over at once: echo is away.',
      ),
    );
    expect(texts(scenario.directMessages(FOXTROT))).toContainEqual(
      expect.stringContaining(
        'INC-1: step 1 of VisIt’s escalation path reached nobody: echo is away.',
      ),
    );
  });

  it('goes on at once when somebody says `escalate`, and says whom it pages and what follows', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Contour plot crashes');
    await scenario.say(ALPHA, 'onit 1');
    expect(await scenario.say(UMA, 'escalate 1')).toContain('Only the people on VisIt’s rotation');
    expect(await scenario.say(ALPHA, 'escalate')).toMatch(
      /^\*INC-1\*: delta is paged now\. If nobody is on it by .*, foxtrot is paged\.$/u,
    );
    expect(times(scenario.pages(DELTA))).toEqual(['01-12 09:00']);
    expect(scenario.pages(DELTA)[0]?.rendered).toContain(
      'alpha (primary) has it; the first answer is due',
    );
    await scenario.stepTo('2027-01-12 09:05');
    // From the card's menu, too.
    const [card] = scenario.slack.ledger().filter((entry) => entry.text.includes('INC-1 ·'));
    await scenario.slack.inject.action({
      user: DELTA,
      channel: card?.channel ?? '',
      ts: card?.ts ?? '',
      actionId: 'incident_more',
      value: 'escalate 1',
    });
    await scenario.settle();
    expect(times(scenario.pages(FOXTROT))).toEqual(['01-12 09:05']);
    expect(answersTo(DELTA).at(-1)).toContain('*INC-1*: foxtrot is paged now.');
    await scenario.say(DELTA, 'responded 1');
    expect(await scenario.say(DELTA, 'escalate 1')).toContain(
      'INC-1 has its first answer: nobody is paged for it any more.',
    );
    await scenario.stepTo('2027-01-12 12:00');
    expect(scenario.pages(DELTA)).toHaveLength(1);
  });
});

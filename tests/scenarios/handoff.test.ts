import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubDouble } from '../../src/doubles/github/github-double.ts';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { githubDouble, INCIDENTS, trackerFor } from '../support/github.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// The demo's pairs: alpha and delta in the week of 11 January 2027, charlie and foxtrot from Tuesday 19 January on
// (the Monday is a holiday). Foxtrot is the lead.
const [ALPHA, BRAVO, CHARLIE, DELTA, FOXTROT, USER] = [
  'U01ALPHA',
  'U02BRAVO',
  'U03CHARLIE',
  'U04DELTA',
  'U06FOXTROT',
  'U09USER',
];

let scenario: Scenario;
let github: GithubDouble | undefined;
afterEach(async () => {
  await scenario.end();
  await github?.stop();
  github = undefined;
});

/** Reports incidents in alpha's week, and answers their customers. */
async function withIncidents(...titles: readonly string[]): Promise<void> {
  scenario = await startScenario('2027-01-13 09:00');
  for (const [index, title] of titles.entries()) {
    await scenario.say(USER, `report ${title}`);
    await scenario.say(ALPHA, `responded INC-${String(index + 1)}`);
  }
}

const found = (text: RegExp): readonly LedgerEntry[] =>
  scenario.slack.ledger().filter((e) => e.kind === 'post' && text.test(e.text));

function only(text: RegExp): LedgerEntry {
  const [entry, ...more] = found(text);
  if (entry === undefined || more.length > 0) {
    throw new Error(`${String(found(text).length)} posts are ${String(text)}`);
  }
  return entry;
}

/** The message as it reads now. */
const now = ({ channel = '', ts = '' }: LedgerEntry): string => {
  const edits = scenario.slack.ledger().filter((e) => e.channel === channel && e.ts === ts);
  return edits.at(-1)?.rendered ?? '';
};

async function press(
  user: string,
  actionId: string,
  where: LedgerEntry,
  value?: string,
): Promise<void> {
  await scenario.slack.inject.action({
    user,
    channel: where.channel ?? '',
    ts: where.ts ?? '',
    actionId,
    ...(value === undefined ? {} : { value }),
  });
  await scenario.settle();
}

/** What the one who pressed is told, which comes once the press has been acknowledged. */
async function told(text: string): Promise<void> {
  const answers = () => scenario.slack.ledger().filter((e) => e.kind === 'response_url');
  await until(() => answers().some((e) => e.text.startsWith(text)), text);
}

/** What stands on a button of the handoff about an incident. */
function valueOf(message: LedgerEntry, number: number): string {
  const raw = JSON.stringify(
    scenario.slack.message(message.channel ?? '', message.ts ?? '')?.blocks ?? [],
  );
  const value = new RegExp(`"value":"([^"]+\\|${String(number)})"`, 'u').exec(raw)?.[1];
  if (value === undefined) throw new Error(`no button for INC-${String(number)}: ${raw}`);
  return value;
}

async function note(user: string, message: LedgerEntry, number: number, text: string) {
  await press(user, 'handoff_note', message, valueOf(message, number));
  await until(() => scenario.slack.openViews(user).length > 0, 'the form is open');
  const submitted = await scenario.slack.inject.submit({ user, values: { note: text } });
  await scenario.settle();
  return submitted;
}

const ASKED = /^Your week ends/u;
const TAKEN = /^alpha hands .* over to you/u;

describe('the end of a duty week', () => {
  it('asks for each open incident, reminds of the undecided, and passes on what was not kept, with its notes', async () => {
    await withIncidents('Contour plot crashes', 'Dump file cannot be read', 'Movie is black');
    await scenario.stepTo('2027-01-15 14:59');
    expect(found(ASKED)).toEqual([]);
    await scenario.stepTo('2027-01-15 15:00');
    const asked = only(ASKED);
    expect(asked.to).toBe(ALPHA);
    expect(asked.text).toBe(
      'Your week ends Fri 15 Jan, 17:00 PST. 3 incidents are open: say what becomes of them.',
    );
    expect(now(asked)).toContain('What you leave undecided is handed to charlie at');

    await press(DELTA, 'handoff_keep', asked, valueOf(asked, 1));
    await told('Only alpha, the lead or an admin may do that.');
    await press(ALPHA, 'handoff_keep', asked, valueOf(asked, 1));
    await note(ALPHA, asked, 2, 'Asked <!channel> for the dump; away until Tuesday');
    expect(now(asked)).toContain('You keep it.');
    expect(now(asked)).toContain('Asked <!channel> for the dump; away until Tuesday');

    await scenario.stepTo('2027-01-15 16:00');
    expect(found(ASKED)).toHaveLength(2);
    await scenario.stepTo('2027-01-15 17:00');
    expect(now(asked)).toContain('INC-2, INC-3 went to charlie');
    expect(scenario.card(1)).toContain('alpha');
    expect(scenario.card(2)).toContain('charlie');
    expect(scenario.card(3)).toContain('charlie');
    const handed = scenario.thread().filter((e) => /handed it to charlie/u.test(e.text));
    expect(handed).toHaveLength(2);

    const taken = only(TAKEN);
    expect(taken.text).toBe('alpha hands 2 incidents of VisIt over to you');
    expect(now(taken)).toContain('away until Tuesday');
    expect(now(taken)).toContain('alpha keeps INC-1');
    await scenario.stepTo('2027-01-19 08:05');
    await press(ALPHA, 'handoff_accept', taken);
    expect(now(taken)).toContain('alpha accepted');
    expect(now(asked)).toContain('alpha accepted');
    await scenario.stepTo('2027-01-19 13:00');
    expect(found(/has not accepted/u)).toEqual([]);
    // What was kept stays with alpha when the next week ends; charlie is asked about their own.
    await scenario.stepTo('2027-01-22 15:00');
    expect(found(ASKED).map((e) => e.to)).toEqual([ALPHA, ALPHA, CHARLIE]);
  });

  it('happens at the next start when the bot was down, and the lead hears that nobody has accepted by noon', async () => {
    await withIncidents('Contour plot crashes');
    await scenario.stepTo('2027-01-15 14:00');
    await scenario.downUntil('2027-01-19 09:00');
    expect(found(ASKED)).toEqual([]);
    expect(only(TAKEN).text).toBe('alpha hands 1 incident of VisIt over to you');
    expect(scenario.card(1)).toContain('charlie');
    await scenario.stepTo('2027-01-19 11:59');
    expect(found(/has not accepted/u)).toEqual([]);
    await scenario.stepTo('2027-01-19 12:00');
    expect(found(/has not accepted/u).map((e) => [e.to, e.text])).toEqual([
      [
        FOXTROT,
        'charlie has not accepted the 1 incident that alpha handed over. A word with them settles whether somebody else has to.',
      ],
    ]);
  });

  it('leaves everything with its owner where nobody follows, and tells the lead', async () => {
    await withIncidents('Contour plot crashes');
    await scenario.app().store.transaction(async (tx) => {
      for (const role of ['primary', 'backup'] as const) {
        await tx.people.removeAssignment('visit', '2027-01-18', role);
      }
    });
    await scenario.stepTo('2027-01-15 17:00');
    const asked = found(ASKED);
    expect(asked.map((entry) => now(entry).includes('Nobody is planned'))).toEqual([true, true]);
    expect(found(/Nobody is planned for the week after/u).map((e) => e.to)).toEqual([FOXTROT]);
    expect(scenario.card(1)).toContain('alpha');
  });

  it('says nothing where nothing is open', async () => {
    scenario = await startScenario('2027-01-15 09:00');
    await scenario.stepTo('2027-01-19 12:30');
    expect(found(/hand/iu)).toEqual([]);
  });
});

describe('/oncall handoff', () => {
  it('moves the GitHub assignee, and leaves the note in the log there', async () => {
    const log: { current?: GithubDouble } = {};
    scenario = await startScenario('2027-01-15 14:00', {
      config: `${CONFIG}    github: { incidents: ${INCIDENTS} }\n`,
      issueLog: async (clock) => {
        log.current = await githubDouble(clock);
        return { tracker: trackerFor(log.current, { timeoutMs: 2_000 }) };
      },
    });
    github = log.current;
    await scenario.say(USER, 'report Contour plot crashes');
    await scenario.say(ALPHA, 'handoff');
    const asked = only(ASKED);
    await note(ALPHA, asked, 1, 'Asked for the dump');
    await press(ALPHA, 'handoff_now', asked);
    const [issue] = log.current?.issues(INCIDENTS) ?? [];
    expect(issue?.assignees).toEqual(['charlie-gh']);
    expect(issue?.comments.map(({ body }) => body).join()).toContain(
      'Handed over to charlie: Asked for the dump',
    );
  });

  it('passes on to a named person, at once when it is said so, and shows what was resolved meanwhile', async () => {
    await withIncidents('Contour plot crashes', 'Dump file cannot be read');
    expect(await scenario.say(BRAVO, 'handoff')).toBe(
      'You own no open incident of VisIt, so there is nothing to hand over.',
    );
    expect(await scenario.say(ALPHA, 'handoff @alpha')).toBe(
      'That would hand it over to the one who has it. Name somebody else.',
    );
    expect(await scenario.say(ALPHA, 'handoff @bravo')).toBe(
      'You have a direct message with 2 open incidents: hand off, resolve or keep each. Nothing goes before *Hand over now* or the end of the week.',
    );
    const asked = only(/^You hand over to bravo/u);
    await press(ALPHA, 'incident_resolve', asked, 'INC-1');
    await until(() => scenario.slack.openViews(ALPHA).length > 0, 'the form is open');
    await scenario.slack.inject.submit({ user: ALPHA, values: { summary: 'Sent the patch' } });
    await scenario.settle();
    expect(now(asked)).not.toContain('INC-1');
    await press(ALPHA, 'handoff_now', asked);
    expect(scenario.card(2)).toContain('bravo');
    const taken = only(TAKEN);
    expect(taken.to).toBe(BRAVO);
    await press(USER, 'handoff_accept', taken);
    await told('Only the people on VisIt');
    await press(BRAVO, 'handoff_accept', taken);
    expect(now(taken)).toContain('bravo accepted');
    // Alpha has nothing left when the week ends, and is not asked again.
    await scenario.stepTo('2027-01-15 17:00');
    expect(found(ASKED).map((e) => e.to)).toEqual([BRAVO, BRAVO]);
  });
});

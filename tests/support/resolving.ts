import type { GithubDouble } from '../../src/doubles/github/github-double.ts';
import type { FormInput, LedgerEntry, Submitted } from '../../src/doubles/slack/slack-double.ts';
import { githubWithSource, INCIDENTS, SOURCE } from './github.ts';
import { CONFIG, type Scenario, startScenario } from './scenario.ts';
import { until } from './slack-double-start.ts';

const POLICY = `${CONFIG}    github: { incidents: ${INCIDENTS}, source: ${SOURCE} }
    response: { environments: { scf: { name: SCF, restricted: true } } }
`;

/** The whole bot with a log and a product on GitHub, and what people do to resolve an incident. */
export interface Resolving {
  readonly scenario: Scenario;
  readonly github: GithubDouble;
  /** Opens the form for an incident and sends it filled in, as whoever is primary. */
  readonly resolve: (
    number: number,
    values: Readonly<Record<string, FormInput>>,
  ) => Promise<Submitted>;
  /** Presses a button of an incident's card. */
  readonly press: (user: string, number: number, actionId: string) => Promise<void>;
  /** What stands in a form that is open. */
  readonly form: (user: string) => Promise<string>;
  readonly submit: (
    user: string,
    values: Readonly<Record<string, FormInput>>,
  ) => Promise<Submitted>;
  /** What the bot said in an incident's thread. */
  readonly threadOf: (number: number) => readonly string[];
  /** Comments on an issue, as they are now. */
  readonly comments: (repository: string, number: number) => readonly string[];
  readonly end: () => Promise<void>;
}

export async function startResolving(start = '2027-01-12 09:00'): Promise<Resolving> {
  let made: GithubDouble | undefined;
  const scenario = await startScenario(start, {
    config: POLICY,
    issueLog: async (now) => {
      const { github, issueLog } = await githubWithSource(now);
      made = github;
      return issueLog;
    },
  });
  if (made === undefined) throw new Error('there is no GitHub');
  const github = made;
  const cardOf = (number: number): LedgerEntry => {
    const name = `INC-${String(number)} `;
    const found = scenario.slack.ledger().find((e) => e.kind === 'post' && e.text.includes(name));
    if (found === undefined) throw new Error(`there is no card of ${name}`);
    return found;
  };
  const opened = async (user: string) => {
    await until(() => scenario.slack.openViews(user).length > 0, 'the form is open');
    return scenario.slack.openViews(user).at(-1);
  };
  const submit = async (user: string, values: Readonly<Record<string, FormInput>>) => {
    const submitted = await scenario.slack.inject.submit({ user, values });
    await scenario.settle();
    return submitted;
  };
  return {
    scenario,
    github,
    submit,
    press: async (user, number, actionId) => {
      await scenario.press(user, actionId, cardOf(number));
    },
    form: async (user) => JSON.stringify(await opened(user)),
    resolve: async (number, values) => {
      await scenario.say('U01ALPHA', `resolve INC-${String(number)}`);
      await opened('U01ALPHA');
      return await submit('U01ALPHA', values);
    },
    threadOf: (number) => {
      const { ts } = cardOf(number);
      return scenario
        .thread()
        .filter((e) => e.threadTs === ts)
        .map((e) => scenario.slack.message(e.channel ?? '', e.ts ?? '')?.text ?? '');
    },
    comments: (repository, number) =>
      github.issue(repository, number)?.comments.map(({ body }) => body) ?? [],
    end: async () => {
      await scenario.end();
      await github.stop();
    },
  };
}

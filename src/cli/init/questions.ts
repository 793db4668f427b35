import { accept, lineOfText, type Reading } from '../../config/document/reading.ts';
import { channel, userId } from '../../config/document/slack-names.ts';
import { goalMinutes, repository, shortKey } from '../../config/team-schema.ts';
import { zone } from '../../config/zone.ts';
import { comingHolidays, readCountry, readState, readWorkingHolidays } from './holidays.ts';
import { readHours } from './hours.ts';
import { readToken } from './tokens.ts';

/** What is asked for, as it is written into the files; empty where there is none. */
export type Answers = Readonly<Record<QuestionKey, string>>;

/** Nothing is answered yet. */
export const NO_ANSWERS: Answers = {
  team: '',
  name: '',
  channel: '',
  admin: '',
  zone: '',
  hours: '',
  country: '',
  state: '',
  worksOn: '',
  goal: '',
  incidents: '',
  source: '',
  botToken: '',
  appToken: '',
  githubToken: '',
};

export type QuestionKey =
  | 'team'
  | 'name'
  | 'channel'
  | 'admin'
  | 'zone'
  | 'hours'
  | 'country'
  | 'state'
  | 'worksOn'
  | 'goal'
  | 'incidents'
  | 'source'
  | 'botToken'
  | 'appToken'
  | 'githubToken';

/** What is known when a question is asked: the answers so far, and when it is. */
export interface Sitting {
  readonly answers: Answers;
  readonly now: number;
}

export interface Question {
  readonly key: QuestionKey;
  /** What is asked, in a line. */
  readonly text: string;
  /** Where the answer is found, where that is not plain. */
  readonly hint?: string;
  /** What the return key alone means; undefined where an answer is needed. */
  readonly otherwise: (answers: Answers) => string | undefined;
  /** Reads an answer that is not empty, as it will stand in the file. */
  readonly read: (given: string, sitting: Sitting) => Promise<Reading<string>> | Reading<string>;
  readonly isSecret?: true;
  /** Whether it is asked at all, after the answers before it. */
  readonly applies?: (answers: Answers) => boolean;
  /** What is worth knowing before answering. */
  readonly tell?: (sitting: Sitting) => Promise<readonly string[]>;
}

const none = (): string => '';
const needed = (): undefined => undefined;
const hasCountry = ({ country }: Answers): boolean => country !== '';
const hasLog = ({ incidents }: Answers): boolean => incidents !== '';

const inWords = (reading: Reading<unknown>): Reading<string> =>
  reading.ok ? accept(String(reading.value)) : reading;

/** The questions in the order in which they are asked: an answer may decide what is asked after it. */
export const QUESTIONS: readonly Question[] = [
  {
    key: 'team',
    text: 'A short key for the team, such as visit',
    hint: 'lower-case letters, digits, - and _; it is stored with every incident, so it stays',
    otherwise: needed,
    read: shortKey,
  },
  {
    key: 'name',
    text: 'What messages call the team',
    otherwise: ({ team }) => team,
    read: lineOfText(80, 'write a name'),
  },
  {
    key: 'channel',
    text: 'The Slack channel in which incidents appear',
    hint: 'the bot is invited to it later; no two teams may share it',
    otherwise: needed,
    // The # is how people call a channel; only YAML minds it.
    read: (given) => channel(given.replace(/^#/u, '')),
  },
  {
    key: 'admin',
    text: 'Slack member id of an admin: who may change the roster and the plan',
    hint: 'in Slack: your profile, then the three dots, then Copy member ID',
    otherwise: needed,
    read: userId,
  },
  {
    key: 'zone',
    text: 'The team’s time zone',
    otherwise: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    read: zone,
  },
  {
    key: 'hours',
    text: 'When the team is there',
    hint: 'several with ; between, such as mon-thu 08:00-12:00 13:00-17:00; fri 08:00-12:00',
    otherwise: () => 'mon-fri 09:00-17:00',
    read: readHours,
  },
  {
    key: 'country',
    text: 'Country whose holidays close the team: two letters, such as US',
    hint: 'the return key alone: no holidays by rule',
    otherwise: none,
    read: readCountry,
  },
  {
    key: 'state',
    text: 'State or region with holidays of its own, such as CA',
    hint: 'the return key alone: the country’s only',
    otherwise: none,
    applies: hasCountry,
    read: readState,
  },
  {
    key: 'worksOn',
    text: 'Which of them do you work on? Their names, with commas between',
    hint: 'the return key alone: on none of them',
    otherwise: none,
    applies: hasCountry,
    read: readWorkingHolidays,
    tell: comingHolidays,
  },
  {
    key: 'goal',
    text: 'Business minutes within which a customer gets a first answer',
    otherwise: () => '60',
    read: (given) => inWords(goalMinutes(/^\d+$/u.test(given) ? Number(given) : Number.NaN)),
  },
  {
    key: 'incidents',
    text: 'GitHub repository in which incidents are logged, as owner/name',
    hint: 'the return key alone: Hotline keeps its own log and no copy on GitHub',
    otherwise: none,
    read: repository,
  },
  {
    key: 'source',
    text: 'GitHub repository of the product, where known issues are looked for',
    hint: 'the return key alone: none',
    otherwise: none,
    applies: hasLog,
    read: repository,
  },
  {
    key: 'botToken',
    text: 'Bot User OAuth Token (xoxb-…); what you paste is not shown',
    hint: 'api.slack.com/apps, OAuth & Permissions; the return key alone: you fill it in later',
    otherwise: none,
    isSecret: true,
    read: readToken('SLACK_BOT_TOKEN'),
  },
  {
    key: 'appToken',
    text: 'App-level token (xapp-…); what you paste is not shown',
    hint: 'api.slack.com/apps, Basic Information, with connections:write; or later',
    otherwise: none,
    isSecret: true,
    read: readToken('SLACK_APP_TOKEN'),
  },
  {
    key: 'githubToken',
    text: 'GitHub token; what you paste is not shown',
    hint: 'fine-grained, issues of both repositories: read and write; or later',
    otherwise: none,
    isSecret: true,
    applies: hasLog,
    read: readToken('GITHUB_TOKEN'),
  },
];

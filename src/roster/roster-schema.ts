import { dateRange, monday } from '../config/document/dates.ts';
import {
  accept,
  lineOfText,
  oneOf,
  type Reader,
  refuse,
  required,
  wholeNumber,
} from '../config/document/reading.ts';
import { list, section, value } from '../config/document/schema.ts';
import { userId } from '../config/document/slack-names.ts';
import { capability, graduateAfter, restWeeks } from '../config/team-schema.ts';
import {
  FACT_REMEDY,
  isEmailAddress,
  isGithubLogin,
  isWeight,
} from '../domain/team/person-facts.ts';
import type { RosterPerson, ServedDuty } from './roster.ts';

const name = lineOfText(80, 'write the name by which messages call this person');

const githubLogin: Reader<string> = required(FACT_REMEDY.github, (given) =>
  typeof given === 'string' && isGithubLogin(given.trim())
    ? accept(given.trim())
    : refuse('is not a GitHub login', FACT_REMEDY.github),
);

const emailText = lineOfText(254, FACT_REMEDY.email);

const email: Reader<string> = (given) => {
  const text = emailText(given);
  if (!text.ok) return text;
  return isEmailAddress(text.value) ? text : refuse('is not an email address', FACT_REMEDY.email);
};

const PHONE_REMEDY = 'write a number such as "+15550100", or an extension such as "2-4847"';

const phone: Reader<string> = required(PHONE_REMEDY, (given) => {
  // YAML reads +15550100 as a number, and drops the plus.
  if (typeof given === 'number') return refuse('is not text', 'put the number in quotes');
  const text = typeof given === 'string' ? given.trim() : '';
  const hasDigits = /\d.*\d.*\d/u.test(text);
  return hasDigits && /^[+0-9][0-9 ()./#*x-]{2,39}$/u.test(text)
    ? accept(text)
    : refuse('is not a telephone number', PHONE_REMEDY);
});

const WEIGHT_REMEDY = FACT_REMEDY.weight;

const weight: Reader<number> = required(WEIGHT_REMEDY, (given) => {
  if (typeof given !== 'number' || Number.isNaN(given)) {
    return refuse('is not a number', WEIGHT_REMEDY);
  }
  if (given <= 0) return refuse('is not above 0', WEIGHT_REMEDY);
  return isWeight(given) ? accept(given) : refuse('is above 2', WEIGHT_REMEDY);
});

const weeksServed = wholeNumber(0, 10_000, 'weeks');

const served = section(
  {
    primary: value(weeksServed).prefault(0),
    backup: value(weeksServed).prefault(0),
    holiday: value(weeksServed).prefault(0),
    over: value(wholeNumber(1, 10_000, 'weeks')),
  },
  'write what was carried, such as { primary: 1, backup: 2, holiday: 0, over: 12 }',
).transform((given): ServedDuty => given);

const person = section(
  {
    name: value(name),
    slack: value(userId),
    github: value(githubLogin).optional(),
    email: value(email).optional(),
    phone: value(phone).optional(),
    level: value(oneOf(['newcomer', 'veteran'])).prefault('veteran'),
    weight: value(weight).prefault(1),
    capabilities: list(value(capability), 'write a list such as [scf]').prefault([]),
    topics: list(
      value(lineOfText(80, 'write a word such as rendering')),
      'write a list such as [rendering]',
    ).prefault([]),
    away: list(value(dateRange), 'write a list such as [2027-01-04..2027-01-17]').prefault([]),
    served: served.optional(),
  },
  'write a person such as { name: alpha, slack: U01ALPHA, level: veteran }',
).transform(
  (given): RosterPerson => ({
    name: given.name,
    userId: given.slack,
    github: given.github,
    email: given.email,
    phone: given.phone,
    level: given.level,
    weight: given.weight,
    capabilities: [...new Set(given.capabilities)],
    topics: [...new Set(given.topics)],
    away: given.away,
    served: given.served,
  }),
);

const week = section(
  { week: value(monday), primary: value(name), backup: value(name) },
  'write a week such as { week: 2027-01-04, primary: alpha, backup: delta }',
);

const ROTATION_REMEDY = 'write rules such as { rest_weeks: 1 }, or leave rotation out';

/** Schema of a roster file. What concerns several entries at once is `findingsInRoster`. */
export const rosterSchema = section(
  {
    rotation: section(
      {
        rest_weeks: value(restWeeks).optional(),
        graduate_after: value(graduateAfter).optional(),
      },
      ROTATION_REMEDY,
    ).optional(),
    holiday_weeks: list(value(monday), 'write a list of Mondays such as [2027-01-18]').optional(),
    people: list(person, 'write a list of people, each after a hyphen').prefault([]),
    schedule: list(week, 'write a list of weeks, each after a hyphen').prefault([]),
  },
  'begin with people: and list them below it',
);

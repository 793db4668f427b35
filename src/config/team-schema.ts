import { z } from 'zod';
import type { DutySigns, Environment, RotationPolicy, WeekPolicy } from '../domain/team/team.ts';
import { calendarSchema } from './calendar-schema.ts';
import {
  accept,
  flag,
  lineOfText,
  type Reader,
  refuse,
  required,
  wholeNumber,
} from './document/reading.ts';
import { keyed, list, optionalSection, section, value } from './document/schema.ts';
import { channel, userGroup, userId } from './document/slack-names.ts';
import { escalationSchema } from './escalation-schema.ts';
import type { GithubConfig, ResponseConfig } from './hotline-config.ts';
import { mailSchema } from './mail-schema.ts';
import { pathsSchema } from './paths-schema.ts';

const KEY_REMEDY =
  'write a short name of lower-case letters, digits, - and _ that begins with a letter';

/** A key that commands, buttons and tables can carry. */
export const shortKey: Reader<string> = (given) =>
  typeof given === 'string' && /^[a-z][a-z0-9_-]{0,31}$/u.test(given)
    ? accept(given)
    : refuse('cannot be used as a key', KEY_REMEDY);

const environmentKey: Reader<string> = (given) =>
  given === 'open'
    ? refuse('is the name of the ordinary environment', 'choose another key')
    : shortKey(given);

/** A capability; case is dropped, so that a roster's SCF is a policy's scf. */
export const capability: Reader<string> = (given) => {
  const read = lineOfText(80, 'write a word such as scf')(given);
  return read.ok ? accept(read.value.toLowerCase()) : read;
};

const SHARE_REMEDY = 'write a percentage of the goal from 1% to 99%, such as 50%';

/** `50%` as the fraction 0.5. */
const shareOfGoal: Reader<number> = required(SHARE_REMEDY, (given) => {
  const digits = typeof given === 'string' && /^(\d{1,3}(?:\.\d{1,3})?)\s*%$/u.exec(given.trim());
  if (!digits) return refuse('is not a percentage', SHARE_REMEDY);
  const percent = Number(digits[1]);
  if (percent < 1 || percent > 99) return refuse('is not between 1% and 99%', SHARE_REMEDY);
  return accept(percent / 100);
});

const remindAt = list(
  value(shareOfGoal),
  'write a list such as [50%, 80%], or [] for none',
).transform((shares, context) => {
  for (const [i, share] of shares.entries()) {
    const before = shares[i - 1];
    if (before !== undefined && share <= before) {
      context.addIssue({
        code: 'custom',
        path: [i],
        message: 'is not later than the one before',
        params: { remedy: 'write each percentage once, smallest first' },
      });
    }
  }
  return shares;
});

const REPOSITORY = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9._-]{1,100}$/u;
const REPOSITORY_REMEDY = 'write owner/name, such as visit-dav/visit';

/** A GitHub repository, `owner/name`. */
export const repository: Reader<string> = required(REPOSITORY_REMEDY, (given) => {
  const name = typeof given === 'string' ? given.trim() : '';
  if (REPOSITORY.test(name)) return accept(name);
  const meant = /^(?:https?:\/\/|git@)[^/:]+[/:]([^/]+\/[^/]+?)(?:\.git)?\/?$/u.exec(name)?.[1];
  const isNearlyOne = meant !== undefined && REPOSITORY.test(meant);
  return refuse('is not a repository', isNearlyOne ? `did you mean ${meant}?` : REPOSITORY_REMEDY);
});

const environment = section(
  {
    name: value(lineOfText(80, 'write a name')).optional(),
    goal: value(wholeNumber(1, 10_000, 'business minutes')).optional(),
    needs: list(value(capability), 'write a list of capabilities such as [scf]').prefault([]),
    restricted: value(flag).prefault(false),
  },
  'write its facts, such as { name: SCF, goal: 240, needs: [scf], restricted: true }',
);

const environments = keyed(
  environmentKey,
  environment,
  'write environments by key, such as scf: { name: SCF, restricted: true }',
).transform((given): readonly Environment[] =>
  [...given].map(([key, { name, goal, needs, restricted }]) => ({
    key,
    name: name ?? key,
    goalMinutes: goal,
    needs: [...new Set(needs)],
    restricted,
  })),
);

/** Business minutes until the customer's first answer. */
export const goalMinutes = wholeNumber(1, 10_000, 'business minutes');

const response = optionalSection(
  {
    goal: value(goalMinutes).prefault(60),
    remind_at: remindAt.prefault(['50%', '80%']),
    repeat_page: value(wholeNumber(1, 1_000, 'business minutes')).prefault(10),
    silent_after: value(wholeNumber(1, 365, 'days')).prefault(21),
    environments: environments.prefault({}),
  },
  'write keys such as goal: 60, or leave response out',
).transform(
  (given): ResponseConfig => ({
    goalMinutes: given.goal,
    remindAt: given.remind_at,
    repeatPageMinutes: given.repeat_page,
    silentAfterDays: given.silent_after,
    environments: given.environments,
  }),
);

/** Weeks of rest between two duties. */
export const restWeeks = wholeNumber(0, 26, 'weeks');

/** Weeks as primary that make a veteran of a newcomer. */
export const graduateAfter = wholeNumber(1, 100, 'weeks');

const rotation = optionalSection(
  {
    rest_weeks: value(restWeeks).prefault(1),
    graduate_after: value(graduateAfter).prefault(3),
    horizon: value(wholeNumber(2, 104, 'weeks')).prefault(26),
  },
  'write keys such as rest_weeks: 1, or leave rotation out',
).transform(
  (given): RotationPolicy => ({
    restWeeks: given.rest_weeks,
    graduateAfter: given.graduate_after,
    horizonWeeks: given.horizon,
  }),
);

const week = optionalSection(
  {
    text: value(lineOfText(1_000, 'write a sentence or two')).optional(),
    ages_after: value(wholeNumber(1, 365, 'days')).prefault(10),
  },
  'write keys such as ages_after: 10, or leave week out',
).transform((given): WeekPolicy => ({ text: given.text, agesAfterDays: given.ages_after }));

const onDuty = optionalSection(
  { user_group: value(userGroup).optional(), topic: value(flag).prefault(true) },
  'write keys such as user_group: visit-oncall, or leave on_duty out',
).transform((given): DutySigns => ({ userGroup: given.user_group, topic: given.topic }));
const experts = optionalSection(
  { answer_within: value(wholeNumber(1, 10_000, 'business minutes')).prefault(60) },
  'write answer_within: 60, or leave experts out',
).transform((given) => ({ answerMinutes: given.answer_within }));

const label = value(lineOfText(50, 'write the name of a label'));

const github = section(
  {
    incidents: value(repository),
    source: value(repository).optional(),
    labels: optionalSection(
      { reviewed: label.prefault('reviewed'), fruit: label.prefault('low hanging fruit') },
      'write labels such as { reviewed: reviewed }, or leave them out',
    ),
  },
  'write repositories such as { incidents: owner/name }, or leave github out',
).transform(
  (given): GithubConfig => ({
    incidents: given.incidents,
    source: given.source,
    labels: given.labels,
  }),
);

const DEFAULT_ESCALATION = [
  { page: 'backup' },
  { page: 'lead', after: 20 },
  { tell: 'channel', after: 20 },
];

/** Schema of one team, in the words and the shape of `hotline.yml`. */
export const teamSchema = section(
  {
    name: value(lineOfText(80, 'write a name')).optional(),
    channels: section(
      { incidents: value(channel), notices: value(channel).optional() },
      'name the channel of incidents, such as channels: { incidents: visit-live }',
    ),
    admins: list(
      value(userId),
      'list the Slack member ids of those who may change everything, such as [U01ALPHA]',
    ),
    lead: value(userId).optional(),
    calendar: calendarSchema,
    response,
    rotation,
    week,
    on_duty: onDuty,
    experts,
    escalation: escalationSchema.prefault(DEFAULT_ESCALATION),
    mail: mailSchema,
    paths: pathsSchema.prefault({}),
    github: z.preprocess((given) => given ?? undefined, github.optional()),
  },
  'write at least channels, admins and calendar',
);

export type TeamDocument = z.infer<typeof teamSchema>;

import type { KnownBlock, PlainTextOption } from '@slack/types';
import {
  ACTIVITIES,
  type Activity,
  FRUIT_LIMIT_HOURS,
  WRITES_TO_PRODUCT,
} from '../../../domain/incident/activity.ts';
import { type Incident, incidentName, isSerious } from '../../../domain/incident/incident.ts';
import { type IncidentLink, targetName } from '../../../domain/incident/link.ts';
import { TITLE_LIMIT } from '../../../domain/incident/report.ts';
import type { Team } from '../../../domain/team/team.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form, section } from './blocks.ts';
import { input, option, textInput, words } from './forms.ts';
import { titleLine } from './incident-words.ts';
import { cut, LIMITS, plain, safeLine } from './text.ts';

/** Slack's own limit for a multi-line input. */
const LONGEST_INPUT = 3_000;

/** Twenty long names. */
const ISSUES_LIMIT = 1_000;

/** "2 hours 30 minutes". */
const EFFORT_LIMIT = 20;

/** What somebody has entered already, as they typed it. */
export interface ResolveEntries {
  readonly activities: readonly Activity[];
  readonly summary: string;
  readonly effort: string;
  readonly issues: string;
  readonly newTitle: string;
  readonly isMarkedSerious: boolean;
}

const LABELS: Readonly<Record<Activity, string>> = {
  answered: 'Answered or referred to documentation',
  'found-known': 'Found to be known',
  'known-updated': 'Known issue updated',
  'fruit-fixed': 'Low-hanging fruit fixed',
  reproducer: 'Reproducer made',
  'work-around': 'Work-around made',
  'new-issue': 'New product issue filed',
};

/**
 * The form that ends an incident.
 *
 * @param warned set once it was suggested to promote: what was entered is shown again, and the next press goes through.
 */
export function resolveForm(
  {
    incident,
    team,
    links = [],
  }: {
    readonly incident: Incident;
    readonly team: Team;
    readonly links?: readonly IncidentLink[];
  },
  warned?: ResolveEntries,
): Form {
  const { isRestricted = false } = incident;
  const serious = option('serious', 'Serious: outline a post-mortem');
  return {
    type: 'modal',
    callback_id: FORM.resolve,
    private_metadata: JSON.stringify({
      number: incident.number,
      ...(warned ? { isWarned: true } : {}),
    }),
    title: words(`Resolve ${incidentName(incident.number)}`),
    submit: words('Resolve'),
    close: words('Cancel'),
    blocks: [
      context(titleLine(incident)),
      ...(warned ? [suggestion(warned)] : []),
      activitiesInput(activitiesOf(team, isRestricted), team, warned),
      ...(isRestricted ? [NOTHING_WRITTEN] : summaryInput(warned)),
      input(
        FIELD.effort,
        'Effort in hours',
        {
          ...textInput({ max: EFFORT_LIMIT, placeholder: '1.5' }),
          ...initial(warned?.effort, EFFORT_LIMIT),
        },
        { optional: true, hint: '1.5, 0.25 and 1h30 are understood.' },
      ),
      ...(isRestricted ? [] : productInputs(team, warned?.issues ?? linkedIssues(links), warned)),
      ...(isRestricted || isSerious(incident)
        ? []
        : [
            input(
              FIELD.serious,
              'Looking back',
              {
                type: 'checkboxes',
                options: [serious],
                ...(warned?.isMarkedSerious ? { initial_options: [serious] } : {}),
              },
              { optional: true },
            ),
          ]),
    ],
  };
}

const NOTHING_WRITTEN = context('It is restricted: what was done may not be written down here.');

function activitiesOf(team: Team, isRestricted: boolean): readonly Activity[] {
  return ACTIVITIES.filter(
    (one) =>
      !(isRestricted && WRITES_TO_PRODUCT.includes(one)) &&
      !(one === 'new-issue' && team.source === undefined),
  );
}

function activitiesInput(
  offered: readonly Activity[],
  team: Team,
  warned: ResolveEntries | undefined,
): KnownBlock {
  const options = offered.map((one) => activityOption(one, team));
  const chosen = options.filter(({ value }) => warned?.activities.some((one) => one === value));
  return input(
    FIELD.activities,
    'What was done',
    {
      type: 'checkboxes',
      options,
      ...(chosen.length > 0 ? { initial_options: chosen } : {}),
    },
    { optional: true },
  );
}

function activityOption(activity: Activity, team: Team): PlainTextOption {
  const description = describe();
  return {
    ...option(activity, LABELS[activity]),
    ...(description === undefined
      ? {}
      : { description: words(cut(plain(description), LIMITS.option)) }),
  };

  function describe(): string | undefined {
    switch (activity) {
      case 'known-updated':
        return `Name it below: it gets the facts, and loses “${team.source?.labels.reviewed ?? 'reviewed'}”`;
      case 'new-issue':
        return `Hotline files it in ${team.source?.repository ?? 'the product’s repository'}`;
      case 'fruit-fixed':
        return `At most ${String(FRUIT_LIMIT_HOURS)} hours of work`;
      case 'answered':
      case 'found-known':
      case 'reproducer':
      case 'work-around':
        return undefined;
    }
  }
}

function summaryInput(warned: ResolveEntries | undefined): readonly KnownBlock[] {
  return [
    input(FIELD.summary, 'Summary', {
      ...textInput({
        multiline: true,
        max: LONGEST_INPUT,
        placeholder: 'Sent the work-around; fixed in 3.4',
      }),
      ...initial(warned?.summary, LONGEST_INPUT),
    }),
  ];
}

/** Issues that the incident was linked with are the ones that it touches, as far as anybody knows. */
function linkedIssues(links: readonly IncidentLink[]): string {
  return links
    .flatMap(({ target }) => (target.kind === 'issue' ? [targetName(target)] : []))
    .join(', ');
}

function productInputs(
  team: Team,
  issues: string,
  warned: ResolveEntries | undefined,
): readonly KnownBlock[] {
  const source = team.source?.repository;
  return [
    input(
      FIELD.issues,
      'Product issues touched',
      {
        ...textInput({
          max: ISSUES_LIMIT,
          placeholder: source === undefined ? 'visit-dav/visit#123' : '#123, visit-dav/visit#124',
        }),
        ...initial(issues, ISSUES_LIMIT),
      },
      { optional: true, hint: '#123, owner/name#123 or addresses, with commas between.' },
    ),
    ...(source === undefined
      ? []
      : [
          input(
            FIELD.newTitle,
            'Title of the new issue',
            { ...textInput({ max: TITLE_LIMIT }), ...initial(warned?.newTitle, TITLE_LIMIT) },
            {
              optional: true,
              hint: 'For a new product issue. Left empty, it is the incident’s title. The customer’s name, address and number stay out of it.',
            },
          ),
        ]),
  ];
}

function suggestion({ effort }: ResolveEntries): KnownBlock {
  return section(
    `*${safeLine(effort)} is more than low-hanging fruit takes (${String(FRUIT_LIMIT_HOURS)} hours).* Tick *${LABELS['new-issue']}*, so that the project plans for it. If it is done, press *Resolve* again.`,
  );
}

const initial = (
  value: string | undefined,
  longest: number,
): { readonly initial_value?: string } =>
  value === undefined || value === '' ? {} : { initial_value: cut(value, longest) };

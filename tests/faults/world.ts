/** The workspace, the team and its goal, as the bot, the people and the judge are all told of them. */
export const CHANNEL = 'visit-live';
export const PRIMARY = 'U01ALPHA';
export const BACKUP = 'U04DELTA';
export const LEAD = 'U06FOXTROT';

/** On the team: they may act. */
export const RESPONDERS = [PRIMARY, BACKUP, LEAD] as const;
/** On the team: they resolve, which takes a form, and a person fills in one form at a time. */
export const RESOLVERS = ['U02BRAVO', 'U07GOLF', 'U08HOTEL'] as const;
/** Everyone may report: these by command, */
export const REPORTERS = ['U09USER', 'U10USER', 'U11USER'] as const;
/** and these by the form. */
export const FORM_REPORTERS = ['U12USER', 'U13USER'] as const;
/** Only ever mentions the bot, and gets one answer to each. */
export const MENTIONER = 'U14USER';

export const TEAM_MEMBERS = [...RESPONDERS, ...RESOLVERS] as const;

const MINUTE_MS = 60_000;
const GOAL_MINUTES = 2;
export const REMIND_AT = [0.5, 0.8] as const;
const REPEAT_MINUTES = 4;
const STEP_MINUTES = 6;
export const GOAL_MS = GOAL_MINUTES * MINUTE_MS;
export const REPEAT_MS = REPEAT_MINUTES * MINUTE_MS;
export const STEP_MS = STEP_MINUTES * MINUTE_MS;

/**
 * Open day and night, so that a business minute is a minute. The goal is short rather than the clock very fast: then
 * the waits of the bot (5 s before it looks, 1 s and more before it tries again) last long enough to be hit.
 */
export const CONFIG = `
teams:
  visit:
    name: VisIt
    channels: { incidents: ${CHANNEL} }
    admins: [${PRIMARY}]
    lead: ${LEAD}
    calendar:
      zone: Etc/UTC
      hours:
        mon-sun: ["00:00-24:00"]
    response:
      goal: ${String(GOAL_MINUTES)}
      remind_at: [${REMIND_AT.map((part) => `${String(part * 100)}%`).join(', ')}]
      repeat_page: ${String(REPEAT_MINUTES)}
    escalation:
      - { page: backup }
      - { page: lead, after: ${String(STEP_MINUTES)} }
      - { tell: channel, after: ${String(STEP_MINUTES)} }
`;

const nameOf = (id: string): string => id.toLowerCase();

/** Every name is the id in lower case: nothing to look up. */
export const WORKSPACE = {
  name: 'VisIt',
  users: [...TEAM_MEMBERS, ...REPORTERS, ...FORM_REPORTERS, MENTIONER].map((id) => ({
    id,
    name: nameOf(id),
    realName: nameOf(id),
  })),
  channels: [{ name: CHANNEL }],
};

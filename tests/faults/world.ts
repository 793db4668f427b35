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

export const TEAM_MEMBERS = [...RESPONDERS, ...RESOLVERS] as const;

const MINUTE_MS = 60_000;
export const GOAL_MINUTES = 2;
export const GOAL_MS = GOAL_MINUTES * MINUTE_MS;

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
    response: { goal: ${String(GOAL_MINUTES)}, repeat_page: 4 }
    escalation:
      - { page: backup }
      - { page: lead, after: 6 }
      - { tell: channel, after: 6 }
`;

const nameOf = (id: string): string => id.toLowerCase();

/** Every name is the id in lower case: nothing to look up. */
export const WORKSPACE = {
  name: 'VisIt',
  users: [...TEAM_MEMBERS, ...REPORTERS, ...FORM_REPORTERS].map((id) => ({
    id,
    name: nameOf(id),
    realName: nameOf(id),
  })),
  channels: [{ name: CHANNEL }],
};

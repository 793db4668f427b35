import { loadHolidayRules } from './adapters/calendar/holiday-rules.ts';
import type { HotlineConfig, TeamConfig } from './config/hotline-config.ts';
import type { Team } from './domain/team/team.ts';
import { createBusinessCalendar } from './domain/time/create-business-calendar.ts';
import { type Parsed, parsed } from './domain/time/parsed.ts';
import type { Teams } from './features/context.ts';

/**
 * Compiles each team's calendar and gathers its policy in domain words.
 *
 * @param around the present civil year, about which names of holidays are checked.
 */
export async function composeTeams(
  config: HotlineConfig,
  around: number,
): Promise<
  | { readonly ok: true; readonly teams: Teams }
  | { readonly ok: false; readonly problems: readonly string[] }
> {
  const problems: string[] = [];
  const teams = new Map<string, Team>();
  for (const one of config.teams) {
    const team = await composeTeam(one, around);
    if (team.ok) teams.set(one.key, team.value);
    else problems.push(`teams.${one.key}.calendar.${team.problem}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, teams };
}

async function composeTeam(config: TeamConfig, around: number): Promise<Parsed<Team>> {
  const {
    key,
    name,
    channels,
    admins,
    lead,
    calendar,
    response,
    escalation,
    paths,
    github,
    rotation,
    week,
    signs,
    experts,
    handoffMail,
  } = config;
  const { zone, hours, specialDays, holidays } = calendar;
  const rules = await loadHolidayRules({
    country: holidays?.country,
    state: holidays?.state,
    types: holidays?.types ?? [],
    except: holidays?.except ?? [],
    also: Object.fromEntries(holidays?.also ?? []),
    zone,
    around,
  });
  if (!rules.ok) return rules;
  return parsed({
    key,
    name,
    channels,
    admins,
    lead,
    calendar: createBusinessCalendar({ zone, hours, specialDays, holidays: rules.value }),
    goalMinutes: response.goalMinutes,
    remindAt: response.remindAt,
    repeatPageMinutes: response.repeatPageMinutes,
    silentAfterDays: response.silentAfterDays,
    environments: response.environments,
    escalation,
    paths,
    rotation,
    week,
    signs,
    handoffMail,
    expertAnswerMinutes: experts.answerMinutes,
    ...(github === undefined ? {} : { issueLog: { repository: github.incidents } }),
    ...(github?.source === undefined
      ? {}
      : { source: { repository: github.source, labels: github.labels } }),
  });
}

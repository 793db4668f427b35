import type { TeamKey } from '../domain/team/responder.ts';
import type { ConfigProblem } from './document/problem.ts';
import { readYaml } from './document/read-yaml.ts';
import { checkDocument, keyed, section } from './document/schema.ts';
import type { HotlineConfig, TeamConfig } from './hotline-config.ts';
import { findingsInTeams } from './team-findings.ts';
import { shortKey, type TeamDocument, teamSchema } from './team-schema.ts';

export type LoadedConfig =
  | { readonly ok: true; readonly value: HotlineConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const TEAMS_REMEDY = 'begin with teams: and describe each team below it (see hotline.example.yml)';

function toTeam(key: TeamKey, team: TeamDocument): TeamConfig {
  const [firstAdmin = ''] = team.admins;
  return {
    key,
    name: team.name ?? key,
    channels: {
      incidents: team.channels.incidents,
      notices: team.channels.notices ?? team.channels.incidents,
    },
    admins: team.admins,
    lead: team.lead ?? firstAdmin,
    calendar: team.calendar,
    response: team.response,
    rotation: team.rotation,
    week: team.week,
    experts: team.experts,
    escalation: team.escalation,
    paths: team.paths,
    github: team.github,
    signs: team.on_duty,
    handoffMail: team.mail.handoff,
  };
}

/** Schema of `hotline.yml` as a whole. */
export const hotlineSchema = section(
  { teams: keyed(shortKey, teamSchema, TEAMS_REMEDY) },
  TEAMS_REMEDY,
).transform(
  ({ teams }): HotlineConfig => ({ teams: [...teams].map(([key, team]) => toTeam(key, team)) }),
);

/**
 * Reads `hotline.yml`. Names all problems at once, in the order of the file, each with line, value and remedy; when
 * the YAML itself cannot be read, only what is wrong with that.
 *
 * @param text the file's content.
 * @param fileName how problems call the file.
 */
export function loadConfig(text: string, fileName: string): LoadedConfig {
  const { source, problems } = readYaml(text, fileName);
  if (source === undefined) return { ok: false, problems };
  return checkDocument(source, hotlineSchema, findingsInTeams(source.data), problems);
}

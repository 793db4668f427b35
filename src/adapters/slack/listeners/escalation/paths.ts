import { parseIncidentName } from '../../../../domain/incident/incident.ts';
import { noSuchIncident } from '../../../../features/incident/act-on-incident.ts';
import { pathOfIncident, pathsOf } from '../../../../features/incident/path-of.ts';
import { line } from '../../views/help.ts';
import { pathOfIncidentMessage, pathsMessage } from '../../views/paths.ts';
import { safeLine } from '../../views/text.ts';
import { type Answerer, refusalLine, say } from '../answer.ts';

/** `/oncall paths`, and `/oncall paths INC-12`. */
export const answerPaths: Answerer = async ({ store, clock, teams }, { team, words }) => {
  const said = words.trim();
  return await store.transaction(async (tx) => {
    const now = clock.now();
    if (said === '') return say(pathsMessage(team, await pathsOf(tx, team, now), now));
    const number = parseIncidentName(said);
    if (number === undefined) {
      return say(
        line(
          `“${safeLine(said).slice(0, 60)}” names no incident. \`/oncall paths\` shows the team’s paths, \`/oncall paths INC-12\` one incident’s.`,
        ),
      );
    }
    const of = await pathOfIncident(tx, teams, number, now);
    return say(of ? pathOfIncidentMessage(of) : refusalLine(noSuchIncident(number)));
  });
};

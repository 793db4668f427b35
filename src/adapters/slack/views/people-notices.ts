import { incidentName } from '../../../domain/incident/incident.ts';
import type { PeopleNotice, WeeksMoved } from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import { ACTION } from '../ids.ts';
import { actions, button, type Message, section, sections } from './blocks.ts';
import type { NamesOfPeople } from './cover-notices.ts';
import { listedWords, safe, safeLine } from './text.ts';

/** What follows from people who come and go, beside the weeks that move. */
export function peopleNotice(notice: PeopleNotice, team: Team, names: NamesOfPeople): Message {
  switch (notice.about) {
    case 'pairs-broken': {
      const head = `${safeLine(team.name)} has pairs ahead that nobody can mend as things are`;
      return {
        text: head,
        blocks: [
          section(`*${head}.* A rule gives way there:`),
          ...sections(notice.lines.map((one) => `⚠ ${safe(one)}`)),
          actions('pairs-broken', button('Schedule', ACTION.schedule, team.key)),
        ],
      };
    }
    case 'incidents-passed': {
      const which = listedWords(notice.incidents.map(incidentName));
      const it = notice.incidents.length === 1 ? 'it is' : 'they are';
      const text = `${which}: ${it} yours now, because ${safeLine(names(notice.from))} has left the rotation. Look at what the customer waits for.`;
      return {
        text,
        blocks: [
          section(text),
          actions('incidents-passed', button('Open incidents', ACTION.list, team.key, 'primary')),
        ],
      };
    }
  }
}

/** Why somebody's weeks moved: "because echo’s level changed". */
export function becauseWords(why: WeeksMoved, names: NamesOfPeople): string {
  if (why.kind === 'pairing') return 'because a pair did not hold any more';
  const who = listedWords(why.people.map((userId) => safeLine(names(userId))));
  const isOne = why.people.length === 1;
  switch (why.kind) {
    case 'joins':
      return `because ${who} ${isOne ? 'joins' : 'join'} the rotation`;
    case 'leaves':
      return `because ${who} ${isOne ? 'leaves' : 'leave'} the rotation`;
    case 'level':
    case 'share':
    case 'capabilities':
      return `because ${who}’s ${why.kind} changed`;
  }
}

import { setImmediate as turn } from 'node:timers/promises';
import type { Figures } from '../../../../domain/figures/figures.ts';
import { parsePeriod } from '../../../../domain/figures/parse-period.ts';
import type { Period } from '../../../../domain/figures/period.ts';
import type { ResponderId } from '../../../../domain/team/responder.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { authoriseOnTeam } from '../../../../features/authorise.ts';
import { loadFigures } from '../../../../features/figures/load-figures.ts';
import { loadReport } from '../../../../features/figures/load-report.ts';
import type { Message } from '../../views/blocks.ts';
import { line } from '../../views/help.ts';
import { projectReport } from '../../views/project-report.ts';
import { statsMessage, type TracedFigure, tracedIncidents } from '../../views/stats.ts';
import {
  MOST_INCIDENTS,
  statsByCustomer,
  statsByEnvironment,
  statsByPerson,
  statsIncidents,
} from '../../views/stats-by.ts';
import { safe } from '../../views/text.ts';
import { type Answer, type Answerer, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { inTime } from '../in-time.ts';
import { sendFile } from '../rotation/send-file.ts';

type What = 'summary' | 'person' | 'customer' | 'environment' | 'picture' | 'report' | TracedFigure;

/** The last word, where it says what is to be shown of a period. */
const WHATS: Readonly<Record<string, What>> = {
  person: 'person',
  people: 'person',
  persons: 'person',
  load: 'person',
  fairness: 'person',
  customer: 'customer',
  customers: 'customer',
  environment: 'environment',
  environments: 'environment',
  picture: 'picture',
  report: 'report',
  image: 'picture',
  chart: 'picture',
  all: 'all',
  incidents: 'all',
  late: 'late',
  resolved: 'resolved',
  paged: 'paged',
  pages: 'paged',
};

/** For the team alone: what its people carried, and who its customers are. */
const PRIVATE: ReadonlySet<What> = new Set(['person', 'customer', 'picture', 'report']);

/** `/oncall stats [period] [person|customer|environment|picture]`, or the incidents behind a figure. */
export const answerStats: Answerer = async (context, { team, words, by }) => {
  const { store, clock } = context;
  const now = clock.now();
  const { what, period: said } = readWish(words);
  const period = parsePeriod(said, now, team.calendar);
  if (!period.ok) return say(line(safe(period.problem)));
  if (PRIVATE.has(what)) {
    const refusal = await store.transaction(
      async (tx) => await authoriseOnTeam(tx, team, by, `stats ${what}`, undefined, now),
    );
    if (refusal) return say(refusalLine(refusal));
  }
  if (what === 'picture') return drawFigures(context, team, period.value, by.userId);
  // Years of a busy team take longer than Slack waits.
  const work = answerAbout(context, team, period.value, what);
  const answered = await inTime(work);
  return answered
    ? say(answered.done)
    : { kind: 'message', message: line('Counting …'), after: async () => await work };
};

function readWish(words: string): { readonly what: What; readonly period: string } {
  const said = words.trim().split(/\s+/u).filter(Boolean);
  const last = WHATS[said.at(-1)?.toLowerCase() ?? ''];
  const rest = last === undefined ? said : said.slice(0, -1);
  const isBy = last !== undefined && /^(?:by|per|each)$/iu.test(rest.at(-1) ?? '');
  return { what: last ?? 'summary', period: (isBy ? rest.slice(0, -1) : rest).join(' ') };
}

async function count(context: ListenerContext, team: Team, period: Period): Promise<Figures> {
  return await loadFigures(context.store, team, period, context.clock.now(), async () => {
    await turn();
  });
}

async function namesOf({ store }: ListenerContext, team: Team) {
  const people = await store.transaction(async (tx) => await tx.people.ofTeam(team.key));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id: ResponderId): string => names.get(id) ?? 'someone';
}

async function answerAbout(
  context: ListenerContext,
  team: Team,
  period: Period,
  what: Exclude<What, 'picture'>,
): Promise<Message> {
  if (what === 'report') {
    const now = context.clock.now();
    return await context.store.transaction(async (tx) =>
      projectReport(await loadReport(tx, team, period, now)),
    );
  }
  const figures = await count(context, team, period);
  switch (what) {
    case 'summary':
      return statsMessage(team, figures);
    case 'person':
      return statsByPerson(team, figures, await namesOf(context, team));
    case 'customer':
      return statsByCustomer(team, figures);
    case 'environment':
      return statsByEnvironment(team, figures);
    case 'all':
    case 'late':
    case 'resolved':
    case 'paged': {
      const numbers = tracedIncidents(figures, what);
      const shown = await context.store.transaction(
        async (tx) => await tx.incidents.some(numbers.slice(0, MOST_INCIDENTS)),
      );
      return statsIncidents(team, figures, what, shown, numbers.length);
    }
  }
}

/** Draws after the answer, and sends the picture to the asker alone. */
function drawFigures(context: ListenerContext, team: Team, period: Period, userId: string): Answer {
  return {
    kind: 'message',
    message: line('The picture comes as a direct message.'),
    after: async () => {
      const figures = await count(context, team, period);
      const nameOf = await namesOf(context, team);
      const { png, alt } = await context.pictures.figures({ team, figures, nameOf });
      return await sendFile(context, userId, {
        name: `figures-${team.key}.png`,
        title: `Figures of ${team.name}`,
        content: png,
        alt,
      });
    },
  };
}

import { createInterface } from 'node:readline';
import { DateTime } from 'luxon';
import type { BusinessCalendar } from '../domain/time/business-calendar.ts';
import type { Instant } from '../domain/time/instant.ts';
import { chosenTeam, loadTeams } from './files.ts';
import { CliProblem } from './problem.ts';

/** One answer of `hotline due`. Instants are ISO 8601 in UTC. */
export interface DueAnswer {
  readonly at: string;
  readonly due: string;
  readonly dutyWeek: string;
  readonly open: boolean;
}

/** Reads "2027-01-15 16:30" on the team's wall clock, or an ISO 8601 instant with a zone of its own. */
export function parseInstant(text: string, zone: string): Instant | undefined {
  const trimmed = text.trim().replace(/^["']|["']$/gu, '');
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/u.test(trimmed)) return undefined;
  const parsed = DateTime.fromISO(trimmed.replace(' ', 'T').replace(/\s+(?=[+Z-])/u, ''), { zone });
  return parsed.isValid ? parsed.toMillis() : undefined;
}

const iso = (t: Instant): string => new Date(t).toISOString();

export function dueAnswer(calendar: BusinessCalendar, at: Instant, goalMinutes: number): DueAnswer {
  return {
    at: iso(at),
    due: iso(calendar.add(at, goalMinutes)),
    dutyWeek: calendar.dutyWeek(at),
    open: calendar.isOpen(at),
  };
}

/** `hotline due`: when would an incident that came in then be due? */
export async function due(
  instants: readonly string[],
  options: { readonly config: string; readonly team?: string; readonly goal?: number },
): Promise<void> {
  const { teams } = await loadTeams(options.config, Date.now());
  const team = chosenTeam(teams, options.team);
  const goal = options.goal ?? team.goalMinutes;
  const { calendar } = team;
  const problems: string[] = [];
  const answer = (text: string, where: string): void => {
    const at = parseInstant(text, calendar.zone);
    if (at === undefined) {
      problems.push(
        `${where}: “${text.trim()}” is no instant; write 2027-01-15 16:30 (${calendar.zone}) or 2027-01-16T00:30:00Z`,
      );
      return;
    }
    try {
      process.stdout.write(`${JSON.stringify(dueAnswer(calendar, at, goal))}\n`);
    } catch (error) {
      problems.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  if (instants.length > 0) {
    for (const text of instants) answer(text, 'argument');
  } else {
    let number = 0;
    for await (const line of createInterface({ input: process.stdin })) {
      number += 1;
      if (line.trim() !== '') answer(line, `line ${String(number)}`);
    }
  }
  if (problems.length > 0) throw new CliProblem(problems);
}

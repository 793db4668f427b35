import type { OpenTime } from './open-minutes.ts';

/** A page as it was seen, and what the bot's clock showed then. */
export interface ClockedPage {
  readonly number: number;
  readonly person: string;
  readonly at: number;
  readonly text: string;
}

/** An incident, and until when on the bot's clock it waits for an answer. */
export interface ClockedIncident {
  readonly number: number;
  readonly cameInAt: number;
  answered: boolean;
}

const MINUTE_MS = 60_000;
/** From here on a page says that it is late, and what fell due in open time waits until it is open again. */
const LATE_FROM_MS = MINUTE_MS;

/** What is wrong with pages that a standing clock gives an exact time to. */
export function judgeClock(
  time: OpenTime,
  goalMinutes: number,
  backup: string,
  incidents: readonly ClockedIncident[],
  pages: readonly ClockedPage[],
): readonly string[] {
  return incidents.flatMap(({ number, cameInAt }) => {
    const due = time.add(cameInAt, goalMinutes);
    const own = pages.filter((page) => page.number === number);
    const early = own.filter(({ at }) => at < due).map((page) => `${named(page)} is early`);
    const firsts = own.filter(
      ({ person, text }) => person === backup && !text.startsWith('PAGE, repeat'),
    );
    const again = firsts.slice(1).map((page) => `${named(page)} is a second first page`);
    const [first] = firsts;
    if (first === undefined) return [...early, ...again];
    const late = first.at - due;
    const expected = late < LATE_FROM_MS ? undefined : wordsFor(late);
    const said = /^LATE PAGE \((.*?)\)/u.exec(first.text)?.[1];
    const untrue = said === expected ? [] : [`${named(first)} is ${wordsFor(late)} late`];
    const isClosed = late >= LATE_FROM_MS && !time.isOpen(first.at);
    const closed = isClosed ? [`${named(first)} came while it was closed`] : [];
    return [...early, ...again, ...untrue, ...closed];
  });
}

/** Those whose first page has to be there by now, and is not. */
export function owedNow(
  time: OpenTime,
  goalMinutes: number,
  backup: string,
  incidents: readonly ClockedIncident[],
  pages: readonly ClockedPage[],
  now: number,
): readonly string[] {
  return incidents.flatMap(({ number, cameInAt, answered }) => {
    if (answered) return [];
    const due = time.add(cameInAt, goalMinutes);
    const mayWait = now >= due + LATE_FROM_MS && !time.isOpen(now);
    const isThere = pages.some((page) => page.number === number && page.person === backup);
    return now < due || mayWait || isThere
      ? []
      : [`INC-${String(number)} was due ${wordsFor(now - due)} ago, and nobody was paged`];
  });
}

/** To the minute; from two hours on to the hour, by the minutes that it was rounded to. */
function wordsFor(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  return minutes < 120 ? `${String(minutes)} min` : `${String(Math.round(minutes / 60))} h`;
}

const named = ({ number, text, at }: ClockedPage): string =>
  `INC-${String(number)} “${text.slice(0, 24)}” at ${new Date(at).toISOString()}`;

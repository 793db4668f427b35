import { DateTime } from 'luxon';

/**
 * Recounts figures from what happened, one event and one minute at a time. It shares no code with the bot, not even for
 * time: it knows the hours as text and asks luxon for every quarter of an hour. All instants are whole minutes.
 */
const MINUTE = 60_000;

export interface OracleCalendar {
  readonly zone: string;
  readonly holidays: readonly string[];
}

/** For each minute of a stretch of time, how many open minutes lie before it. */
export interface OpenMinutes {
  readonly from: number;
  readonly before: Uint32Array;
}

export function openMinutes(
  { zone, holidays }: OracleCalendar,
  from: number,
  to: number,
): OpenMinutes {
  const count = (to - from) / MINUTE;
  const before = new Uint32Array(count + 1);
  let local = DateTime.fromMillis(from, { zone });
  for (let n = 0; n < count; n += 1) {
    // No zone's offset, and no hour that is kept here, changes in between.
    if (n % 15 === 0) local = DateTime.fromMillis(from + n * MINUTE, { zone });
    const date = local.toISODate() ?? '';
    const isOpen =
      local.weekday <= 5 &&
      !holidays.includes(date) &&
      ((local.hour >= 8 && local.hour < 12) || (local.hour >= 13 && local.hour < 17));
    before[n + 1] = (before[n] ?? 0) + (isOpen ? 1 : 0);
  }
  return { from, before };
}

const indexOf = ({ from }: OpenMinutes, t: number): number => (t - from) / MINUTE;

export function businessMinutes(open: OpenMinutes, a: number, b: number): number {
  return (open.before[indexOf(open, b)] ?? 0) - (open.before[indexOf(open, a)] ?? 0);
}

/** The first minute by whose end so many open minutes have passed. */
export function dueAfter(open: OpenMinutes, t: number, minutes: number): number {
  let at = t;
  while (businessMinutes(open, t, at) < minutes) at += MINUTE;
  return at;
}

/** The week's beginning: the end of the last open minute before Monday. */
function weekBegins(open: OpenMinutes, zone: string, monday: string): number {
  let at = DateTime.fromISO(monday, { zone }).toMillis();
  while (businessMinutes(open, at - MINUTE, at) === 0) at -= MINUTE;
  return at;
}

export function weekSpan(open: OpenMinutes, zone: string, monday: string) {
  const next = DateTime.fromISO(monday, { zone }).plus({ weeks: 1 }).toISODate() ?? '';
  return { from: weekBegins(open, zone, monday), to: weekBegins(open, zone, next) };
}

export function monthSpan(zone: string, month: string) {
  const begins = DateTime.fromISO(`${month}-01`, { zone });
  return { from: begins.toMillis(), to: begins.plus({ months: 1 }).toMillis() };
}

/** What was reported, and what then happened, oldest first. */
export interface RawIncident {
  readonly number: number;
  readonly cameInAt: number;
  readonly goal: number;
  readonly environment: string;
  readonly owner: string;
}

export interface RawEvent {
  readonly incident: number;
  readonly at: number;
  readonly type: string;
  readonly effortHours?: number | undefined;
  readonly into?: number;
  readonly times?: number;
}

interface Story {
  answeredAt?: number;
  resolvedAt?: number | undefined;
  effort?: number | undefined;
  due: number;
  isDuplicate: boolean;
}

function storiesOf(
  open: OpenMinutes,
  incidents: readonly RawIncident[],
  events: readonly RawEvent[],
) {
  const stories = new Map<number, Story>();
  for (const { number, cameInAt, goal } of incidents) {
    stories.set(number, { due: dueAfter(open, cameInAt, goal), isDuplicate: false });
  }
  for (const event of events) {
    const story = stories.get(event.incident);
    if (story === undefined) continue;
    if (event.type === 'answered') story.answeredAt = event.at;
    if (event.type === 'resolved') {
      story.answeredAt ??= event.at;
      story.resolvedAt = event.at;
      story.effort = event.effortHours;
    }
    if (event.type === 'reopened') {
      story.resolvedAt = undefined;
      story.effort = undefined;
      story.isDuplicate = false;
    }
    if (event.type === 'merged') {
      story.resolvedAt = event.at;
      story.isDuplicate = true;
      const other = stories.get(event.into ?? 0);
      if (other && other.answeredAt === undefined) other.due = Math.min(other.due, story.due);
    }
  }
  return stories;
}

/** The value below which a part of the values lies: between the two nearest, in proportion. */
function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const place = part * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? 0;
  return Math.round((low * (1 - (place % 1)) + high * (place % 1)) * 1e6) / 1e6;
}

export function recount(
  open: OpenMinutes,
  history: { readonly incidents: readonly RawIncident[]; readonly events: readonly RawEvent[] },
  span: { readonly from: number; readonly to: number },
  now: number,
) {
  const stories = storiesOf(open, history.incidents, history.events);
  const isIn = (t: number | undefined): t is number =>
    t !== undefined && t >= span.from && t < span.to && t <= now;
  const lists = {
    cameIn: [],
    closed: [],
    within: [],
    late: [],
    overdue: [],
    pending: [],
  } as Record<'cameIn' | 'closed' | 'within' | 'late' | 'overdue' | 'pending', number[]>;
  const responses: number[] = [];
  const resolved: number[] = [];
  const resolutions: number[] = [];
  const environments: Record<string, number> = {};
  let hours = 0;
  for (const { number, cameInAt, environment } of history.incidents) {
    const story = stories.get(number);
    if (story === undefined) continue;
    if (isIn(cameInAt)) {
      lists.cameIn.push(number);
      environments[environment] = (environments[environment] ?? 0) + 1;
      if (businessMinutes(open, cameInAt, cameInAt + MINUTE) === 0) lists.closed.push(number);
      if (story.answeredAt !== undefined) {
        responses.push(businessMinutes(open, cameInAt, story.answeredAt));
        lists[story.answeredAt > story.due ? 'late' : 'within'].push(number);
      } else lists[now > story.due ? 'overdue' : 'pending'].push(number);
    }
    if (isIn(story.resolvedAt) && !story.isDuplicate) {
      resolved.push(number);
      resolutions.push(businessMinutes(open, cameInAt, story.resolvedAt));
      hours += story.effort ?? 0;
    }
  }
  const pages = history.events.filter(({ type, at }) => type === 'paged' && isIn(at));
  return {
    ...lists,
    environments,
    resolved,
    response: { median: quantile(responses, 0.5), ninetieth: quantile(responses, 0.9) },
    resolution: { median: quantile(resolutions, 0.5), ninetieth: quantile(resolutions, 0.9) },
    hours,
    pages: pages.length,
    repeats: pages.filter(({ times = 1 }) => times > 1).length,
    reopened: [
      ...new Set(
        history.events
          .filter(({ type, at }) => type === 'reopened' && isIn(at))
          .map(({ incident }) => incident),
      ),
    ].toSorted((a, b) => a - b),
  };
}

/** Weeks of duty by minutes: who was in the seat at each open minute, and what was due to whom for it. */
export function recountDuty(
  open: OpenMinutes,
  zone: string,
  rotation: {
    readonly weights: Readonly<Record<string, number>>;
    /** Weeks that are looked at; in some of them nobody may be seated. */
    readonly mondays: readonly string[];
    readonly seats: Readonly<Record<string, { readonly primary: string; readonly backup: string }>>;
    readonly covers: ReadonlyArray<{
      readonly role: 'primary' | 'backup';
      readonly by: string;
      readonly from: number;
      readonly to: number;
      readonly agreedAt: number;
    }>;
  },
  span: { readonly from: number; readonly to: number },
  now: number,
) {
  const served: Record<string, number> = {};
  const due: Record<string, number> = {};
  const weights = Object.values(rotation.weights).reduce((sum, one) => sum + one, 0);
  for (const monday of rotation.mondays) {
    const begins = DateTime.fromISO(monday, { zone }).toMillis();
    const ends = DateTime.fromISO(monday, { zone }).plus({ weeks: 1 }).toMillis();
    let first = begins;
    while (first < ends && businessMinutes(open, first, first + MINUTE) === 0) first += MINUTE;
    if (first === ends || first < span.from || first >= span.to || first > now) continue;
    const all = businessMinutes(open, begins, ends);
    for (let t = first; t < Math.min(ends, now); t += MINUTE) {
      if (businessMinutes(open, t, t + MINUTE) === 0) continue;
      for (const role of ['primary', 'backup'] as const) {
        const cover = rotation.covers
          .filter((one) => one.role === role && t >= one.from && t < one.to)
          .toSorted((a, b) => b.agreedAt - a.agreedAt)[0];
        const who = cover?.by ?? rotation.seats[monday]?.[role];
        if (who === undefined) continue;
        served[who] = (served[who] ?? 0) + 1 / all;
        for (const [id, weight] of Object.entries(rotation.weights)) {
          due[id] = (due[id] ?? 0) + weight / weights / all;
        }
      }
    }
  }
  return { served, due };
}

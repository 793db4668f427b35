/** A team's opening times as the clocks campaign knows them: the same hours every day, on the wall clock of a zone. */
export interface WallHours {
  readonly zone: string;
  /** Minutes after midnight, from included, to excluded. */
  readonly open: readonly (readonly [number, number])[];
}

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** Counts open time second by second, by what the wall's clock shows: slow, and with nothing to get wrong. */
export interface OpenTime {
  isOpen(t: number): boolean;
  /** The first instant by which so many open minutes have passed since `from`. */
  add(from: number, minutes: number): number;
}

export function openTime({ zone, open }: WallHours): OpenTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, boolean>();
  const isOpen = (t: number): boolean => {
    const minute = Math.floor(t / MINUTE_MS);
    const before = known.get(minute);
    if (before !== undefined) return before;
    const [hours = 0, minutes = 0] = format
      .format(minute * MINUTE_MS)
      .split(':')
      .map(Number);
    const shown = hours * 60 + minutes;
    const answer = open.some(([from, to]) => shown >= from && shown < to);
    known.set(minute, answer);
    return answer;
  };
  return {
    isOpen,
    add: (from, minutes) => {
      let left = minutes * MINUTE_MS;
      let t = from;
      while (left > 0) {
        const step = Math.min(SECOND_MS - (t % SECOND_MS), left);
        if (isOpen(t)) left -= step;
        t += step;
      }
      return t;
    },
  };
}

/** Nobody works longer on one incident. */
const MOST_HOURS = 1_000;

const EXAMPLES = 'Give the effort in hours, such as 1.5, 0.25 or 1h30.';

export type ParsedEffort =
  | { readonly ok: true; readonly hours: number | undefined }
  | { readonly ok: false; readonly problem: string };

/** Reads "1.5", "1,5", "2 h", "1h30", "1 h 30 min", "1:30" and "45 min" as hours, to the hundredth; nothing is undefined. */
export function parseEffort(text: string | undefined): ParsedEffort {
  const given = (text ?? '').trim().toLowerCase();
  if (given === '') return { ok: true, hours: undefined };
  const hours = read(given);
  if (hours === undefined) return { ok: false, problem: EXAMPLES };
  if (hours > MOST_HOURS) {
    return { ok: false, problem: `${EXAMPLES} ${String(MOST_HOURS)} hours at most.` };
  }
  return { ok: true, hours: Math.round(hours * 100) / 100 };
}

function read(given: string): number | undefined {
  const decimal = /^(\d{0,5}(?:[.,]\d{1,4})?)\s*(h|hr|hrs|hours?|m|min|mins|minutes?)?$/u.exec(
    given,
  );
  if (decimal?.[1]) {
    const value = Number(decimal[1].replace(',', '.'));
    return decimal[2]?.startsWith('m') ? value / 60 : value;
  }
  const both = /^(\d{1,5})\s*(?:h|hr|hrs|hours?|:)\s*(\d{1,2})\s*(?:m|min|mins|minutes?)?$/u.exec(
    given,
  );
  if (both?.[1] === undefined || both[2] === undefined || Number(both[2]) > 59) return undefined;
  return Number(both[1]) + Number(both[2]) / 60;
}

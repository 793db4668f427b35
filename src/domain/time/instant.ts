/** A moment in time: integer epoch milliseconds, UTC. Everything that is stored or compared is one of these. */
export type Instant = number;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A local calendar date, `yyyy-mm-dd`. Sorts as text. */
export type LocalDate = string;

/** The Monday that names a duty week, `yyyy-mm-dd`. */
export type WeekName = LocalDate;

/** Whole, checked copies of the database. */
export interface Backups {
  /**
   * Makes the copy of a period, replacing one of the same period, and lets the oldest go.
   *
   * @throws when there is no good copy afterwards; a copy that is not intact is not kept.
   */
  make(period: string): Promise<void>;
}

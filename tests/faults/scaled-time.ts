/** Bot time that runs faster than the wall's, and goes on through every restart of the bot. */
export interface ScaledTime {
  /** Epoch milliseconds of the wall and of the bot at the same moment. */
  readonly wallAnchor: number;
  readonly botAnchor: number;
  readonly speed: number;
}

/** Bot milliseconds in one of the wall's. With it a goal of two minutes lasts three seconds, and Slack's five, 125 ms. */
export const SPEED = 40;

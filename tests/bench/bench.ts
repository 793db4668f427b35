/** What a bench reports to. */
export interface Report {
  /** A line of the result, Markdown. */
  readonly line: (text: string) => void;
  /** What is going on; seen by whoever waits, and no part of the result. */
  readonly progress: (text: string) => void;
}

export interface Bench {
  readonly name: string;
  /** What it measures, for `--help`. */
  readonly about: string;
  /** It is broken off after this long. */
  readonly limitSeconds: number;
  readonly run: (report: Report) => Promise<void>;
}

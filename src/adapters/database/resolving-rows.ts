/** Nullable column. */
type Maybe<T> = T | null;

/** An issue of the product as its table has it. Instants are epoch milliseconds. */
export interface ProductIssueRow {
  incident: number;
  key: string;
  /** The order in which they were first named. */
  position: number;
  purpose: string;
  repository: string;
  number: Maybe<number>;
  url: Maybe<string>;
  title: string;
  asked_by: string;
  asked_by_name: string;
  asked_at: number;
  tried_at: Maybe<number>;
  state: string;
  why: Maybe<string>;
}

/** A post-mortem as its table has it. Instants are epoch milliseconds; its words are JSON. */
export interface PostmortemRow {
  incident: number;
  words: string;
  outlined_at: number;
  edited_by: Maybe<string>;
  edited_by_name: Maybe<string>;
  edited_at: Maybe<number>;
  version: number;
  revision: number;
  comment: Maybe<string>;
  written_revision: number;
}

/** Matches that are ranked. Whoever looks for a word that more incidents have than this needs another word. */
export const LATEST = 500;

/** Words of one field that are kept: a log file that somebody pasted must not become the index. */
export const MOST_WORDS = 4_000;

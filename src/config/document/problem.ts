/** Where something stands in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Keys and list positions that lead from the top of a document to a value. */
export type Path = readonly (string | number)[];

/** One thing to mend in a file that a person wrote. */
export interface ConfigProblem extends Position {
  readonly file: string;
  /** `teams.visit.admins[0]`: list positions count from 0. Empty for the file as a whole. */
  readonly path: string;
  /** The offending value as it may be shown; empty where something is missing or a key is the trouble. */
  readonly value: string;
  /** What is wrong, so that it reads on from the path and the value: `is not a time zone`. */
  readonly problem: string;
  /** What to do about it. */
  readonly remedy: string;
}

const SHOWN_VALUE_LIMIT = 60;
const PLAIN_KEY = /^[\p{L}\p{N}_-]+$/u;
// A token pasted into the wrong file must not travel on into a log.
const TOKEN = /\b(?:xox[a-z]-|xapp-|gh[a-z]_|github_pat_)[\w-]*/giu;
// Line and paragraph separators and bidirectional controls would break or disguise the one line.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\p{Bidi_Control}]+/gu;

function cut(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= SHOWN_VALUE_LIMIT) return text;
  return `${characters.slice(0, SHOWN_VALUE_LIMIT - 1).join('')}…`;
}

function showItem(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? '{}' : '{…}';
  return showValue(value);
}

/** A value as a problem shows it: texts in double quotes, lists and mappings shortened, nothing for nothing. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return JSON.stringify(cut(value.replaceAll(TOKEN, '[secret]')));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return showItem(value);
  const items: readonly unknown[] = value;
  const shown = items.slice(0, 5).map(showItem);
  return cut(`[${(items.length > 5 ? [...shown, '…'] : shown).join(', ')}]`);
}

/** `['teams', 'visit', 'admins', 0]` becomes `teams.visit.admins[0]`. */
export function showPath(path: Path): string {
  let shown = '';
  for (const step of path) {
    if (typeof step === 'number') shown += `[${String(step)}]`;
    else {
      const key = PLAIN_KEY.test(step) ? step : showValue(step);
      shown += shown === '' ? key : `.${key}`;
    }
  }
  return shown;
}

/**
 * A problem on one line, for a terminal or a log:
 * `hotline.yml:12: teams.visit.calendar.zone: "America/Los_Angelos" is not a time zone: did you mean …?`
 */
export function formatProblem(problem: ConfigProblem): string {
  const where = `${problem.file}:${String(problem.line)}`;
  const what = [problem.value, problem.problem].filter((part) => part !== '').join(' ');
  const parts = [where, problem.path, what, problem.remedy].filter((part) => part !== '');
  return parts.join(': ').replaceAll(UNPRINTABLE, ' ');
}

/** From the top of the file to its bottom, which is how a person mends it. */
export function inReadingOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** What reading a piece of configuration gives: the value, or a problem that a person can act on. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** `problem` says what is wrong, with the text that was given, and shows a right example. */
export function notParsed(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

/** An answer that says no. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is wrong with the fields of a request, where GitHub lists it. */
  readonly errors: readonly object[] | undefined;

  constructor(
    status: number,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    errors?: readonly object[],
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.errors = errors;
  }
}

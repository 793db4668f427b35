const HIDDEN = '[secret]';

/** A value that must not be printed: whatever shows it shows `[secret]`, until someone asks for it by name. */
export class Secret {
  // A private field: spreading, JSON and inspection do not reach it.
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Hand it to the client that needs it and to nothing else. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  /** What `console.log` and `util.inspect` show. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}

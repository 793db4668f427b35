/** Ends a command: each line goes to standard error, then the process exits with the code. Nothing else is printed. */
export class CliProblem extends Error {
  readonly lines: readonly string[];
  readonly exitCode: number;

  constructor(lines: readonly string[], exitCode = 2) {
    super(lines.join('\n'));
    this.lines = lines;
    this.exitCode = exitCode;
  }
}

/** What a failed command prints, one line per problem. */
export function problemLines(error: unknown): { lines: readonly string[]; exitCode: number } {
  if (error instanceof CliProblem) return { lines: error.lines, exitCode: error.exitCode };
  if (error instanceof Error && 'remedy' in error && typeof error.remedy === 'string') {
    return { lines: [`${error.message}: ${error.remedy}`], exitCode: 2 };
  }
  return { lines: [error instanceof Error ? error.message : String(error)], exitCode: 1 };
}

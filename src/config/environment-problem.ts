/** One thing to mend in the environment. None of its parts holds a value that was given. */
export interface EnvironmentProblem {
  readonly variable: string;
  /** What is wrong, so that it reads on from the variable's name. */
  readonly problem: string;
  readonly remedy: string;
}

/** A problem on one line: `SLACK_BOT_TOKEN: is missing: copy the Bot User OAuth Token …`. */
export function formatEnvironmentProblem(problem: EnvironmentProblem): string {
  return `${problem.variable}: ${problem.problem}: ${problem.remedy}`;
}

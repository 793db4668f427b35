import { accept, type Reader, refuse } from '../../config/document/reading.ts';
import { loadEnvironment } from '../../config/environment.ts';

/** Reads a secret by the same rules by which the bot will read it from the environment. */
export const readToken =
  (variable: string): Reader<string> =>
  (given) => {
    const token = String(given);
    const loaded = loadEnvironment({ [variable]: token });
    const problem = loaded.ok
      ? undefined
      : loaded.problems.find((found) => found.variable === variable);
    return problem === undefined ? accept(token) : refuse(problem.problem, problem.remedy);
  };

import { nearest } from '../domain/text/nearest.ts';
import type { EnvironmentProblem } from './environment-problem.ts';
import { Secret } from './secret.ts';

/** Reads variables by name. What is wrong is collected; the answer then is a stand-in that nobody gets to see. */
export interface Variables {
  readonly problems: readonly EnvironmentProblem[];
  text(name: string): string | undefined;
  secret(name: string): Secret | undefined;
  /** A token that Slack made; they tell their kind by how they begin. */
  token(name: string, prefix: string, remedy: string): Secret;
  signingSecret(name: string, remedy: string): Secret;
  port(name: string): number | undefined;
  url(name: string): string | undefined;
  oneOf<const W extends string>(name: string, words: readonly W[], otherwise: NoInfer<W>): W;
  /** Says that a variable is missing, and gives the stand-in back. */
  missing<T>(name: string, remedy: string, standIn: T): T;
  refuse(name: string, problem: string, remedy: string): void;
}

/** Names of this host, and names without a dot: containers that see each other under one. */
const PRIVATE_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+)$/iu;

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && /^E[A-Z]+$/u.test(String(error.code))
    ? ` (${String(error.code)})`
    : '';

/** Whether a text is more than one word of visible ASCII: a token copied with a line of something else. */
const isBrokenUp = (value: string): boolean => !/^[!-~]+$/u.test(value);

/** @param readFile reads a file as text; throws when it cannot. */
export function variableReader(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): Variables {
  const problems: EnvironmentProblem[] = [];

  const refuse = (variable: string, problem: string, remedy: string): void => {
    problems.push({ variable, problem, remedy });
  };

  const missing = <T>(name: string, remedy: string, standIn: T): T => {
    // A file that was named and gave nothing has its own problem already.
    const said = problems.some(({ variable }) => variable === name || variable === `${name}_FILE`);
    if (!said) refuse(name, 'is missing', remedy);
    return standIn;
  };

  const fromFile = (name: string, path: string): string | undefined => {
    try {
      const content = readFile(path)
        .replace(/^\uFEFF/u, '')
        .trim();
      if (content !== '') return content;
      refuse(name, 'names an empty file', 'write the value into the file');
    } catch (error) {
      const problem = `names a file that cannot be read${errorCode(error)}`;
      refuse(name, problem, 'check the path, and that the bot may read it');
    }
    return undefined;
  };

  const text = (name: string): string | undefined => {
    const path = env[`${name}_FILE`]?.trim() ?? '';
    if (path !== '') return fromFile(`${name}_FILE`, path);
    const given = env[name]?.trim() ?? '';
    return given === '' ? undefined : given;
  };

  const secret = (name: string): Secret | undefined => {
    const given = text(name);
    if (given === undefined) return undefined;
    if (isBrokenUp(given)) {
      refuse(
        name,
        'holds a blank, a line break or a letter that tokens do not have',
        'copy it again',
      );
    }
    return new Secret(given);
  };

  const requiredSecret = (
    name: string,
    remedy: string,
    complaint: (given: string) => string | undefined,
  ): Secret => {
    const before = problems.length;
    const found = secret(name);
    if (found === undefined) return missing(name, remedy, new Secret(''));
    const problem = complaint(found.reveal());
    if (problem !== undefined && problems.length === before) refuse(name, problem, remedy);
    return found;
  };

  return {
    problems,
    refuse,
    missing,
    text,
    secret,
    token: (name, prefix, remedy) =>
      requiredSecret(name, remedy, (given) => {
        if (!given.startsWith(prefix)) return `does not begin with ${prefix}`;
        // The example's xoxb-… and its like.
        return /^[\w-]+$/u.test(given.slice(prefix.length)) ? undefined : 'is not a whole token';
      }),
    signingSecret: (name, remedy) =>
      requiredSecret(name, remedy, (given) =>
        given.length < 16 ? 'is too short for a signing secret' : undefined,
      ),
    port: (name) => {
      const given = text(name);
      if (given === undefined) return undefined;
      const port = /^\d{1,5}$/u.test(given) ? Number(given) : 0;
      if (port >= 1 && port <= 65_535) return port;
      refuse(name, 'is not a port', 'write a number from 1 to 65535');
      return undefined;
    },
    url: (name) => {
      const given = text(name);
      if (given === undefined) return undefined;
      const url = URL.canParse(given) ? new URL(given) : undefined;
      if (url === undefined || !/^https?:$/u.test(url.protocol)) {
        refuse(name, 'is not a web address', 'write one that begins with https://');
      } else if (url.username !== '' || url.password !== '') {
        refuse(name, 'holds a user name or password', 'take it out of the address');
      } else if (url.protocol === 'http:' && !PRIVATE_HOST.test(url.hostname)) {
        refuse(name, 'would send a token unencrypted', 'write https:// instead of http://');
      }
      return given;
    },
    oneOf: (name, words, otherwise) => {
      const given = text(name)?.toLowerCase();
      if (given === undefined) return otherwise;
      const found = words.find((word) => word === given);
      if (found !== undefined) return found;
      const meant = nearest(given, words);
      const remedy = meant === undefined ? `write ${words.join(', ')}` : `did you mean ${meant}?`;
      refuse(name, 'is not known', remedy);
      return otherwise;
    },
  };
}

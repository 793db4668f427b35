import { Octokit } from '@octokit/rest';

/** Long enough for a slow GitHub; a call that hangs would keep a place in the outbox from others. */
const TIMEOUT_MS = 10_000;

/** How Hotline proves to GitHub who it is. */
export interface GithubSettings {
  /** A personal access token, or one that something else keeps fresh. */
  readonly token: string;
  /** GitHub Enterprise Server's API address; undefined is github.com. */
  readonly apiUrl: string | undefined;
  readonly timeoutMs?: number;
}

const quiet = (): void => undefined;

/**
 * A client without retry: with a reply lost, the library's bundled retry opens the same issue up to four times. Only the
 * outbox repeats, after it has looked.
 */
export function createGithubClient({ token, apiUrl, timeoutMs }: GithubSettings): Octokit {
  return new Octokit({
    auth: token,
    ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
    userAgent: 'hotline',
    // The library's own log would show addresses with what people wrote in them.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: {
      fetch: async (address: string, options: RequestInit) =>
        await fetch(address, { ...options, signal: AbortSignal.timeout(timeoutMs ?? TIMEOUT_MS) }),
    },
  });
}

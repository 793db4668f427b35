import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';

/** Long enough for a slow GitHub; a call that hangs would keep a place in the outbox from others. */
const TIMEOUT_MS = 10_000;

/** A GitHub App, and where it is installed: its own tokens last an hour, and are made anew from the key. */
export interface GithubApp {
  readonly appId: string;
  /** PEM. */
  readonly key: string;
  readonly installation: string;
}

export interface GithubSettings {
  /** How Hotline proves who it is: with a personal access token, or as an app. */
  readonly identity: string | GithubApp;
  /** GitHub Enterprise Server's API address; undefined is github.com. */
  readonly apiUrl: string | undefined;
  readonly timeoutMs?: number;
}

const quiet = (): void => undefined;

/**
 * A client without retry: with a reply lost, the library's bundled retry opens the same issue up to four times. Only the
 * outbox repeats, after it has looked.
 */
export function createGithubClient({ identity, apiUrl, timeoutMs }: GithubSettings): Octokit {
  return new Octokit({
    ...(typeof identity === 'string'
      ? { auth: identity }
      : {
          authStrategy: createAppAuth,
          auth: {
            appId: identity.appId,
            privateKey: identity.key,
            installationId: identity.installation,
          },
        }),
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

/** Under which login a client writes: a token's own, or an app's, which no token of it can ask for. */
export async function loginOf(
  octokit: Octokit,
  identity: GithubSettings['identity'],
): Promise<string> {
  if (typeof identity === 'string') return (await octokit.rest.users.getAuthenticated()).data.login;
  const { data } = await octokit.rest.apps.getAuthenticated();
  if (!data?.slug) throw new Error('GitHub does not say how the app is called');
  return `${data.slug}[bot]`;
}

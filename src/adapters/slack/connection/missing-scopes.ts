import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const manifestShape = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** The scopes that `manifest.yml` asks for: the one list of them that there is. */
export function wantedScopes(): readonly string[] {
  const { oauth_config } = manifestShape.parse(parse(readFileSync(manifestFile(), 'utf8')));
  return oauth_config.scopes.bot;
}

/** @param granted what Slack says of the token, in the header `x-oauth-scopes`. */
export function missingScopes(granted: readonly string[]): readonly string[] {
  return wantedScopes().filter((scope) => !granted.includes(scope));
}

/** It lies at the package's top, which is one folder further up from what was built than from the source. */
function manifestFile(): URL {
  for (const top of ['../../../../', '../../../../../']) {
    const file = new URL(`${top}manifest.yml`, import.meta.url);
    if (existsSync(file)) return file;
  }
  throw new Error('manifest.yml is missing: it belongs beside package.json');
}

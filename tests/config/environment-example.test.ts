import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { loadEnvironment } from '../../src/config/environment.ts';
import { formatEnvironmentProblem } from '../../src/config/environment-problem.ts';

const EXAMPLE = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

/** Names that are asked for, in the mode given. */
function namesRead(mode: string): readonly string[] {
  const asked = new Set<string>();
  const env = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name) => {
        asked.add(String(name));
        if (name === 'GITHUB_WEBHOOK_PORT') return '3001';
        return name === 'HOTLINE_MODE' ? mode : undefined;
      },
    },
  );
  loadEnvironment(env);
  return [...asked].filter((name) => !name.endsWith('_FILE'));
}

describe('.env.example', () => {
  it('names every variable that is read, and no other', () => {
    const named = [...EXAMPLE.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gmu)].map(([, name = '']) => name);
    const read = new Set([...namesRead('socket'), ...namesRead('http')]);
    expect(named.toSorted()).toEqual([...read].toSorted());
  });

  it('is right but for the two tokens that everybody must fill in', () => {
    const loaded = loadEnvironment(parseEnv(EXAMPLE));
    expect(loaded.ok ? [] : loaded.problems.map(formatEnvironmentProblem)).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN: is missing: /u),
      expect.stringMatching(/^SLACK_APP_TOKEN: is missing: /u),
    ]);
  });

  it('shows, in its comments, defaults and samples that are right', () => {
    const filled = EXAMPLE.replaceAll(/^# ([A-Z][A-Z_]+=\S+)$/gmu, '$1')
      .replace(/^SLACK_BOT_TOKEN=$/mu, 'SLACK_BOT_TOKEN=xoxb-1')
      .replace(/^SLACK_APP_TOKEN=$/mu, 'SLACK_APP_TOKEN=xapp-1')
      .replace(/^# GITHUB_APP_KEY=$/mu, 'GITHUB_APP_KEY="-----BEGIN PRIVATE KEY-----\\nMII"')
      .replace(/^# GITHUB_WEBHOOK_SECRET=$/mu, `GITHUB_WEBHOOK_SECRET=${'s'.repeat(16)}`)
      .replace(/^# TWILIO_AUTH_TOKEN=$/mu, 'TWILIO_AUTH_TOKEN=t')
      .replace(/^# HOTLINE_SMTP_PASSWORD=$/mu, 'HOTLINE_SMTP_PASSWORD=p');
    const loaded = loadEnvironment(parseEnv(filled));
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        configFile: 'hotline.yml',
        database: { kind: 'sqlite', path: 'hotline.db' },
        logLevel: 'info',
        healthPort: 8080,
        githubWebhook: { port: 3001 },
        mail: { host: 'smtp.example.org', port: 465, encryption: 'from-the-start' },
      },
    });
  });
});

import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { loadEnvironment } from '../../src/config/environment.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(`${ROOT}/${file}`, 'utf8');

const DOCKERFILE = read('Dockerfile').replaceAll('\\\n', ' ');
const instructions = (name: string): readonly string[] =>
  [...DOCKERFILE.matchAll(new RegExp(`^${name} (.+)$`, 'gmu'))].map(([, rest = '']) => rest.trim());

const [, LEAST = '0'] = /"node": ">=(\d+)/u.exec(read('package.json')) ?? [];

describe('the container image', () => {
  it('runs on a Node that the bot works with, the same in both stages', () => {
    const majors = instructions('FROM').map((image) => /^node:(\d+)-/u.exec(image)?.[1]);
    expect(majors).toHaveLength(2);
    expect(new Set(majors).size).toBe(1);
    expect(Number(majors[0])).toBeGreaterThanOrEqual(Number(LEAST));
  });

  it('copies only what is there, and what the context lets through', () => {
    const ignored = read('.dockerignore').split('\n');
    const sources = instructions('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1));
    expect(sources.filter((source) => !existsSync(`${ROOT}/${source}`))).toEqual([]);
    expect(sources.filter((source) => !ignored.includes(`!${source}`))).toEqual([]);
    expect(ignored[0]).toBe('*');
  });

  it('has every file of the package, since those are what the bot reads at run time', () => {
    const files = /"files": \[([^\]]*)\]/u.exec(read('package.json'))?.[1] ?? '';
    const wanted = [...files.matchAll(/"([^"]+)"/gu)].map(([, name = '']) => name);
    const copied = instructions('COPY').flatMap((rest) => rest.split(' '));
    expect(wanted).toContain('dist');
    expect(wanted.filter((name) => !copied.some((one) => one.endsWith(name)))).toEqual([]);
  });

  it('is no root, and is asked for its health where it answers', () => {
    expect(instructions('USER')).toEqual(['node']);
    const port = /HOTLINE_HEALTH_PORT=(\d+)/u.exec(DOCKERFILE)?.[1] ?? '';
    expect(instructions('HEALTHCHECK').join('')).toContain(`http://127.0.0.1:${port}/healthz`);
    const loaded = loadEnvironment({ HOTLINE_HEALTH_PORT: port });
    const variables = loaded.ok ? [] : loaded.problems.map(({ variable }) => variable);
    expect(variables).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']);
  });

  it('holds no secret', () => {
    expect(read('.dockerignore')).not.toMatch(/^!\.env$/mu);
    expect(DOCKERFILE).not.toMatch(/TOKEN|SECRET/u);
  });
});

describe('the systemd unit', () => {
  const unit = read('deploy/hotline.service');

  it('is started again however it ended, and may write in one folder alone', () => {
    expect(unit).toMatch(/^Restart=always$/mu);
    expect(unit).toMatch(/^StartLimitIntervalSec=0$/mu);
    expect(unit).toMatch(/^ProtectSystem=strict$/mu);
    expect(unit).toMatch(/^StateDirectory=hotline$/mu);
    expect(unit).not.toMatch(/^User=root$/mu);
  });

  it('is what systemd understands, where there is one to ask', async () => {
    const judge = '/usr/bin/systemd-analyze';
    if (!existsSync(judge)) {
      process.stderr.write('skipped: there is no systemd-analyze on this machine\n');
      return;
    }
    const verified = await promisify(execFile)(judge, ['verify', `${ROOT}/deploy/hotline.service`])
      .then(({ stderr }) => stderr)
      .catch((error: unknown) => String(error));
    // The program and its user are of the machine that the unit is for.
    const lines = verified.split('\n').filter((line) => line.includes('hotline.service'));
    expect(lines.filter((line) => !/is not executable|does not exist/u.test(line))).toEqual([]);
  });
});

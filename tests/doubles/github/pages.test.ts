import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubDouble } from '../../../src/doubles/github/github-double.ts';
import { githubDouble, PRODUCT } from '../../support/github.ts';

const ISSUE = `/${PRODUCT}/issues/1`;

let github: GithubDouble;
afterEach(async () => {
  await github.stop();
});

async function begin(isBrowsable = true): Promise<void> {
  github = await githubDouble(() => 1_800_000_000_000, { isBrowsable });
  await github.people.open('alpha-gh', PRODUCT, {
    title: 'Crash <script>',
    body: '- **What:** `x`\n\n```text\n<img src=x> [not](http://a.link)\n```\n<!-- hidden -->',
    labels: ['reviewed'],
  });
}

const page = async (path: string): Promise<string> => {
  const reply = await fetch(`${github.apiUrl}${path}`, { headers: { accept: 'text/html' } });
  return `${String(reply.status)} ${await reply.text()}`;
};

const send = async (fields: Readonly<Record<string, string>>, origin = github.apiUrl) =>
  await fetch(`${github.apiUrl}${ISSUE}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', origin },
    body: new URLSearchParams(fields),
  });

describe('the pages of the double of GitHub', () => {
  it('list the issues, and show one with nothing in it alive', async () => {
    await begin();
    expect(await page('/')).toContain(`<a href="${ISSUE}">Crash &lt;script&gt;</a>`);
    const shown = await page(ISSUE);
    expect(shown).toContain('<p>• <b>What:</b> <code>x</code></p>');
    expect(shown).toContain('<pre>&lt;img src=x&gt; [not](http://a.link)\n</pre>');
    expect(shown).not.toContain('hidden');
    expect(await page(`/${PRODUCT}/issues/9`)).toMatch(/^404 /u);
  });

  it('let a person comment and close, and no page of somebody else’s', async () => {
    await begin();
    expect((await send({ login: 'alpha-gh', body: 'x' }, 'https://elsewhere.example')).status).toBe(
      403,
    );
    expect((await send({ login: 'hotline-bot', body: 'x' })).status).toBe(403);
    const done = await send({ login: 'bravo-gh', body: 'Seen too', what: 'close' });
    expect([done.status, done.headers.get('location')]).toEqual([303, ISSUE]);
    expect(github.issue(PRODUCT, 1)).toMatchObject({
      state: 'closed',
      closedBy: 'bravo-gh',
      comments: [{ author: 'bravo-gh', body: 'Seen too' }],
    });
  });

  it('are there for those who asked for them alone', async () => {
    await begin(false);
    expect(await page('/')).toMatch(/^401 /u);
  });
});

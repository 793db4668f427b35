import type { DoubleIssue } from '../github-double.ts';
import type { Repository } from '../state.ts';
import { escaped, rendered } from './markdown.ts';

const STYLE = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328 }
  a { color: #0550ae; text-decoration: none } a:hover { text-decoration: underline }
  h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem } h3 { font-size: 1rem; margin: 1rem 0 .3rem }
  .small { color: #59636e; font-size: .85rem } .label { background: #ddf4ff; border-radius: 1rem; padding: .1rem .6rem; margin-right: .3rem; font-size: .8rem; white-space: nowrap }
  .open { color: #1a7f37 } .closed { color: #8250df } .said { border: 1px solid #d1d9e0; border-radius: .4rem; padding: .2rem 1rem; margin: 1rem 0 }
  pre { background: #f6f8fa; padding: .6rem; overflow-x: auto; white-space: pre-wrap } code { background: #f6f8fa; padding: 0 .2rem }
  td { border: 1px solid #d1d9e0; padding: .15rem .6rem } table { border-collapse: collapse } textarea { width: 100%; height: 5rem }
  li { margin: .4rem 0 }`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style><body>${body}</body></html>`;

const issuePath = (repository: Repository, { number }: DoubleIssue): string =>
  `/${repository.name}/issues/${String(number)}`;

const dated = (t: number): string =>
  `${new Date(t).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const state = ({ state: to }: DoubleIssue): string => `<b class="${to}">${to}</b>`;

const labels = (issue: DoubleIssue): string =>
  issue.labels.map((label) => `<span class="label">${escaped(label)}</span>`).join('');

/** All repositories with their issues, the latest first. */
export function overviewPage(repositories: readonly Repository[]): string {
  const lists = repositories.map((repository) => {
    const issues = [...repository.issues.values()].toReversed().map((issue) => {
      const comments = issue.comments.length === 0 ? '' : ` · ${String(issue.comments.length)} 💬`;
      const who = issue.assignees.length === 0 ? '' : ` · ${escaped(issue.assignees.join(', '))}`;
      return `<li>${state(issue)} <a href="${escaped(issuePath(repository, issue))}">${escaped(issue.title)}</a> <span class="small">#${String(issue.number)}${who}${comments}</span> ${labels(issue)}</li>`;
    });
    const list =
      issues.length === 0 ? '<p class="small">No issues yet.</p>' : `<ul>${issues.join('')}</ul>`;
    return `<h2>${escaped(repository.name)}</h2>${list}`;
  });
  return page(
    'GitHub (demo)',
    `<h1>GitHub, as far as the demo needs it</h1><p class="small">Nothing leaves this machine. Reload to see what is new.</p>${lists.join('')}`,
  );
}

/**
 * One issue with its comments, and a form to say something there.
 *
 * @param writers logins of those as whom a person may do that.
 */
export function issuePage(
  repository: Repository,
  issue: DoubleIssue,
  writers: readonly string[],
): string {
  const said = [issue, ...issue.comments].map(
    ({ author, body, createdAt }) =>
      `<div class="said"><p class="small"><b>${escaped(author)}</b>, ${dated(createdAt)}</p>${rendered(body)}</div>`,
  );
  const people = writers.map((login) => `<option>${escaped(login)}</option>`).join('');
  const other = issue.state === 'open' ? 'close' : 'reopen';
  const assignees =
    issue.assignees.length === 0 ? 'nobody assigned' : escaped(issue.assignees.join(', '));
  return page(
    `${issue.title} · ${repository.name}#${String(issue.number)}`,
    `<p class="small"><a href="/">All issues</a> · ${escaped(repository.name)}</p>
    <h1>${escaped(issue.title)} <span class="small">#${String(issue.number)}</span></h1>
    <p>${state(issue)} · ${assignees} · ${labels(issue)}</p>
    ${said.join('')}
    <form method="post" action="${escaped(issuePath(repository, issue))}">
      <p>As <select name="login">${people}</select></p>
      <p><textarea name="body" aria-label="Comment"></textarea></p>
      <p><button name="what" value="comment">Comment</button> <button name="what" value="${other}">${other === 'close' ? 'Close' : 'Reopen'} the issue</button></p>
    </form>`,
  );
}

/** What is shown where there is nothing. */
export const missingPage = (): string =>
  page('Not found', '<h1>There is no such page</h1><p><a href="/">All issues</a></p>');

import type { PeopleOnGithub } from '../github-double.ts';
import { Refusal } from '../refusal.ts';
import type { GithubState } from '../state.ts';
import { issuePage, missingPage, overviewPage } from './issue-page.ts';

export interface PageRequest {
  readonly method: string;
  readonly path: string;
  /** Where the page that sent it came from; undefined for a page that was asked for. */
  readonly origin: string | undefined;
  readonly body: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly html: string;
  readonly location?: string;
}

/** Pages on which a person reads issues, and says something there as one of those who may write. */
export async function servePage(
  state: GithubState,
  people: PeopleOnGithub,
  { own, bot }: { readonly own: string; readonly bot: string | undefined },
  request: PageRequest,
): Promise<PageAnswer> {
  if (request.method === 'GET' && request.path === '/') {
    return { status: 200, html: overviewPage(state.all()) };
  }
  const [, name = '', number = ''] = /^\/([^/]+\/[^/]+)\/issues\/(\d+)$/u.exec(request.path) ?? [];
  try {
    const repository = state.repository(name);
    const issue = state.issue(repository, Number(number));
    // What the bot writes it must have written itself.
    const writers = repository.collaborators.filter((login) => login !== bot);
    if (request.method === 'GET') {
      return { status: 200, html: issuePage(repository, issue, writers) };
    }
    // Another page that somebody has open must not be able to write here.
    if (request.method !== 'POST' || request.origin !== own) {
      return { status: 403, html: missingPage() };
    }
    const form = new URLSearchParams(request.body);
    const login = form.get('login') ?? '';
    const said = (form.get('body') ?? '').trim();
    if (!writers.includes(login)) return { status: 403, html: missingPage() };
    if (said !== '') await people.comment(login, repository.name, issue.number, said);
    const what = form.get('what');
    if (what === 'close' || what === 'reopen') {
      const to = what === 'close' ? 'closed' : 'open';
      await people.setState(login, repository.name, issue.number, to);
    }
    return { status: 303, html: '', location: request.path };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 404, html: missingPage() };
  }
}

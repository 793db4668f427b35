import type { DoubleIssue, PeopleOnGithub } from './github-double.ts';
import { commentShape, issueShape, repositoryShape } from './shapes.ts';
import type { GithubState, IssueFields, Repository } from './state.ts';
import type { Webhooks } from './webhooks.ts';

/** People who use GitHub's own page: they do as they like, and it is announced. */
export function peopleOn(
  state: GithubState,
  webhooks: Webhooks,
  origin: () => string,
): PeopleOnGithub {
  const announce = async (
    event: string,
    action: string,
    repository: Repository,
    login: string,
    about: object,
  ): Promise<void> => {
    await webhooks.announce(event, {
      action,
      repository: repositoryShape(repository, login),
      sender: { login },
      ...about,
    });
  };
  const commented = async (
    action: string,
    login: string,
    repository: Repository,
    issue: DoubleIssue,
    comment: DoubleIssue['comments'][number],
  ): Promise<void> => {
    await announce('issue_comment', action, repository, login, {
      issue: issueShape(repository, issue, origin()),
      comment: commentShape(repository, comment, origin()),
    });
  };
  const change = async (
    action: string,
    login: string,
    name: string,
    number: number,
    fields: IssueFields,
  ): Promise<void> => {
    const repository = state.repository(name);
    const issue = state.issue(repository, number);
    state.change(repository, issue, login, fields);
    await announce('issues', action, repository, login, {
      issue: issueShape(repository, issue, origin()),
    });
  };
  return {
    open: async (login, name, fields) => {
      const repository = state.repository(name);
      const issue = state.open(repository, login, fields);
      await announce('issues', 'opened', repository, login, {
        issue: issueShape(repository, issue, origin()),
      });
      return issue;
    },
    comment: async (login, name, number, body) => {
      const repository = state.repository(name);
      const issue = state.issue(repository, number);
      const comment = state.comment(issue, login, body);
      await commented('created', login, repository, issue, comment);
      return comment;
    },
    editComment: async (login, name, id, body) => {
      const repository = state.repository(name);
      const { issue, comment } = state.findComment(repository, id);
      state.editComment(comment, body);
      await commented('edited', login, repository, issue, comment);
    },
    deleteComment: async (login, name, id) => {
      const repository = state.repository(name);
      const { issue, comment } = state.findComment(repository, id);
      state.deleteComment(issue, comment);
      await commented('deleted', login, repository, issue, comment);
    },
    setState: async (login, name, number, to) => {
      await change(to === 'closed' ? 'closed' : 'reopened', login, name, number, { state: to });
    },
    assign: async (login, name, number, assignees) => {
      await change('assigned', login, name, number, { assignees });
    },
  };
}

import type { Octokit } from '@octokit/rest';

interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/**
 * Makes a call that assigns people. GitHub refuses the whole of it where one of them cannot be assigned (no access, a
 * login that is gone); then it is made again with those who can: an issue without its assignee is better than none.
 */
export async function withAssignable<T>(
  octokit: Octokit,
  repository: Repository,
  assignees: readonly string[],
  call: (assignees: readonly string[]) => Promise<T>,
): Promise<T> {
  try {
    return await call(assignees);
  } catch (error) {
    if (assignees.length === 0 || !isAboutAssignees(error)) throw error;
    return await call(await assignable(octokit, repository, assignees));
  }
}

/** Whether GitHub answered that somebody cannot be assigned; nothing of the call was carried out. */
function isAboutAssignees(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error) || error.status !== 422) return false;
  if (!('response' in error)) return false;
  const { response } = error;
  const data: unknown =
    typeof response === 'object' && response !== null ? Reflect.get(response, 'data') : undefined;
  return /"field":"assignees?"/u.test(JSON.stringify(data ?? null));
}

async function assignable(
  octokit: Octokit,
  repository: Repository,
  logins: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const assignee of logins) {
    try {
      await octokit.rest.issues.checkUserCanBeAssigned({ ...repository, assignee });
      found.push(assignee);
    } catch (error) {
      // 404 is the answer "cannot"; anything else is a failure of the call.
      if (!(error instanceof Error && 'status' in error && error.status === 404)) throw error;
    }
  }
  return found;
}

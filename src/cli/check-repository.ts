import type { Octokit } from '@octokit/rest';

/** How a team's repository was found, and how to mend what is wrong with it. */
export interface RepositoryFinding {
  readonly what: string;
  readonly state: 'good' | 'warning' | 'bad';
  readonly detail: string;
}

/**
 * Looks at a repository that Hotline writes issues to, and at the labels that it is to find there.
 *
 * @param whose what has to have the rights: the token, or the app.
 */
export async function checkRepository(
  octokit: Octokit,
  whose: string,
  { name, labels }: { readonly name: string; readonly labels: readonly string[] },
): Promise<readonly RepositoryFinding[]> {
  const [owner = '', repo = ''] = name.split('/');
  const bad = (detail: string) => [{ what: name, state: 'bad', detail }] as const;
  try {
    const { data } = await octokit.rest.repos.get({ owner, repo });
    if (data.archived) return bad('the repository is archived: unarchive it, or name another');
    if (!data.has_issues) return bad('issues are switched off there: switch them on');
    if (data.permissions?.push === false) {
      return bad(`${whose} may not write there: give it write access to its issues`);
    }
    const findings: RepositoryFinding[] =
      data.full_name.toLowerCase() === name.toLowerCase()
        ? [{ what: name, state: 'good', detail: 'can be read, and has issues' }]
        : [
            {
              what: name,
              state: 'warning',
              detail: `is called ${data.full_name} now: correct it in hotline.yml`,
            },
          ];
    for (const label of labels) {
      if (await hasLabel(label)) continue;
      findings.push({
        what: name,
        state: 'warning',
        detail: `has no label “${label}”: make it there, or correct github.labels in hotline.yml`,
      });
    }
    return findings;
  } catch (error) {
    return bad(
      `GitHub says ${statusOf(error)}: check the name, and that ${whose} may read and write its issues`,
    );
  }

  async function hasLabel(label: string): Promise<boolean> {
    try {
      await octokit.rest.issues.getLabel({ owner, repo, name: label });
      return true;
    } catch (error) {
      if (statusOf(error) === '404') return false;
      throw error;
    }
  }
}

function statusOf(error: unknown): string {
  return error instanceof Error && 'status' in error ? String(error.status) : 'no answer';
}

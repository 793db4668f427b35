import type { WebClient } from '@slack/web-api';
import type { UserId } from '../../../domain/team/responder.ts';

export interface FoundGroup {
  readonly id: string;
  readonly members: ReadonlySet<UserId>;
  readonly isDisabled: boolean;
}

/**
 * A user group with its members.
 *
 * @param wanted its id, or its handle without `@`.
 * @throws what Slack answers where the token may not ask, or the plan has no groups.
 */
export async function findUserGroup(
  client: WebClient,
  wanted: string,
): Promise<FoundGroup | undefined> {
  const all = await client.usergroups.list({
    include_users: true,
    include_disabled: true,
  });
  const found = all.usergroups?.find(({ id, handle }) => id === wanted || handle === wanted);
  if (found?.id === undefined) return undefined;
  return {
    id: found.id,
    members: new Set(found.users),
    isDisabled: found.date_delete !== undefined && found.date_delete !== 0,
  };
}

import type { WorkspaceGroup } from '../slack-double.ts';
import type { Json, StoredFile } from '../wire.ts';

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly description: string;
  readonly users: readonly string[];
  readonly isDisabled: boolean;
}

export interface UploadedFile extends StoredFile {
  readonly content: Buffer | undefined;
}

/** The lesser things of a workspace: groups, files, pins, bookmarks. */
export class WorkspaceExtras {
  readonly groups = new Map<string, UserGroup>();
  readonly files = new Map<string, UploadedFile>();
  /** Conversation → message ts. */
  readonly pins = new Map<string, Set<string>>();
  /** Conversation → bookmarks. */
  readonly bookmarks = new Map<string, Json[]>();
  readonly #counts = new Map<string, number>();

  constructor(groups: readonly WorkspaceGroup[] = []) {
    for (const { id = this.nextId('S0'), handle, users = [], disabled = false } of groups) {
      const group = { id, handle, name: handle, description: '', users, isDisabled: disabled };
      this.groups.set(id, group);
    }
  }

  /** Ids that rise from run to run alike, so that ledgers of two runs can be compared. */
  nextId(prefix: string): string {
    const count = (this.#counts.get(prefix) ?? 0) + 1;
    this.#counts.set(prefix, count);
    return `${prefix}${String(count).padStart(6, '0')}`;
  }
}

import { Refusal } from '../refusal.ts';
import type { Option, StateValue, StateValues, View } from '../wire.ts';

/** Slack stacks at most three forms. */
const STACK_LIMIT = 3;

export interface StoredView extends View {
  readonly id: string;
  readonly hash: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** What the person has typed so far. What is untouched is not in it. */
  readonly typed: StateValues;
  /** The ledger entry that first showed it. */
  readonly seq: number;
}

/** Open forms, a stack for each person, and Home tabs. */
export class ViewStore {
  readonly #stacks = new Map<string, StoredView[]>();
  readonly #homes = new Map<string, StoredView>();
  /** View and action id → what the app offered last for a menu with an external source. */
  readonly #offers = new Map<string, readonly Option[]>();
  /** From the clock, since a bot remembers view ids for longer than this process lives. */
  #count = Date.now();

  offer(view: StoredView, actionId: string, options: readonly Option[]): void {
    this.#offers.set(`${view.id} ${actionId}`, options);
  }

  offered(view: StoredView, actionId: string): readonly Option[] {
    return this.#offers.get(`${view.id} ${actionId}`) ?? [];
  }

  stack(user: string): readonly StoredView[] {
    return this.#stacks.get(user) ?? [];
  }

  top(user: string): StoredView | undefined {
    return this.#stacks.get(user)?.at(-1);
  }

  home(user: string): StoredView | undefined {
    return this.#homes.get(user);
  }

  open(user: string, view: View, seq: number): StoredView {
    const opened = this.#make(user, view, seq, undefined);
    this.#stacks.set(user, [opened]);
    return opened;
  }

  push(user: string, view: View, seq: number): StoredView {
    const stack = this.stack(user);
    if (stack.length >= STACK_LIMIT) throw new Refusal('push_limit_reached');
    const pushed = this.#make(user, view, seq, stack.at(-1));
    this.#stacks.set(user, [...stack, pushed]);
    return pushed;
  }

  find(reference: { id?: string; externalId?: string }): StoredView | undefined {
    for (const stack of this.#stacks.values()) {
      for (const view of stack) {
        if (reference.id !== undefined && view.id === reference.id) return view;
        if (reference.externalId !== undefined && view.external_id === reference.externalId) {
          return view;
        }
      }
    }
    return undefined;
  }

  /** Keeps the id, and what was typed into blocks that keep their ids: so does Slack. All else is the new view's. */
  update(current: StoredView, view: View): StoredView {
    const kept = new Set(view.blocks.map((block) => block.block_id));
    const typed = Object.fromEntries(
      Object.entries(current.typed).filter(([blockId]) => kept.has(blockId)),
    );
    const { id, user, rootId, previousId, seq } = current;
    const updated = { id, user, rootId, previousId, seq, ...bare(view), hash: this.#hash(), typed };
    this.#replace(updated);
    return updated;
  }

  type(current: StoredView, blockId: string, actionId: string, value: StateValue): StoredView {
    const typed = {
      ...current.typed,
      [blockId]: { ...current.typed[blockId], [actionId]: value },
    };
    const updated = { ...current, typed };
    this.#replace(updated);
    return updated;
  }

  closeTop(user: string): void {
    this.#stacks.set(user, this.stack(user).slice(0, -1));
  }

  clear(user: string): void {
    this.#stacks.delete(user);
  }

  publishHome(user: string, view: View, seq: number): StoredView {
    const before = this.#homes.get(user);
    const published = {
      ...this.#make(user, view, seq, undefined),
      ...(before === undefined ? {} : { id: before.id }),
    };
    this.#homes.set(user, published);
    return published;
  }

  #make(user: string, view: View, seq: number, below: StoredView | undefined): StoredView {
    if (
      view.external_id !== undefined &&
      this.find({ externalId: view.external_id }) !== undefined
    ) {
      throw new Refusal('duplicate_external_id');
    }
    this.#count += 1;
    const id = `V${this.#count.toString(36).toUpperCase()}`;
    return {
      ...bare(view),
      id,
      hash: this.#hash(),
      user,
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      typed: {},
      seq,
    };
  }

  #replace(view: StoredView): void {
    if (this.#homes.get(view.user)?.id === view.id) this.#homes.set(view.user, view);
    const stack = this.stack(view.user).map((one) => (one.id === view.id ? view : one));
    this.#stacks.set(view.user, stack);
  }

  #hash(): string {
    this.#count += 1;
    return `${this.#count}.${this.#count.toString(16)}`;
  }
}

/** Only what an app may set, so that a view handed back to us brings no stale ids. */
function bare(view: View): View {
  return {
    type: view.type,
    blocks: view.blocks,
    ...(view.title === undefined ? {} : { title: view.title }),
    ...(view.submit === undefined ? {} : { submit: view.submit }),
    ...(view.close === undefined ? {} : { close: view.close }),
    ...(view.callback_id === undefined ? {} : { callback_id: view.callback_id }),
    ...(view.private_metadata === undefined ? {} : { private_metadata: view.private_metadata }),
    ...(view.external_id === undefined ? {} : { external_id: view.external_id }),
    ...(view.clear_on_close === undefined ? {} : { clear_on_close: view.clear_on_close }),
    ...(view.notify_on_close === undefined ? {} : { notify_on_close: view.notify_on_close }),
  };
}

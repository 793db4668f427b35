import type { ResponderId, UserId } from '../../../team/responder.ts';
import type { WordsContext } from './words-context.ts';

/** Whom a change is about: somebody of the rotation, or a name that is none of it. */
export interface Subject {
  /** Undefined for somebody who is not on the rotation. */
  readonly id: ResponderId | undefined;
  readonly name: string;
}

const MENTION = /^<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/u;
const SPEAKER = /^(?:i|me)\b/iu;
const BEGINS_A_PREDICATE =
  /^(?:is|are|am|was|were|has|have|gets?|leaves?|quits?|joins?|goes|will|would|works?|becomes?|not|weight|'s)\b/iu;

/** The person at the beginning of a clause, and what follows. No subject where it begins with what is said of one. */
export function findSubject(
  clause: string,
  { people, me, nameOfUser }: WordsContext,
): { readonly subject: Subject | undefined; readonly rest: string } {
  const after = (length: number): string => clause.slice(length).trim();
  const mention = MENTION.exec(clause);
  if (mention) {
    const userId: UserId = mention[1] ?? '';
    const known = people.find((person) => person.userId === userId);
    const name = known?.name ?? nameOfUser(userId) ?? (mention[2] === '' ? undefined : mention[2]);
    return { subject: { id: known?.id, name: name ?? userId }, rest: after(mention[0].length) };
  }
  const bare = clause.replace(/^@/u, '');
  const named = people
    .filter(({ name }) => isNamed(bare, name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (named) {
    const length = named.name.length + clause.length - bare.length;
    return { subject: { id: named.id, name: named.name }, rest: after(length) };
  }
  const speaker = SPEAKER.exec(clause);
  const self = speaker && people.find(({ id }) => id === me);
  if (speaker && self) {
    return { subject: { id: self.id, name: self.name }, rest: after(speaker[0].length) };
  }
  if (BEGINS_A_PREDICATE.test(clause)) return { subject: undefined, rest: clause };
  const word = /^@?([\p{L}\p{N}._-]+)/u.exec(clause);
  if (word === null) return { subject: undefined, rest: clause };
  return { subject: { id: undefined, name: word[1] ?? '' }, rest: after(word[0].length) };
}

/** Whether a text begins with a name, and no longer word. */
function isNamed(text: string, name: string): boolean {
  return (
    text.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
    !/^[\p{L}\p{N}_-]/u.test(text.slice(name.length))
  );
}

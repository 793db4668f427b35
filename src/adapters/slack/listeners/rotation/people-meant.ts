import { type Refusal, refuse } from '../../../../domain/incident/decision.ts';
import type { UserId } from '../../../../domain/team/responder.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { nearest } from '../../../../domain/text/nearest.ts';
import type { Tx } from '../../../../ports/store.ts';

/** The people that somebody names, in order, and what else they said. */
export interface PeopleMeant {
  readonly ok: true;
  readonly people: readonly UserId[];
  /** Named with a "for" before it: whom an admin acts for. */
  readonly forUser: UserId | undefined;
  readonly rest: string;
}

const NAMED =
  /(?:\b(for|with)\s+)?(?:<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>|@([\p{L}\p{N}._-]+))(?:'s\b)?/giu;

/**
 * Finds the people in what follows a verb: mentions as Slack sends them, and names of the roster behind an @.
 *
 * @param forIs what a "for" before somebody means: whom an admin acts for, or a word like any other.
 */
export async function peopleMeant(
  tx: Tx,
  team: Team,
  said: string,
  forIs: 'acting' | 'word' = 'acting',
): Promise<PeopleMeant | Refusal> {
  const roster = (await tx.people.ofTeam(team.key)).filter(({ active }) => active);
  const people: UserId[] = [];
  let forUser: UserId | undefined;
  for (const [, before, id, name] of said.matchAll(NAMED)) {
    const found = id ?? roster.find((r) => r.name.toLowerCase() === name?.toLowerCase())?.userId;
    if (found === undefined) {
      const names = roster.map((r) => r.name);
      if (names.length === 0) {
        return refuse('invalid', `Nobody is on ${team.name}’s rotation yet.`);
      }
      const close = nearest(name ?? '', names);
      return refuse(
        'invalid',
        close === undefined
          ? `Nobody on ${team.name}’s rotation is called ${name ?? ''}: there are ${names.join(', ')}.`
          : `Nobody on ${team.name}’s rotation is called ${name ?? ''}: did you mean @${close}?`,
      );
    }
    if (before?.toLowerCase() === 'for' && forIs === 'acting') forUser = found;
    else people.push(found);
  }
  const rest = said
    .replace(NAMED, (_, before?: string) =>
      before?.toLowerCase() === 'for' && forIs === 'word' ? ' for ' : ' ',
    )
    .replace(/\s+/gu, ' ')
    .trim();
  return { ok: true, people, forUser, rest };
}

/** Somebody of the roster named at the beginning may do without the @. */
export async function withMark(tx: Tx, team: Team, said: string): Promise<string> {
  const first = /^[\p{L}\p{N}._-]+/u.exec(said)?.[0].toLowerCase();
  const roster = await tx.people.ofTeam(team.key);
  return roster.some(({ name, active }) => active && name.toLowerCase() === first)
    ? `@${said}`
    : said;
}

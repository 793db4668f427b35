import type { UserId } from '../domain/team/responder.ts';

/** What somebody is in the workspace; `unknown` where nobody could say in time. */
export type Standing = 'member' | 'guest' | 'stranger' | 'gone' | 'bot' | 'unknown';

/** Says what somebody is, within the time that a person who waits has. */
export type StandingOf = (userId: UserId) => Promise<Standing>;

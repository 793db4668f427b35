import type { UserId } from '../../domain/team/responder.ts';
import { accept, type Reader, refuse, required } from './reading.ts';

const USER_ID = /^[UW][A-Z0-9]{4,30}$/u;
const CHANNEL_ID = /^[CG][A-Z0-9]{6,30}$/u;
/** Slack's rule: lower-case letters of any script, digits, hyphens and underscores; at most 80. */
const CHANNEL_NAME = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]{1,80}$/u;
const GROUP_ID = /^S[A-Z0-9]{6,30}$/u;
const GROUP_HANDLE = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}._-]{1,80}$/u;

const USER_REMEDY =
  'write a Slack member id such as U01ALPHA (in Slack: the profile, then ⋮, then Copy member ID)';

/** A person's Slack id. Names are no identity: they change, and two people may share one. */
export const userId: Reader<UserId> = required(USER_REMEDY, (value) => {
  if (typeof value !== 'string') return refuse('is not a Slack member id', USER_REMEDY);
  const id = value.trim();
  if (USER_ID.test(id)) return accept(id);
  // What Slack writes for a mention, and what a hasty hand writes in lower case.
  const meant = /^<?@?([uw][a-z0-9]{4,30})(?:\|[^>]*)?>?$/iu.exec(id)?.[1]?.toUpperCase();
  const isNearlyAnId = meant !== undefined && /\d/u.test(meant);
  return refuse('is not a Slack member id', isNearlyAnId ? `did you mean ${meant}?` : USER_REMEDY);
});

const GROUP_REMEDY =
  'write the handle of a user group without @, such as visit-oncall, or its id, such as S0604QSJC';

/** A user group's handle without `@`, or its id. */
export const userGroup: Reader<string> = required(GROUP_REMEDY, (value) => {
  if (typeof value !== 'string') return refuse('is not a user group', GROUP_REMEDY);
  const group = value.trim();
  if (GROUP_ID.test(group) || GROUP_HANDLE.test(group)) return accept(group);
  // What Slack writes for a mention of one, and what people call it by.
  const meant =
    /^<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>$/u.exec(group)?.[1] ??
    group.replace(/^@/u, '').toLowerCase();
  const isNearlyOne = GROUP_ID.test(meant) || GROUP_HANDLE.test(meant);
  return refuse('is not a user group', isNearlyOne ? `did you mean ${meant}?` : GROUP_REMEDY);
});

const CHANNEL_REMEDY = 'write the name of a channel without #, such as visit-live, or its id';

/** A channel's name without `#`, or its id. */
export const channel: Reader<string> = (value) => {
  if (value === null) {
    return refuse('is empty', 'write the name without #, which begins a comment in YAML');
  }
  return required(CHANNEL_REMEDY, (given) => {
    if (typeof given !== 'string') return refuse('is not a channel', CHANNEL_REMEDY);
    const name = given.trim();
    if (CHANNEL_NAME.test(name) || CHANNEL_ID.test(name)) return accept(name);
    const meant = name
      .replace(/^#/u, '')
      .toLowerCase()
      .replaceAll(/[\s.]+/gu, '-');
    return refuse(
      'is not the name of a channel',
      CHANNEL_NAME.test(meant) ? `did you mean ${meant}?` : CHANNEL_REMEDY,
    );
  })(value);
};

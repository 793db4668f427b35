import type { PlainTextOption } from '@slack/types';
import type { KnownCustomer } from '../../../domain/incident/known-customers.ts';
import { shortened } from '../../../domain/text/harmless.ts';
import { option } from './forms.ts';
import { plain } from './text.ts';

/** Slack's limit for an option's value is 150. */
const NAME_LIMIT = 140;

/** What the customer's field offers: those who fit what was typed, and what was typed itself. */
export function customerOptions(
  known: readonly KnownCustomer[],
  typed: string,
): readonly PlainTextOption[] {
  const name = shortened(plain(typed).replace(/\s+/gu, ' ').trim(), NAME_LIMIT / 2);
  const isKnown = known.some((one) => one.name?.toLowerCase() === name.toLowerCase());
  return [
    ...known.map((one) => option(`known:${one.id}`, label(one))),
    ...(name === '' || isKnown ? [] : [option(`new:${name}`, `New: ${name}`)]),
  ];
}

function label({ name, organisation, email }: KnownCustomer): string {
  return [name ?? email ?? '', organisation, name === undefined ? undefined : email]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Reads back what was chosen. */
export function readCustomer(value: string | undefined): {
  readonly name: string | undefined;
  readonly knownCustomer: string | undefined;
} {
  if (value === undefined) return { name: undefined, knownCustomer: undefined };
  const known = /^known:(.+)$/u.exec(value)?.[1];
  return known === undefined
    ? { name: value.replace(/^new:/u, '').trim(), knownCustomer: undefined }
    : { name: undefined, knownCustomer: known };
}

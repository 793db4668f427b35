import type { Customer } from './incident.ts';

/** Somebody who asked before. */
export interface KnownCustomer extends Customer {
  readonly id: string;
}

const small = (text: string | undefined): string =>
  (text ?? '').replace(/\s+/gu, ' ').trim().toLowerCase();

/** What tells one customer from another: the address, else name and organisation. Undefined when neither is known. */
export function customerKey(customer: Customer): string | undefined {
  const email = small(customer.email);
  if (email !== '') return email;
  const name = small(customer.name);
  return name === '' ? undefined : `${name}|${small(customer.organisation)}`;
}

/** Those who fit what somebody typed: each word of it begins a word of name, organisation or address. */
export function fittingCustomers(
  customers: readonly KnownCustomer[],
  typed: string,
  limit: number,
): readonly KnownCustomer[] {
  const wanted = small(typed).split(' ').filter(Boolean);
  const seen = new Set<string>();
  return customers
    .filter((customer) => {
      if (seen.has(customer.id)) return false;
      seen.add(customer.id);
      const words = small(
        [customer.name, customer.organisation, customer.email].filter(Boolean).join(' '),
      ).split(/[ @.]/u);
      return wanted.every((word) => words.some((one) => one.startsWith(word)));
    })
    .slice(0, limit);
}

/** What was given, with what is known of them where nothing was. */
export function withKnown(given: Customer, known: Customer): Customer {
  const hasReach = given.email !== undefined || given.phone !== undefined;
  return {
    name: given.name ?? known.name,
    organisation: given.organisation ?? known.organisation,
    email: hasReach ? given.email : known.email,
    phone: hasReach ? given.phone : known.phone,
  };
}

import type { CountedIncident } from '../../src/domain/figures/counted.ts';
import { at } from './fixtures.ts';

/** Came in at a time of VisIt's wall clock; due an hour of business later unless it says otherwise. */
export function counted(
  number: number,
  cameIn: string,
  due: string,
  rest: Partial<Omit<CountedIncident, 'number'>> & {
    readonly answered?: string;
    readonly resolved?: string;
  } = {},
): CountedIncident {
  const { answered, resolved, ...others } = rest;
  return {
    number,
    environment: 'open',
    severity: 'normal',
    contact: 'call',
    cameInAt: at(cameIn),
    dueAt: at(due),
    answeredAt: answered === undefined ? undefined : at(answered),
    resolvedAt: resolved === undefined ? undefined : at(resolved),
    effortHours: undefined,
    activities: [],
    ownerId: undefined,
    isDuplicate: false,
    isRestricted: false,
    customer: undefined,
    ...others,
  };
}

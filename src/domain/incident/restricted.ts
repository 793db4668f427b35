import type { Responder } from '../team/responder.ts';
import type { Environment } from '../team/team.ts';
import { type Refusal, refuse } from './decision.ts';

/**
 * Where the customer of a restricted environment is called back, and what the people there call the matter. It is kept
 * apart from the incident, so that nothing that shows incidents can show it.
 */
export interface CallBack {
  readonly phone: string;
  readonly reference: string | undefined;
}

/** Response times that a customer may ask for, in business minutes. */
const RESPONSE_TIMES = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480, 960];

const LONGEST_GOAL = 10_000;

const PHONE = /^\+?[\d ()./-]{3,30}(?:x\d{1,6})?$/u;

/** A number of a ticket or of a document. It holds a digit and no blank, so that nobody can tell a story in it. */
const REFERENCE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/#-]{0,23}$/u;

/** All that is ever called of such an incident. */
export function restrictedTitle(environment: Environment): string {
  return `Restricted incident (${environment.name})`;
}

/** What the form offers: the environment's own goal among the usual ones. */
export function responseTimes(goalMinutes: number): readonly number[] {
  return [...new Set([...RESPONSE_TIMES, goalMinutes])].toSorted((a, b) => a - b);
}

export function checkCallBack(
  callBack: CallBack,
  goalMinutes: number | undefined,
): Refusal | undefined {
  const { phone, reference } = callBack;
  if (!PHONE.test(phone) || (phone.match(/\d/gu)?.length ?? 0) < 3) {
    return refuse(
      'invalid',
      'Give a telephone number alone, such as 2-4847 or +1 925 555 0100 x12.',
      'call_back',
    );
  }
  if (reference !== undefined && !REFERENCE.test(reference)) {
    return refuse(
      'invalid',
      'A reference is a number such as T-1234: letters, digits and . _ / # - without blanks, 24 at most. Nothing else may be written here.',
      'reference',
    );
  }
  if (
    goalMinutes !== undefined &&
    !(Number.isInteger(goalMinutes) && goalMinutes >= 1 && goalMinutes <= LONGEST_GOAL)
  ) {
    return refuse('invalid', 'Choose the response time from the list.', 'required_response');
  }
  return undefined;
}

/** Whether somebody has all that working in an environment takes. */
export function isCapable(
  person: Pick<Responder, 'capabilities'>,
  { needs }: Pick<Environment, 'needs'>,
): boolean {
  const has = new Set(person.capabilities.map((one) => one.toLowerCase()));
  return needs.every((need) => has.has(need.toLowerCase()));
}

/** What somebody has carried so far. */
export interface Carried {
  readonly person: Responder;
  /** Incidents of the environment that they owned lately. */
  readonly incidents: number;
  /** Weeks of duty, in either role. */
  readonly weeks: number;
}

/** Whoever has carried least for their weight comes first. The order is the same whenever it is asked for. */
export function fairestFirst(people: readonly Carried[]): readonly Responder[] {
  const share = (amount: number, { person }: Carried): number =>
    person.weight > 0 ? amount / person.weight : Number.POSITIVE_INFINITY;
  return people
    .toSorted(
      (a, b) =>
        share(a.incidents, a) - share(b.incidents, b) ||
        share(a.weeks, a) - share(b.weeks, b) ||
        a.person.name.localeCompare(b.person.name),
    )
    .map(({ person }) => person);
}

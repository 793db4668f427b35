import { type Parsed, parsed } from '../time/parsed.ts';
import {
  CONTACT_WAY_KINDS,
  type ContactWay,
  type ContactWayKind,
  LONGEST_WAIT_MINUTES,
  PUSH_FORMATS,
  type PushFormat,
} from './contact-way.ts';

/** What a person gives of a way; who they are and when is added where it is kept. */
export type GivenWay = Pick<ContactWay, 'kind' | 'address' | 'afterMinutes' | 'format' | 'secret'>;

const LONGEST_ADDRESS = 320;
const LONGEST_URL = 1_000;

/** One address, in ASCII, without a name around it: it goes into the head of a mail. */
const MAIL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/u;

/** E.164: a plus, the country, and at most fifteen digits in all. */
const NUMBER = /^\+[1-9]\d{6,14}$/u;

/** Tokens are one word of visible ASCII. */
const TOKEN = /^[!-~]{8,200}$/u;

const problem = (text: string): Parsed<never> => ({ ok: false, problem: text });

/** Reads what somebody typed as a way to reach them. The problem says what to write instead. */
export function readContactWay(
  kind: ContactWayKind,
  text: string,
  afterMinutes: number,
): Parsed<GivenWay> {
  if (!Number.isInteger(afterMinutes) || afterMinutes < 0 || afterMinutes > LONGEST_WAIT_MINUTES) {
    return problem(
      `The wait is a whole number of minutes from 0 (at once) to ${String(LONGEST_WAIT_MINUTES)}.`,
    );
  }
  const given = text.trim();
  switch (kind) {
    case 'email':
      return readMail(given, afterMinutes);
    case 'sms':
    case 'voice':
      return readNumber(kind, given, afterMinutes);
    case 'push':
      return readPush(given, afterMinutes);
  }
}

function readMail(address: string, afterMinutes: number): Parsed<GivenWay> {
  // oxlint-disable-next-line no-control-regex -- a line break would begin another line in the head of a mail
  if (/[\u0000-\u001f\u007f]/u.test(address)) {
    return problem(
      'An email address stands on one line. Write it again, such as alpha@example.org.',
    );
  }
  if (address.length > LONGEST_ADDRESS || !MAIL.test(address)) {
    return problem('Write one email address alone, such as alpha@example.org.');
  }
  return parsed({ kind: 'email', address, afterMinutes });
}

function readNumber(kind: 'sms' | 'voice', text: string, afterMinutes: number): Parsed<GivenWay> {
  const number = text.replace(/^00/u, '+').replace(/[\s().\u00a0/-]/gu, '');
  if (/^\d/u.test(number)) {
    return problem('Write the number with its country, such as +1 925 555 0100.');
  }
  if (!NUMBER.test(number)) {
    return problem('Write a telephone number alone, with its country, such as +1 925 555 0100.');
  }
  return parsed({ kind, address: number, afterMinutes });
}

const PUSH_EXAMPLE =
  'Write the format, the https address and, where there is one, the token: `ntfy https://ntfy.example.org/my-topic tk_…`, `gotify https://push.example.org TOKEN` or `json https://hooks.example.org/page SECRET`.';

function readPush(text: string, afterMinutes: number): Parsed<GivenWay> {
  const words = text.split(/\s+/u).filter(Boolean);
  const named = PUSH_FORMATS.find((one) => one === words[0]?.toLowerCase());
  const [address = '', secret, ...more] = named === undefined ? words : words.slice(1);
  const format: PushFormat = named ?? 'json';
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || more.length > 0) return problem(PUSH_EXAMPLE);
  if (url.protocol !== 'https:') {
    return problem(`The address of a push begins with https://. ${PUSH_EXAMPLE}`);
  }
  if (address.length > LONGEST_URL)
    return problem('That address is too long: 1000 letters at most.');
  if (url.username !== '' || url.password !== '') {
    return problem(`A name or password does not belong into the address. ${PUSH_EXAMPLE}`);
  }
  if (secret === undefined && format !== 'ntfy') {
    return problem(
      format === 'json'
        ? `A secret has to sign what is sent, so that the receiver can believe it. ${PUSH_EXAMPLE}`
        : `Gotify lets nobody in without a token. ${PUSH_EXAMPLE}`,
    );
  }
  if (secret !== undefined && !TOKEN.test(secret)) {
    return problem('A token or secret is one word of 8 to 200 letters, digits and signs.');
  }
  if (format === 'ntfy' && url.pathname.replaceAll('/', '') === '') {
    return problem(
      'An address of ntfy ends with a topic, such as https://ntfy.example.org/my-topic.',
    );
  }
  return parsed({
    kind: 'push',
    address: url.href,
    afterMinutes,
    format,
    ...(secret === undefined ? {} : { secret }),
  });
}

/** `sms`, `text`, `call` …: the kind that a word names. */
export function contactWayKind(word: string): ContactWayKind | undefined {
  const said = word.toLowerCase();
  const synonyms: Readonly<Record<string, ContactWayKind>> = {
    mail: 'email',
    'e-mail': 'email',
    text: 'sms',
    phone: 'voice',
    call: 'voice',
    webhook: 'push',
    ntfy: 'push',
    gotify: 'push',
    json: 'push',
  };
  return CONTACT_WAY_KINDS.find((kind) => kind === said) ?? synonyms[said];
}

/** What others may see of an address, and its owner in a list: enough to tell it from another. */
export function maskedAddress({ kind, address }: Pick<ContactWay, 'kind' | 'address'>): string {
  switch (kind) {
    case 'email': {
      const [local = '', domain = ''] = address.split('@');
      return `${local.slice(0, 1)}…@${domain}`;
    }
    case 'sms':
    case 'voice':
      return `${address.slice(0, 2)}…${address.slice(-3)}`;
    case 'push':
      return new URL(address).host;
  }
}

import { isEmailAddress } from '../domain/team/person-facts.ts';
import type { Variables } from './environment-variables.ts';
import { Secret } from './secret.ts';

/** How mail is sent. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first word, STARTTLS or nothing, STARTTLS where there is any. */
  readonly encryption: 'from-the-start' | 'required' | 'offered';
  readonly signIn: { readonly user: string; readonly password: Secret } | undefined;
  readonly from: { readonly address: string; readonly name: string | undefined };
}

const URL_REMEDY = 'write one such as smtps://hotline@smtp.example.org';
const FROM_REMEDY = 'write one such as hotline@example.org, or VisIt hotline <hotline@example.org>';

/** What never leaves this machine, or a network of containers. */
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+)$/iu;

/** Reads how mail is sent; undefined where no server is named. No problem that is said holds a password. */
export function mailSettings(variables: Variables): MailSettings | undefined {
  const given = variables.text('HOTLINE_SMTP_URL');
  const password = variables.text('HOTLINE_SMTP_PASSWORD');
  const tls = variables.oneOf('HOTLINE_SMTP_TLS', ['required', 'offered'], 'required');
  const from = readFrom(variables, given !== undefined);
  if (given === undefined) {
    if (password !== undefined) {
      variables.refuse('HOTLINE_SMTP_PASSWORD', 'has no HOTLINE_SMTP_URL', 'name the server');
    }
    return undefined;
  }
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSmtp = url?.protocol === 'smtp:' || url?.protocol === 'smtps:';
  if (url === undefined || !isSmtp || url.hostname === '') {
    variables.refuse('HOTLINE_SMTP_URL', 'is not the address of a mail server', URL_REMEDY);
    return undefined;
  }
  const isTlsAtOnce = url.protocol === 'smtps:';
  const isLocal = LOCAL_HOST.test(url.hostname);
  const signIn = readSignIn(variables, url, password);
  if (signIn !== undefined && !isTlsAtOnce && !isLocal && tls === 'offered') {
    variables.refuse(
      'HOTLINE_SMTP_TLS',
      'would send a password unencrypted',
      'take it out, or take the user out of HOTLINE_SMTP_URL',
    );
  }
  return {
    host: url.hostname.replace(/^\[|\]$/gu, ''),
    port: url.port === '' ? (isTlsAtOnce ? 465 : 587) : Number(url.port),
    encryption: isTlsAtOnce ? 'from-the-start' : isLocal ? 'offered' : tls,
    signIn,
    from,
  };
}

function readFrom(variables: Variables, isNeeded: boolean): MailSettings['from'] {
  const given = variables.text('HOTLINE_MAIL_FROM');
  const standIn = { address: '', name: undefined };
  if (given === undefined) {
    return isNeeded ? variables.missing('HOTLINE_MAIL_FROM', FROM_REMEDY, standIn) : standIn;
  }
  const named = /^(?<name>[^<>\p{Cc}]*?)\s*<(?<address>[^<>]*)>$/u.exec(given)?.groups;
  const address = (named?.['address'] ?? given).trim();
  const name = named?.['name']?.replace(/^"(.*)"$/u, '$1').trim();
  if (!isEmailAddress(address)) {
    variables.refuse('HOTLINE_MAIL_FROM', 'is not an address of mail', FROM_REMEDY);
  }
  return { address, name: name === '' ? undefined : name };
}

function readSignIn(
  variables: Variables,
  url: URL,
  apart: string | undefined,
): MailSettings['signIn'] {
  if (url.username === '') {
    if (apart !== undefined || url.password !== '') {
      const remedy = 'put the user name into it, as in smtps://hotline@smtp.example.org';
      variables.refuse('HOTLINE_SMTP_URL', 'has a password and no user', remedy);
    }
    return undefined;
  }
  const inAddress = url.password === '' ? undefined : decoded(url.password);
  const password = apart ?? inAddress;
  if (password === undefined) {
    const remedy = 'give the password of the user in HOTLINE_SMTP_URL';
    variables.missing('HOTLINE_SMTP_PASSWORD', remedy, undefined);
  }
  return { user: decoded(url.username), password: new Secret(password ?? '') };
}

/** What stands in an address with percent signs; as it is where it is none of those. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import { Readable } from 'node:stream';
import type { NodemailerError } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailAddress, Mailer, MailLook, MailOutcome } from '../../ports/mail.ts';
import { malformed, type WrittenMessage, writeMessage } from './message.ts';
import { outcomeOf, whyOf } from './outcome.ts';

/** How mail leaves the house. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /**
   * `from-the-start`: TLS before a word is said (port 465). `required`: STARTTLS, or nothing is sent. `offered`: STARTTLS
   * where the server has it. A certificate that does not hold is never accepted.
   */
  readonly encryption: 'from-the-start' | 'required' | 'offered';
  readonly signIn: { readonly user: string; readonly password: string } | undefined;
  readonly from: MailAddress;
  /** Certificates to trust besides the system's, in PEM; for tests. */
  readonly trusted?: string;
  /** Milliseconds of silence after which the server counts as gone. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 15_000;

/** However slowly the words drip, after so many times the patience it is over. */
const LONGEST_IN_PATIENCES = 4;

/** Speaks SMTP: one connection for each mail, one attempt, no repeats. */
export function createSmtpMailer(settings: SmtpSettings): Mailer {
  return {
    send: async (mail) => {
      const wrong = malformed(mail);
      if (wrong !== undefined) return { kind: 'refused', of: 'malformed', why: wrong };
      const message = await writeMessage(mail, settings.from);
      let isUnderWay = false;
      const failure = await inSession(settings, async (connection) => {
        await deliver(connection, message, () => {
          isUnderWay = true;
        });
      });
      return failure === undefined ? SENT : outcomeOf(failure, isUnderWay);
    },
    look: async (): Promise<MailLook> => {
      const failure = await inSession(settings, async () => await Promise.resolve());
      return failure === undefined ? { ok: true } : { ok: false, why: whyOf(failure) };
    },
  };
}

const SENT: MailOutcome = { kind: 'sent' };

/** Connects, signs in, and does what is wanted; answers what went wrong. */
async function inSession(
  settings: SmtpSettings,
  work: (connection: SMTPConnection) => Promise<void>,
): Promise<NodemailerError | undefined> {
  const { patienceMs = PATIENCE_MS } = settings;
  const connection = new SMTPConnection(connectionOptions(settings, patienceMs));
  let deadline: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      new Promise<never>((_, reject) => {
        // Whatever the library reports outside of a call: a socket that was cut, a silence.
        connection.once('error', reject);
        deadline = setTimeout(() => {
          reject(Object.assign(new Error('took too long'), { code: 'ETIMEDOUT' }));
        }, patienceMs * LONGEST_IN_PATIENCES);
      }),
      (async () => {
        await connected(connection);
        await signedIn(connection, settings);
        await work(connection);
      })(),
    ]);
    connection.quit();
    return undefined;
  } catch (error) {
    connection.close();
    if (!isFailure(error)) throw error;
    return error;
  } finally {
    clearTimeout(deadline);
    // What comes after the last word changes nothing, and must not end the process.
    connection.on('error', () => undefined);
  }
}

const isFailure = (error: unknown): error is NodemailerError =>
  typeof error === 'object' && error !== null && 'message' in error && 'code' in error;

function connectionOptions(settings: SmtpSettings, patienceMs: number): SMTPConnection.Options {
  const { host, port, encryption, trusted } = settings;
  return {
    host,
    port,
    secure: encryption === 'from-the-start',
    requireTLS: encryption === 'required',
    // The name of this machine is nobody's business.
    name: settings.from.address.slice(settings.from.address.lastIndexOf('@') + 1),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    dnsTimeout: patienceMs,
    socketTimeout: patienceMs,
    socketCloseTimeout: 0,
    tls: { minVersion: 'TLSv1.2', ...(trusted === undefined ? {} : { ca: trusted }) },
  };
}

async function connected(connection: SMTPConnection): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function signedIn(connection: SMTPConnection, { signIn }: SmtpSettings): Promise<void> {
  if (signIn === undefined) return;
  if (!connection.allowsAuth) {
    const error = new Error('the server offers no sign-in');
    throw Object.assign(error, { code: 'EAUTH' });
  }
  await new Promise<void>((resolve, reject) => {
    connection.login({ user: signIn.user, pass: signIn.password }, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function deliver(
  connection: SMTPConnection,
  { bytes, from, to }: WrittenMessage,
  underWay: () => void,
): Promise<void> {
  const stream = new Readable({
    // Read only once the server has asked for it: from here on, no answer does not mean no mail.
    read() {
      underWay();
      this.push(bytes);
      this.push(null);
    },
  });
  await new Promise<void>((resolve, reject) => {
    connection.send({ from, to, size: bytes.length }, stream, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

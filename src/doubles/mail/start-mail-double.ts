import { once } from 'node:events';
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type {
  MailDouble,
  MailDoubleOptions,
  MailMoment,
  MailTrouble,
  ReceivedMail,
} from './mail-double.ts';
import { readReceived } from './received-mail.ts';

type Done = (error?: Error | null) => void;

/** A mail server on a loopback port. */
export async function startMailDouble(options: MailDoubleOptions): Promise<MailDouble> {
  const mails: ReceivedMail[] = [];
  let troubles: { trouble: MailTrouble; left: number }[] = [];
  let connections = 0;
  let seq = 0;
  const sockets = new Map<number | undefined, Socket>();
  let server: SMTPServer;

  const strike = (at: MailMoment, recipient?: string): MailTrouble | undefined => {
    const found = troubles.find(
      ({ trouble, left }) =>
        trouble.at === at &&
        left > 0 &&
        (trouble.onlyFor === undefined || trouble.onlyFor === recipient),
    );
    if (found) found.left -= 1;
    return found?.trouble;
  };

  const meet = (trouble: MailTrouble | undefined, session: SMTPServerSession, done: Done): void => {
    if (trouble === undefined) done();
    else if (typeof trouble.does === 'number') done(answer(trouble.does));
    // As a network ends it: without a word.
    else if (trouble.does !== 'hang') sockets.get(session.remotePort)?.destroy();
  };

  const keep = async (raw: Buffer, { envelope }: SMTPServerSession): Promise<void> => {
    const { mailFrom, rcptTo } = envelope;
    const from = mailFrom === false ? '' : mailFrom.address;
    const to = rcptTo.map(({ address }) => address);
    seq += 1;
    const facts = { seq, at: options.now(), envelope: { from, to } };
    mails.push(await readReceived(raw, facts));
  };

  const create = (): SMTPServer =>
    new SMTPServer({
      ...(options.tls ? { key: options.tls.key, cert: options.tls.cert } : {}),
      secure: options.tls?.fromTheStart ?? false,
      disabledCommands: [...(options.tls ? [] : ['STARTTLS']), ...(options.signIn ? [] : ['AUTH'])],
      authOptional: options.signIn === undefined,
      allowInsecureAuth: true,
      disableReverseLookup: true,
      closeTimeout: 10,
      onConnect: (session, done) => {
        connections += 1;
        meet(strike('greeting'), session, done);
      },
      onAuth: ({ username, password }, _, done) => {
        const isRight = username === options.signIn?.user && password === options.signIn?.password;
        if (isRight) done(null, { user: username });
        else done(answer(535));
      },
      onMailFrom: (_, session, done) => {
        meet(strike('sender'), session, done);
      },
      onRcptTo: ({ address }, session, done) => {
        meet(strike('recipient', address), session, done);
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const trouble = strike('message', session.envelope.rcptTo[0]?.address);
          const isKept = trouble === undefined || trouble.does === 'take-and-cut';
          void (async () => {
            if (isKept) await keep(Buffer.concat(parts), session);
            meet(trouble, session, done);
          })();
        });
      },
    });

  const listen = async (port: number): Promise<number> => {
    server = create();
    // A client that goes away in the middle is no reason to end.
    server.on('error', () => undefined);
    server.server.on('connection', (socket: Socket) => {
      const from = socket.remotePort;
      sockets.set(from, socket);
      socket.once('close', () => sockets.delete(from));
    });
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    const address = server.server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  };
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  };

  server = create();
  const port = await listen(options.port ?? 0);
  let isUp = true;
  return {
    port,
    mails: () => mails,
    connections: () => connections,
    setTrouble: (given) => {
      troubles = given.map((trouble) => ({
        trouble,
        left: trouble.times ?? Number.POSITIVE_INFINITY,
      }));
    },
    goDown: async () => {
      isUp = false;
      await close();
    },
    comeUp: async () => {
      await listen(port);
      isUp = true;
    },
    stop: async () => {
      if (isUp) await close();
    },
  };
}

const WORDS: Readonly<Record<number, string>> = {
  421: 'Try again later',
  450: 'Mailbox busy',
  451: 'Local error, try again',
  535: 'Authentication credentials invalid',
  550: 'No such mailbox here',
  554: 'Message refused',
};

const answer = (code: number): Error =>
  Object.assign(new Error(WORDS[code] ?? 'No'), { responseCode: code });

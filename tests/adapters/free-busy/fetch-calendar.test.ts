import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createCalendarReader } from '../../../src/adapters/free-busy/create-calendar-reader.ts';
import { fetchCalendar, MOST_BYTES } from '../../../src/adapters/free-busy/fetch-calendar.ts';
import { isPublicAddress } from '../../../src/adapters/free-busy/public-address.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on loopback; what it is asked by is https in name only. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const where = server.address();
  if (where === null || typeof where === 'string') throw new Error('it listens nowhere');
  return `https://localhost:${String(where.port)}/me.ics`;
}

const LOCAL = { request: httpRequest, mayReach: () => true };

const whyNot = async (fetched: Promise<string>): Promise<string> =>
  await fetched.then(
    () => 'it was fetched',
    (error: Error) => error.message,
  );

describe('an address of the public internet', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'fe80::1',
    'fd00::1',
    'localhost',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('a calendar that is fetched', () => {
  it('comes as it is, also by a redirect', async () => {
    const url = await serve(({ url: path }, response) => {
      if (path === '/me.ics') response.writeHead(302, { location: '/there' }).end();
      else response.end('BEGIN:VCALENDAR');
    });
    expect(await fetchCalendar(url, LOCAL)).toBe('BEGIN:VCALENDAR');
  });

  it.each([
    ['http://example.org/me.ics', 'its address is not https'],
    ['https://me:secret@example.org/', 'its address holds a name or a password'],
    ['https://127.0.0.1/', 'its address is not on the public internet'],
    ['https://[::1]/', 'its address is not on the public internet'],
    ['https://[::ffff:a00:1]/', 'its address is not on the public internet'],
    ['https://2130706433/', 'its address is not on the public internet'],
    // A name that leads to this machine, looked at as it is connected to.
    ['https://localhost/', 'its address is not on the public internet'],
  ])('is not fetched from %s', async (url, why) => {
    expect(await whyNot(fetchCalendar(url))).toBe(why);
  });

  it('is not fetched where a redirect leads inward', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(302, { location: 'https://169.254.169.254/latest' }).end();
    });
    const mayReach = (address: string) => address !== '169.254.169.254';
    expect(await whyNot(fetchCalendar(url, { ...LOCAL, mayReach }))).toBe(
      'its address is not on the public internet',
    );
    expect(asked).toBe(1);
  });

  it('is given up where it is refused, too large, endless or slow, and its address stays secret', async () => {
    const missing = await serve((_, response) => response.writeHead(404).end());
    expect(await whyNot(fetchCalendar(missing, LOCAL))).toBe('its server answers 404');
    const large = await serve((_, response) => response.end(Buffer.alloc(MOST_BYTES + 1)));
    expect(await whyNot(fetchCalendar(large, LOCAL))).toBe('it is larger than 2 MB');
    const circle = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await whyNot(fetchCalendar(circle, LOCAL))).toBe('it redirects too often');
    const slow = await serve((_, response) => response.write('BEGIN'));
    expect(await whyNot(fetchCalendar(slow, { ...LOCAL, timeoutMs: 200 }))).toBe(
      'its server took longer than 1 s',
    );
  });

  it('is unknown where reading it does not end', async () => {
    const url = await serve((_, response) => response.end('BEGIN:VCALENDAR'));
    const read = createCalendarReader({
      ...LOCAL,
      patienceMs: 200,
      startWorker: () => new Worker('for (;;);', { eval: true }),
    });
    expect(await read(url, { from: 0, to: 1 }, 'UTC')).toEqual({
      ok: false,
      why: 'it takes too long to be read',
    });
  });
});

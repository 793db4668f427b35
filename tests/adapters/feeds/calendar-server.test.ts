import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startCalendarServer } from '../../../src/adapters/feeds/calendar-server.ts';

const SECRET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP_';
const CHANGED = Date.UTC(2027, 0, 12, 19);

let server: Awaited<ReturnType<typeof startCalendarServer>>;
let asked: string[];
beforeEach(async () => {
  asked = [];
  server = await startCalendarServer(0, async (secret) => {
    asked.push(secret);
    const calendar = { text: 'BEGIN:VCALENDAR\r\n', tag: '3-abc', changedAt: CHANGED };
    return await Promise.resolve(secret === SECRET ? calendar : undefined);
  });
});
afterEach(async () => {
  await server.close();
});

async function get(path: string, init: RequestInit = {}): Promise<Response> {
  return await fetch(`http://127.0.0.1:${String(server.port)}${path}`, init);
}

describe('the server of calendars', () => {
  it('gives a calendar that nobody but its reader may keep', async () => {
    const response = await get(`/calendar/${SECRET}.ics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toMatch(/^private/u);
    expect(response.headers.get('etag')).toBe('"3-abc"');
    expect(response.headers.get('last-modified')).toBe('Tue, 12 Jan 2027 19:00:00 GMT');
    expect(await response.text()).toBe('BEGIN:VCALENDAR\r\n');
  });

  it.each([
    { 'if-none-match': '"3-abc"' },
    { 'if-none-match': '"other", W/"3-abc"' },
    { 'if-modified-since': 'Tue, 12 Jan 2027 19:00:00 GMT' },
  ])('says that nothing has changed to one who knows it by %j', async (headers) => {
    const response = await get(`/calendar/${SECRET}.ics`, { headers });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  });

  it('lets the tag decide where there is one', async () => {
    const headers = {
      'if-none-match': '"2-abc"',
      'if-modified-since': 'Tue, 12 Jan 2027 19:00:00 GMT',
    };
    expect((await get(`/calendar/${SECRET}.ics`, { headers })).status).toBe(200);
  });

  it('gives a HEAD no body', async () => {
    const response = await get(`/calendar/${SECRET}.ics`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('17');
  });

  it('knows nothing of an address that leads nowhere, and looks up only what may be a secret', async () => {
    expect((await get(`/calendar/${SECRET.replace('a', 'b')}.ics`)).status).toBe(404);
    for (const path of ['/', '/calendar/', '/calendar/short.ics', `/calendar/${SECRET}`]) {
      expect((await get(path)).status).toBe(404);
    }
    expect(asked).toHaveLength(1);
  });

  it('only reads', async () => {
    const response = await get(`/calendar/${SECRET}.ics`, { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

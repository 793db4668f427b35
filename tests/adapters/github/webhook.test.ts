import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isSigned, startWebhook, type Touch } from '../../../src/adapters/github/webhook.ts';

const SECRET = 'a-secret-of-16-characters';
const BODY = JSON.stringify({ repository: { full_name: 'o/log' }, issue: { number: 7 } });
const sign = (body: string, secret = SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

describe('the webhook', () => {
  let webhook: Awaited<ReturnType<typeof startWebhook>>;
  let touches: Touch[];
  beforeEach(async () => {
    touches = [];
    webhook = await startWebhook({ port: 0, secret: SECRET }, async (touch) => {
      await Promise.resolve();
      touches.push(touch);
    });
  });
  afterEach(async () => {
    await webhook.close();
  });
  const post = async (body: string, headers: Readonly<Record<string, string>>): Promise<number> => {
    const reply = await fetch(`http://127.0.0.1:${String(webhook.port)}/`, {
      method: 'POST',
      body,
      headers: { 'x-github-event': 'issues', 'x-github-delivery': 'd1', ...headers },
    });
    return reply.status;
  };

  it('takes what GitHub signed', async () => {
    expect(await post(BODY, { 'x-hub-signature-256': sign(BODY) })).toBe(202);
    expect(touches).toEqual([{ delivery: 'd1', repository: 'o/log', number: 7 }]);
  });

  it.each([
    ['no signature', {}],
    ['another secret', { 'x-hub-signature-256': sign(BODY, 'another') }],
    ['a signature of other bytes', { 'x-hub-signature-256': sign(`${BODY} `) }],
    ['a signature that is cut', { 'x-hub-signature-256': sign(BODY).slice(0, 20) }],
  ])('refuses %s', async (_, headers) => {
    expect(await post(BODY, headers as Record<string, string>)).toBe(401);
    expect(touches).toEqual([]);
  });

  it('takes note of nothing in what is about no issue, or is no JSON', async () => {
    expect(await post('{}', { 'x-hub-signature-256': sign('{}') })).toBe(202);
    expect(await post('{', { 'x-hub-signature-256': sign('{') })).toBe(202);
    expect(touches).toEqual([]);
  });

  it('knows a signature over raw bytes', () => {
    const bytes = Buffer.from([0xff, 0x00, 0x80]);
    const right = createHmac('sha256', SECRET).update(bytes).digest('hex');
    expect(isSigned(bytes, `sha256=${right}`, SECRET)).toBe(true);
    expect(isSigned(bytes, right, SECRET)).toBe(false);
  });
});

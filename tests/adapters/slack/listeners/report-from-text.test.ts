import { describe, expect, it } from '@jest/globals';
import { redirectFromText } from '../../../../src/adapters/slack/listeners/report-from-text.ts';

describe('/oncall redirect', () => {
  it.each([
    [
      'Dana Reed, dana@example.org: crash',
      'Dana Reed',
      'dana@example.org',
      undefined,
      'crash',
      'email',
    ],
    [
      'Dana <mailto:dana@example.org|dana@example.org> crash',
      'Dana',
      'dana@example.org',
      undefined,
      'crash',
      'email',
    ],
    ['Dana Reed 925-555-0100: crash', 'Dana Reed', undefined, '925-555-0100', 'crash', 'call'],
    ['Dana Reed', 'Dana Reed', undefined, undefined, 'Question of Dana Reed', 'other'],
    [
      'dana@example.org',
      undefined,
      'dana@example.org',
      undefined,
      'Question of dana@example.org',
      'email',
    ],
  ])('reads %j', (text, name, email, phone, title, contact) => {
    expect(redirectFromText(text)).toMatchObject({
      title,
      contact,
      isRedirect: true,
      customer: { name, email, phone },
    });
  });

  it('loses nothing of what is long', () => {
    const text = `Dana: ${'x'.repeat(10_000)}`;
    expect(redirectFromText(text).description).toBe(text);
  });
});

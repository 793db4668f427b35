import { describe, expect, it } from '@jest/globals';
import { readAnswer } from '../../../src/domain/paging/page-answer.ts';
import { maskedAddress, readContactWay } from '../../../src/domain/paging/read-contact-way.ts';

const problem = (...args: Parameters<typeof readContactWay>): string => {
  const read = readContactWay(...args);
  return read.ok ? `read as ${read.value.address}` : read.problem;
};

describe('a way to reach somebody, as it is typed', () => {
  it.each([
    ['+1 (925) 555-0104', '+19255550104'],
    ['00 49 30 901820', '+4930901820'],
  ])('takes the number %s', (typed, address) => {
    expect(readContactWay('sms', typed, 5)).toMatchObject({ ok: true, value: { address } });
  });

  it('says what to write instead', () => {
    expect(problem('sms', '925 555 0104', 5)).toBe(
      'Write the number with its country, such as +1 925 555 0100.',
    );
    expect(problem('voice', '+1 925 555 0104 x12', 5)).toMatch(/^Write a telephone number alone/u);
    expect(problem('email', 'delta@example.org\nBcc: all@example.org', 0)).toMatch(
      /^An email address stands on one line\./u,
    );
    expect(problem('email', 'Delta <delta@example.org>', 0)).toMatch(
      /^Write one email address alone/u,
    );
    expect(problem('push', 'json http://hooks.example.org/x twelve-letters', 0)).toMatch(
      /^The address of a push begins with https:/u,
    );
    expect(problem('push', 'https://hooks.example.org/x', 0)).toMatch(/^A secret has to sign/u);
    expect(problem('push', 'gotify https://push.example.org', 0)).toMatch(
      /^Gotify lets nobody in/u,
    );
    expect(problem('push', 'ntfy https://ntfy.example.org', 0)).toMatch(/ends with a topic/u);
    expect(problem('push', 'ntfy https://me:pw@ntfy.example.org/t', 0)).toMatch(
      /^A name or password/u,
    );
    for (const wait of [-1, 0.5, 241, Number.NaN]) {
      expect(problem('sms', '+19255550104', wait)).toMatch(
        /^The wait is a whole number of minutes/u,
      );
    }
  });

  it('is shown so that it can be told from another, and no more', () => {
    expect(maskedAddress({ kind: 'sms', address: '+19255550104' })).toBe('+1…104');
    expect(maskedAddress({ kind: 'email', address: 'delta@example.org' })).toBe('d…@example.org');
    expect(maskedAddress({ kind: 'push', address: 'https://ntfy.sh/secret-topic' })).toBe(
      'ntfy.sh',
    );
  });
});

describe('an answer by SMS', () => {
  it.each(['41', ' inc-41 ', '#41', 'Take 41.', 'I’ll take INC 41'])('"%s" takes it', (text) => {
    expect(readAnswer(text)).toEqual({ kind: 'take', number: 41 });
  });
  it.each(['TEST', 'ok', 'Yes!'])('"%s" confirms a test page', (text) => {
    expect(readAnswer(text)).toEqual({ kind: 'confirm' });
  });
  it.each(['', 'not 41', '41 42', 'call me at 41', 'I cannot take 41', '-41', '4e1'])(
    '"%s" takes nothing',
    (text) => {
      expect(readAnswer(text)).toEqual({ kind: 'unclear' });
    },
  );
});

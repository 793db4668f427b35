import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, oneof, option, property, string } from 'fast-check';
import { topicWithDuty } from '../../../../src/adapters/slack/signs/channel-topic.ts';

const PAIR = { primary: 'alpha', backup: 'delta' };
const OURS = /\[On duty: [^[\]]*\]/gu;

describe('the topic of a channel', () => {
  it.each([
    ['', '[On duty: alpha, backup delta]'],
    ['Ask us anything', '[On duty: alpha, backup delta] Ask us anything'],
    [
      'Be kind · [On duty: bravo] · <https://a.org|wiki>',
      'Be kind · [On duty: alpha, backup delta] · <https://a.org|wiki>',
    ],
    ['[On duty: bravo, backup echo]', '[On duty: alpha, backup delta]'],
    ['R&amp;D &lt;3', '[On duty: alpha, backup delta] R&amp;D &lt;3'],
  ])('“%s” says who is on duty', (before, after) => {
    expect(topicWithDuty(before, PAIR)).toBe(after);
  });

  it('says that a seat is empty', () => {
    const nobody = { primary: undefined, backup: undefined };
    expect(topicWithDuty('', nobody)).toBe('[On duty: nobody]');
    expect(topicWithDuty('', { ...nobody, primary: 'alpha' })).toBe('[On duty: alpha]');
  });

  it('leaves the backup out where there is little room, and cuts nothing of what people wrote', () => {
    const written = 'x'.repeat(230);
    expect(topicWithDuty(written, PAIR)).toBe(`[On duty: alpha] ${written}`);
    expect(topicWithDuty('x'.repeat(234), PAIR)).toBeUndefined();
  });

  it('cannot be broken out of by a name', () => {
    const names = { primary: '<!channel> [On duty: x]', backup: undefined };
    expect(topicWithDuty('', names)).toBe('[On duty: &lt;!channel&gt; On duty: x]');
  });

  it('keeps what people wrote, has at most 250 characters, and is the same when made again', () => {
    const piece = oneof(
      string({ unit: 'grapheme', maxLength: 60 }),
      constantFrom('[On duty: ', ']', '[', '[On duty: bravo, backup echo]', '&amp;', ' '),
    );
    const topic = array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    const name = string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    const others = (text: string): string => text.replaceAll(OURS, '').trim();
    assert(
      property(topic, name, option(name, { nil: undefined }), (before, primary, backup) => {
        const after = topicWithDuty(before, { primary, backup });
        // Without room it is left as it is, which is so only for a long one.
        const shown = after ?? before;
        expect(shown.length <= 250 || after === undefined).toBe(true);
        expect(after !== undefined || before.length > 100).toBe(true);
        expect(others(shown)).toBe(others(before));
        expect(topicWithDuty(shown, { primary, backup })).toBe(after);
        expect(after === undefined || after.includes('[On duty: ')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

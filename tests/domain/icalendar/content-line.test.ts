import { describe, expect, it } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import ICAL from 'ical.js';
import { contentLine, textValue } from '../../../src/domain/icalendar/content-line.ts';

describe('a content line', () => {
  it('is folded at 75 octets, never through a character', () => {
    const folded = contentLine('SUMMARY', 'ä'.repeat(80));
    const lines = folded.slice(0, -2).split('\r\n');
    expect(lines.map((line) => Buffer.byteLength(line))).toEqual([74, 75, 21]);
    expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
    expect(folded.endsWith('\r\n')).toBe(true);
  });

  it('keeps what commas, semicolons, backslashes and line breaks mean', () => {
    expect(textValue('a,b;c\\d\r\ne\u0007')).toBe('a\\,b\\;c\\\\d\\ne');
  });

  it('is read back by another reader as what was written, whatever that is', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const written = [
          contentLine('BEGIN', 'VEVENT'),
          contentLine('SUMMARY', textValue(text)),
          contentLine('END', 'VEVENT'),
        ].join('');
        const component = ICAL.Component.fromString(written);
        expect(component.getFirstPropertyValue('summary')).toBe(text);
      }),
    );
  });
});

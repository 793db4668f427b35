import { describe, expect, it } from '@jest/globals';
import { parsePersonFacts } from '../../../src/domain/text/parse-person-facts.ts';
import { at, ZONE } from '../../support/fixtures.ts';

const read = (text: string) => parsePersonFacts(text, at('2027-01-12 09:00'), ZONE);

describe('what is said of a person', () => {
  it.each([
    [
      'newcomer weight 0.5 github noor-h from 1 Feb',
      { level: 'newcomer', weight: 0.5, github: 'noor-h', from: '2027-02-01' },
    ],
    ['as a veteran with half a share', { level: 'veteran', weight: 0.5 }],
    ['level veteran', { level: 'veteran' }],
    ['weight 80%', { weight: 0.8 }],
    ['weight 0,5 capabilities SCF, on site', { weight: 0.5, capabilities: ['scf', 'on site'] }],
    ['capabilities none github none', { capabilities: [], github: null }],
    [
      'email <mailto:noor@example.org|noor@example.org> newcomer',
      { email: 'noor@example.org', level: 'newcomer' },
    ],
    ['until 28 Feb', { until: '2027-02-28' }],
    ['full-time from next Mon', { weight: 1, from: '2027-01-18' }],
    ['', {}],
  ])('“%s”', (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['newcommer', 'Did you mean newcomer?'],
    ['weight much', '“much” is no share: write a number above 0 and at most 2'],
    ['weight 0', 'is no share'],
    ['weight 3', 'is no share'],
    ['level expert', '“expert” is no level. Write newcomer or veteran.'],
    ['github @noor', 'is no GitHub login'],
    ['email noor', 'is no email address'],
    ['from 1/2', 'can be read in two ways'],
    ['capabilities', 'Which capabilities?'],
    ['purple', 'says nothing of a person that I know'],
  ])('“%s” is asked back', (text, words) => {
    const result = read(text);
    expect(result.ok ? '' : result.problem).toContain(words);
  });
});

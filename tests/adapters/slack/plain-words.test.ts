import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, property } from 'fast-check';
import { parseCommand, VERBS } from '../../../src/adapters/slack/parse-command.ts';
import { plainMeanings } from '../../../src/adapters/slack/plain-words.ts';

const meant = (said: string): readonly string[] =>
  plainMeanings(said).map(({ command }) => command);

describe('plain words', () => {
  it.each([
    ['who is on', 'who'],
    ['who is on duty?', 'who'],
    ["who's on call", 'who'],
    ['who is on next week', 'who next week'],
    ['who is primary on 7 Dec?', 'who 7 Dec'],
    ['Who will be the backup tomorrow', 'who tomorrow'],
    ['who has next Thu', 'who next Thu'],
    ['whose turn is it', 'who'],
    ['whose week is it next week', 'who next week'],
    ['when am I on duty', 'schedule'],
    ['when am I next', 'schedule'],
    ['when is my next week?', 'schedule'],
    ['show me my weeks', 'schedule'],
    ['I am away 20 Dec to 3 Jan', 'away 20 Dec to 3 Jan'],
    ["I'm out of office next week", 'away next week'],
    ['I will be on vacation from 20 Dec to 3 Jan, thanks', 'away from 20 Dec to 3 Jan'],
    ['i am sick today', 'away today'],
    ['I am away until Fri', 'away today until Fri'],
    ['I am away', 'away'],
    ['I need 8 Dec off', 'away 8 Dec'],
    ['I am not away 20 Dec', 'away back 20 Dec'],
    ['<@U02BRAVO|bravo> is away 20 Dec - 3 Jan', 'away for <@U02BRAVO|bravo> 20 Dec - 3 Jan'],
    ['can I swap with @bravo', 'swap with @bravo'],
    ['I want to swap my week', 'swap'],
    ['can somebody cover for me 8 Dec 13:00-17:00?', 'cover 8 Dec 13:00-17:00'],
    ['could @bravo cover for me tomorrow afternoon', 'cover @bravo tomorrow afternoon'],
    ['I need cover tomorrow', 'cover tomorrow'],
    ["what's open", 'list open'],
    ['which incidents are still open?', 'list open'],
    ['anything open', 'list open'],
    ['my incidents', 'list mine'],
    ['what do I have', 'list mine'],
    ['show me INC-12', 'show INC-12'],
    ['what is the state of inc 12?', 'show INC-12'],
    ["I'm on it", 'onit'],
    ['I am working on INC-12', 'onit INC-12'],
    ["I'll take INC-12", 'onit INC-12'],
    ['INC-12 is mine', 'onit INC-12'],
    ['I have answered INC-12', 'responded INC-12'],
    ['INC-12 has been answered', 'responded INC-12'],
    ['I fixed INC-12', 'resolve INC-12'],
    ['INC-12 is done', 'resolve INC-12'],
    ['who knows about mesh?', 'experts mesh'],
    ['Hey, who can help me with python please', 'experts python'],
    ['what can you do', 'help'],
  ])('“%s” is /oncall %s', (said, command) => {
    expect(meant(said)).toEqual([command]);
  });

  it.each([
    ['I am back', ['back', 'away back']],
    ['I am back 5 Jan', ['back', 'away back 5 Jan']],
    ['I am primary now', ['take', 'stepup']],
  ])('“%s” is asked back', (said, commands) => {
    expect(meant(said)).toEqual(commands);
    expect(parseCommand(said)).toMatchObject({ verb: 'unclear', said });
  });

  it.each([
    'I did not answer INC-12',
    'I am not on INC-12',
    'INC-12 is not done',
    'INC-12 is almost done',
    'INC-12 and INC-13 are done',
    'the plot is empty',
    'I am the customer',
    'who',
    'who 7 Dec',
    'show INC-12',
    'is INC-12 answered',
    'I would like to know more',
    'can I have a coffee',
  ])('“%s” is not guessed at', (said) => {
    expect(meant(said)).toEqual([]);
  });

  it('leaves what begins with a verb to the verb', () => {
    expect(parseCommand('report I am away 20 Dec to 3 Jan')).toEqual({
      verb: 'report',
      text: 'I am away 20 Dec to 3 Jan',
    });
    expect(parseCommand('who is on next week')).toEqual({ verb: 'who', day: 'next week' });
    expect(parseCommand('I’m out of the office tomorrow')).toEqual({
      verb: 'away',
      words: 'tomorrow',
    });
    expect(parseCommand('the plot is empty')).toMatchObject({
      verb: 'unknown',
      said: 'the plot is empty',
    });
  });

  it('ends, whatever is said, and gives nothing but commands that are known', () => {
    const word = constantFrom(
      ...'I am away back on INC-12 who is knows my the can cover @bravo until please ? what open 8 Dec off show me take'.split(
        ' ',
      ),
    );
    assert(
      property(array(word, { maxLength: 8 }), (words) => {
        for (const command of meant(words.join(' '))) {
          const known: readonly string[] = Object.keys(VERBS);
          expect(known).toContain(command.split(' ')[0]);
          expect(parseCommand(command).verb).not.toBe('unknown');
        }
      }),
      { numRuns: 2_000, seed: 3 },
    );
  });
});

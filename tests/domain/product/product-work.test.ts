import { describe, expect, it } from '@jest/globals';
import { suggestsPromotion } from '../../../src/domain/incident/activity.ts';
import { followUps, productWork } from '../../../src/domain/product/product-work.ts';
import { ALPHA, at, incident } from '../../support/fixtures.ts';

const NOW = at('2027-01-12 14:00');
const FACTS = { source: 'o/product', earlier: [], by: ALPHA, now: NOW };
const issues = [{ repository: 'o/product', number: 7 }];

describe('what follows from a resolution', () => {
  it('notes the issues that were touched, and writes to none of them', () => {
    const told = { activities: ['found-known'], issues, newTitle: '' } as const;
    const work = productWork(incident(), told, FACTS);
    expect(work.issues).toMatchObject([{ key: 'o/product#7', purpose: 'touched', state: 'noted' }]);
    expect(work.effects).toEqual([]);
  });

  it('gives a known issue that was updated the facts', () => {
    const told = { activities: ['known-updated'], issues, newTitle: '' } as const;
    const work = productWork(incident(), told, FACTS);
    expect(work.issues).toMatchObject([{ purpose: 'known', state: 'waiting', number: 7 }]);
    expect(work.effects).toEqual([{ kind: 'product-comment', issue: 'o/product#7' }]);
  });

  it('promotes once in an incident’s life, under its own title unless another is given', () => {
    const told = { activities: ['new-issue'], issues: [], newTitle: ' ' } as const;
    const first = productWork(incident(), told, FACTS);
    expect(first.issues).toMatchObject([
      { key: 'promotion', title: 'Contour plot crashes when restarting from a dump' },
    ]);
    expect(first.effects).toEqual([{ kind: 'product-issue', issue: 'promotion' }]);
    const again = productWork(incident(), told, { ...FACTS, earlier: first.issues });
    expect(again.issues).toEqual([]);
    const failed = first.issues.map((issue) => ({ ...issue, state: 'failed' as const }));
    const named = { ...told, newTitle: 'Reader forgets ghost zones' };
    expect(productWork(incident(), named, { ...FACTS, earlier: failed }).issues).toMatchObject([
      { title: 'Reader forgets ghost zones' },
    ]);
  });

  it('makes an issue of each follow-up action, once', () => {
    const first = followUps(incident(), ['- Check the version', '', '2. Warn  early'], FACTS);
    expect(first.issues.map(({ key, title }) => [key, title])).toEqual([
      ['action-1', 'Check the version'],
      ['action-2', 'Warn  early'],
    ]);
    const lines = ['check the  version', 'Warn early', 'Write a test', 'Write a test'];
    const second = followUps(incident(), lines, { ...FACTS, earlier: first.issues });
    expect(second.issues.map(({ key, title }) => [key, title])).toEqual([
      ['action-3', 'Write a test'],
    ]);
  });
});

describe('more than four hours of low-hanging fruit', () => {
  it.each([
    [['fruit-fixed'], 4.25, true],
    [['fruit-fixed'], 4, false],
    [['fruit-fixed'], undefined, false],
    [['fruit-fixed', 'new-issue'], 9, false],
    [['work-around'], 9, false],
  ] as const)('%j, %s hours', (activities, hours, expected) => {
    expect(suggestsPromotion(activities, hours)).toBe(expected);
  });
});

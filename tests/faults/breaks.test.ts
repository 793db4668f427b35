import { describe, expect, it } from '@jest/globals';
import { BREAK_NAMES, BREAK_RULES } from './break-names.ts';
import { createDeath } from './failpoints/death.ts';
import { FAILPOINT_NAMES } from './failpoints/names.ts';

describe('what is broken on purpose', () => {
  it('is broken in thirty ways at least, and each is to be called by a name of the judge’s', () => {
    expect(BREAK_NAMES.length).toBeGreaterThanOrEqual(30);
    for (const name of BREAK_NAMES) expect(BREAK_RULES[name].length).toBeGreaterThan(0);
  });

  it('dies in twenty places at least', () => {
    expect(FAILPOINT_NAMES.length).toBeGreaterThanOrEqual(20);
  });

  it('dies at its own place and at the right time, and nowhere else', () => {
    const killed: string[] = [];
    const death = createDeath({ name: 'before-sending', nth: 2 }, () => killed.push('killed'));
    death.at('after-sending');
    death.at('before-sending');
    expect(killed).toEqual([]);
    death.at('before-sending');
    expect(killed).toEqual(['killed']);
  });
});

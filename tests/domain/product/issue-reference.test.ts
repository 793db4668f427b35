import { describe, expect, it } from '@jest/globals';
import { parseReferences, referenceName } from '../../../src/domain/product/issue-reference.ts';

const SOURCE = 'visit-dav/visit';

const read = (text: string, source: string | undefined = SOURCE): readonly string[] | string => {
  const parsed = parseReferences(text, source);
  return parsed.ok ? parsed.references.map(referenceName) : parsed.problem;
};

describe('product issues in a field', () => {
  it.each([
    ['#123', ['visit-dav/visit#123']],
    ['123', ['visit-dav/visit#123']],
    ['visit#7', ['visit-dav/visit#7']],
    ['kitware/vtk#9', ['kitware/vtk#9']],
    ['https://github.com/visit-dav/visit/issues/12', ['visit-dav/visit#12']],
    ['https://github.example.org/o/r/issues/3#issuecomment-1', ['o/r#3']],
    ['https://github.com/visit-dav/visit/pull/8/files', ['visit-dav/visit#8']],
    ['#1, #2; kitware/vtk#9\n#3 and #4.', ['#1', '#2', 'kitware/vtk#9', '#3', '#4']],
    ['#1 visit-dav/visit#1 VISIT-DAV/Visit#1', ['#1']],
    ['', []],
  ])('“%s”', (text, expected) => {
    expect(read(text)).toEqual(
      expected.map((name) => (name.startsWith('#') ? `${SOURCE}${name}` : name)),
    );
  });

  it.each(['crash', '#0', '#12a', 'a/b/c#1', 'https://example.org/12', '<!channel>', '@alpha'])(
    'refuses “%s” with what would be right',
    (text) => {
      expect(read(text)).toContain('Write #123, owner/name#123, or the issue’s address.');
    },
  );

  it('asks for the repository where the team has none', () => {
    expect(parseReferences('#5', undefined)).toEqual({
      ok: false,
      problem: '“#5” does not say in which repository: write owner/name#5.',
    });
  });

  it('takes twenty at most', () => {
    const many = Array.from({ length: 21 }, (_, n) => `#${String(n + 1)}`).join(' ');
    expect(read(many)).toContain('Name 20 issues at most');
  });
});

import { hotlineSchema } from '../../../src/config/load-config.ts';
import { type ExampleKey, exampleKeys } from './example-comments.ts';
import { cell, code } from './markdown.ts';
import { keysOf, type SchemaKey } from './schema-keys.ts';

const HEAD = `# Every key of hotline.yml

Made from the schema that reads the file and from \`hotline.example.yml\`, by \`npm run docs\`; a test holds it to both. Each
mistake in the file is answered with its line, its value and what stands here under *write*. Sections that are left out
have all their defaults.

`;

/** The names under which the example shows what people choose. */
const EXAMPLE_OF: Readonly<Record<string, string>> = {
  'teams.<key>': 'teams.visit',
  'environments.<key>': 'environments.scf',
};

function inExample(path: string): string {
  return Object.entries(EXAMPLE_OF).reduce((at, [from, to]) => at.replace(from, to), path);
}

/** `docs/configuration.md`. @param example the text of hotline.example.yml. */
export function configurationReference(example: string): string {
  const shown = exampleKeys(example);
  const sections = new Map<string, SchemaKey[]>();
  for (const key of keysOf(hotlineSchema)) {
    if (key.isSection) continue;
    const section = key.path.slice(0, key.path.lastIndexOf('.'));
    sections.set(section, [...(sections.get(section) ?? []), key]);
  }
  const parts = [...sections].map(([section, keys]) => {
    const rows = keys.map((key) => {
      const said = withEntries(shown, inExample(key.path.replace('[]', '')));
      return `| ${[
        code(key.path.slice(section.length + 1)),
        meaningOf(key, said.comment),
        cell(remedyOf(key).replace(/^write /u, '')),
        defaultOf(key, said.comment),
        said.example === '' || said.example === '|' ? '' : code(said.example),
      ].join(' | ')} |`;
    });
    return [
      `## ${code(section)}\n`,
      '| key | what it is | write | default | example |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `${HEAD}${parts.join('\n\n')}\n`;
}

/** A mapping's comment may run on beside its entries, which then are its example. */
function withEntries(shown: ReadonlyMap<string, ExampleKey>, path: string): ExampleKey {
  const own = shown.get(path) ?? { example: '', comment: '' };
  const entries = own.example === '' ? [...shown].filter(([at]) => at.startsWith(`${path}.`)) : [];
  const [first] = entries;
  if (first === undefined) return own;
  return {
    comment: [own.comment, ...entries.map(([, { comment }]) => comment)].join(' '),
    example: `${first[0].slice(path.length + 1)}: ${first[1].example}`,
  };
}

/** Paths and their steps stand in few comments, so their keys are said here. */
const STEPS: Readonly<Record<string, string>> = {
  escalation: 'What happens, in this order, when the goal has run out, until somebody answers.',
  severity: 'Severities of the incidents that go this path. Left out, it is for all of them.',
  environment:
    'Environments whose incidents go this path. Left out, it is for all but the restricted ones.',
  steps: 'What happens, in this order, as under `escalation`.',
  page: 'Pages somebody, again and again, until the next step.',
  tell: 'Tells the incidents channel, once.',
  after: 'Business minutes since the step before; the first step of `escalation` has none.',
  repeat: 'Business minutes between the pages of this step. Default: repeat_page of `response`.',
  times: 'Pages that this step sends one person at most. Default: until somebody is on it.',
};

const isOfPath = ({ path }: SchemaKey): boolean => /\.(?:escalation|paths)\b/u.test(path);

const lastOf = ({ path }: SchemaKey): string => path.slice(path.lastIndexOf('.') + 1);

const DEFAULT = /\s*Default: (?<otherwise>[^.]*)\./gu;

function meaningOf(key: SchemaKey, comment: string): string {
  return cell(commentOn(key, comment).replaceAll(DEFAULT, '').trim());
}

const commentOn = (key: SchemaKey, comment: string): string =>
  isOfPath(key) ? (STEPS[lastOf(key)] ?? '') : comment;

/** A step's wait is judged with the step, so its own schema takes anything. */
const remedyOf = (key: SchemaKey): string =>
  isOfPath(key) && lastOf(key) === 'after' ? 'a whole number of business minutes' : key.remedy;

function defaultOf(key: SchemaKey, comment: string): string {
  const { otherwise, isNeeded } = key;
  if (isNeeded) return 'needed';
  if (typeof otherwise === 'string' && otherwise.includes('\n')) return 'much like the example';
  if (otherwise !== null) return code(JSON.stringify(otherwise));
  return [...commentOn(key, comment).matchAll(DEFAULT)][0]?.groups?.['otherwise'] ?? 'none';
}

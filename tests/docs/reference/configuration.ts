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
        said.example === '' ? '' : code(said.example),
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

/** The steps of the escalation path stand in one comment, so their keys are said here. */
const STEPS: Readonly<Record<string, string>> = {
  escalation: 'What happens, in this order, when the goal has run out, until somebody answers.',
  page: 'Pages somebody, again and again, until the next step.',
  tell: 'Tells the incidents channel, once.',
  after: 'Business minutes since the step before; the first step has none.',
};

const lastOf = ({ path }: SchemaKey): string => path.slice(path.lastIndexOf('.') + 1);

const DEFAULT = /\s*Default: (?<otherwise>[^.]*)\./gu;

function meaningOf(key: SchemaKey, comment: string): string {
  if (key.path.includes('escalation')) return STEPS[lastOf(key)] ?? '';
  return cell(comment.replaceAll(DEFAULT, '').trim());
}

/** A step's wait is judged with the step, so its own schema takes anything. */
const remedyOf = (key: SchemaKey): string =>
  key.path.endsWith('escalation[].after') ? 'a whole number of business minutes' : key.remedy;

function defaultOf({ otherwise, isNeeded }: SchemaKey, comment: string): string {
  if (isNeeded) return 'needed';
  if (otherwise !== null) return code(JSON.stringify(otherwise));
  return [...comment.matchAll(DEFAULT)][0]?.groups?.['otherwise'] ?? 'none';
}

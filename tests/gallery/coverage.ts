import { readdirSync, readFileSync } from 'node:fs';
import { ACTION, FORM } from '../../src/adapters/slack/ids.ts';
import { VERBS } from '../../src/adapters/slack/parse-command.ts';
import { code } from '../docs/reference/markdown.ts';
import { allScreens } from './all-screens.ts';
import { DRESSINGS, type Screen } from './world.ts';

const FOLDERS = ['scenarios', 'browser', 'faults'] as const;

const HEAD = `# What people can do, where it is seen, and what tries it

Made from the code by \`npm run docs\`; a test holds it to that. *Gallery* names the views in which a button or a form is
(\`npm run gallery\` shows them), *tried by* the tests of the whole app that use it.
`;

interface Tried {
  readonly name: string;
  readonly text: string;
}

function testsOf(root: string): readonly Tried[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(`${root}/tests/${folder}`)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({
        name: `${folder}/${file.replace(/(?:\.test)?\.ts$/u, '')}`,
        text: readFileSync(`${root}/tests/${folder}/${file}`, 'utf8'),
      })),
  );
}

/** Three names are enough to look one up. */
function some(names: readonly string[]): string {
  const all = [...new Set(names)].toSorted();
  if (all.length === 0) return '**none**';
  return all.length <= 3 ? all.join(', ') : `${all.slice(0, 3).join(', ')}, …`;
}

const table = (head: string, rows: readonly string[]): string =>
  [`| ${head} |`, `| ${head.replaceAll(/[^|]+/gu, ' --- ').trim()} |`, ...rows].join('\n');

/** `docs/screens.md`. @param root the repository's. */
export async function screensReference(root: string): Promise<string> {
  const [plain] = DRESSINGS;
  const screens = plain ? await allScreens(plain) : [];
  const tests = testsOf(root);
  const triedBy = (pattern: RegExp): string =>
    some(tests.filter(({ text }) => pattern.test(text)).map(({ name }) => name));
  const seenIn = (key: 'action_id' | 'callback_id', id: string): string =>
    some(screens.filter((screen) => holds(screen, key, id)).map(({ of }) => of));
  const verbs = Object.entries(VERBS).map(([verb, words]) => {
    const said = words.map((word) => word.replaceAll('?', '\\?')).join('|');
    const call = new RegExp(`['"\`](?:/oncall )?(?:${said})(?=['"\` ])`, 'u');
    return `| ${code(verb)} | ${triedBy(call)} |`;
  });
  const buttons = Object.values(ACTION).map(
    (id) =>
      `| ${code(id)} | ${seenIn('action_id', id)} | ${triedBy(new RegExp(`['"]${id}['"]`, 'u'))} |`,
  );
  const forms = Object.values(FORM).map(
    (id) => `| ${code(id)} | ${seenIn('callback_id', id)} | ${triedBy(submitting(screens, id))} |`,
  );
  return [
    HEAD,
    '## Verbs\n',
    table('verb | tried by', verbs),
    '\n## Buttons\n',
    table('button | gallery | tried by', buttons),
    '\n## Forms\n',
    table('form | gallery | tried by', forms),
    '',
  ].join('\n');
}

const holds = ({ view }: Screen, key: string, id: string): boolean =>
  JSON.stringify(view).includes(`"${key}":"${id}"`);

/** Forms that only ask whether what another one asked for shall be done. */
const CONFIRMS: Readonly<Record<string, string>> = {
  [FORM.swapConfirm]: FORM.swap,
  [FORM.coverConfirm]: FORM.cover,
  [FORM.awayConfirm]: FORM.away,
  [FORM.rosterConfirm]: FORM.personChange,
};

/** A form is tried where a test submits one of its fields; tests name fields, not forms. */
function submitting(screens: readonly Screen[], form: string): RegExp {
  const asking = CONFIRMS[form] ?? form;
  const fields = screens
    .filter((screen) => holds(screen, 'callback_id', asking))
    .flatMap(({ view }) => view.blocks)
    .flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
  const names = [...new Set(fields.map((field) => field.split('-')[0] ?? field))].join('|');
  return new RegExp(`submit\\([^;]{0,200}\\b(?:${names})\\b`, 'u');
}

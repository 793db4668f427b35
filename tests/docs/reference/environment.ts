import { loadEnvironment } from '../../../src/config/environment.ts';
import { cell, code } from './markdown.ts';

const HEAD = `# Every variable of the environment

Made from \`.env.example\` and from what reads the environment, by \`npm run docs\`; a test holds it to both. Any variable X
may instead come from a file that X_FILE names, which wins. An empty variable counts as absent. No message ever shows a
value.

| variable | what it is | in \`.env.example\` | what is said of a wrong one |
| --- | --- | --- | --- |
`;

/** No token, port, address or word of ours. */
const WRONG = 'no: such thing';

const VARIABLE = /^(?<off># )?(?<name>[A-Z][A-Z_]+)=(?<value>.*)$/u;

/** `docs/environment.md`. @param example the text of .env.example. */
export function environmentReference(example: string): string {
  const rows: string[] = [];
  for (const paragraph of example.split('\n\n')) {
    const lines = paragraph.split('\n').filter((line) => !line.startsWith('# ---'));
    const isVariable = (line: string): boolean => VARIABLE.test(line);
    const prose = lines
      .filter((line) => line.startsWith('# ') && !isVariable(line))
      .map((line) => line.slice(2))
      .join(' ');
    for (const line of lines.filter(isVariable)) {
      const { name = '', value = '', off } = VARIABLE.exec(line)?.groups ?? {};
      const shown =
        value === '' ? '' : `${code(value)}${off === undefined ? '' : ' (commented out)'}`;
      rows.push(`| ${[code(name), cell(prose), shown, cell(wrong(name))].join(' | ')} |`);
    }
  }
  return `${HEAD}${rows.join('\n')}\n`;
}

/** What is answered to a value that cannot be; nothing where every text can be. */
function wrong(name: string): string {
  const http = name === 'SLACK_SIGNING_SECRET' || name === 'HOTLINE_HTTP_PORT';
  const needs = name === 'GITHUB_WEBHOOK_SECRET' ? { GITHUB_WEBHOOK_PORT: '3001' } : {};
  const loaded = loadEnvironment({
    ...(http ? { HOTLINE_MODE: 'http' } : {}),
    ...needs,
    [name]: WRONG,
  });
  const found = loaded.ok ? undefined : loaded.problems.find(({ variable }) => variable === name);
  return found === undefined ? '' : `${found.problem}: ${found.remedy}`;
}

import { showValue } from '../../config/document/problem.ts';
import { CliProblem } from '../problem.ts';
import type { SecretFiles } from './environment-text.ts';
import {
  type Answers,
  NO_ANSWERS,
  QUESTIONS,
  type Question,
  type QuestionKey,
} from './questions.ts';
import type { Terminal } from './terminal.ts';

/** What the command line said already, and when it is. */
export interface InitWish {
  readonly given: Partial<Answers>;
  readonly files: SecretFiles;
  readonly now: number;
}

const WELCOME = `Hotline asks what it must know of your team, and writes hotline.yml and .env here.
The return key takes what stands in [brackets]. Ctrl-C ends it; nothing is written before the last answer.
`;

/** Flags are read by the same rules as answers; all that is wrong with them is said at once. */
async function readFlags({ given, now }: InitWish): Promise<Partial<Answers>> {
  const read: Partial<Record<QuestionKey, string>> = {};
  const soFar = (): Answers => ({ ...NO_ANSWERS, ...read });
  const problems: string[] = [];
  for (const question of QUESTIONS) {
    const text = given[question.key]?.trim();
    if (text === undefined) continue;
    if (question.applies?.(soFar()) === false) {
      if (text === '') continue;
      const needed = NEEDS[question.key] ?? 'another flag';
      problems.push(`${flagOf(question.key)} means nothing without ${needed}`);
      continue;
    }
    const result = text === '' ? undefined : await question.read(text, { answers: soFar(), now });
    if (result?.ok === false) {
      problems.push(
        `${flagOf(question.key)}: ${showValue(text)} ${result.problem}: ${result.remedy}`,
      );
    } else read[question.key] = result?.value ?? '';
  }
  if (problems.length > 0) throw new CliProblem(problems);
  return read;
}

const NEEDS: Partial<Readonly<Record<QuestionKey, string>>> = {
  state: '--country',
  worksOn: '--country',
  source: '--incidents',
};

/** The flag of a question: `worksOn` is `--works-on`. */
export const flagOf = (key: QuestionKey): string =>
  `--${key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;

/** Without questions: flags, and for the rest what the return key would say. */
export async function fillIn(wish: InitWish): Promise<Answers> {
  const flags = await readFlags(wish);
  const answers: Record<QuestionKey, string> = { ...NO_ANSWERS, ...flags };
  const missing: string[] = [];
  for (const { key, otherwise, text } of QUESTIONS) {
    const answer = flags[key] ?? otherwise(answers);
    if (answer === undefined) missing.push(`${flagOf(key)} is needed: ${text}`);
    else answers[key] = answer;
  }
  if (missing.length > 0) throw new CliProblem(missing);
  return answers;
}

/** Asks everything that no flag said, each until the answer can be used. */
export async function askAll(terminal: Terminal, wish: InitWish): Promise<Answers> {
  const flags = await readFlags(wish);
  const answers: Record<QuestionKey, string> = { ...NO_ANSWERS };
  terminal.say(WELCOME);
  for (const question of QUESTIONS) {
    const { key } = question;
    const known = flags[key];
    if (known !== undefined) answers[key] = known;
    else if (isAsked(question, answers, wish.files)) {
      answers[key] = await askOne(terminal, question, answers, wish.now);
    }
  }
  return answers;
}

function isAsked({ key, applies }: Question, answers: Answers, files: SecretFiles): boolean {
  return applies?.(answers) !== false && !Object.hasOwn(files, key);
}

async function askOne(
  terminal: Terminal,
  question: Question,
  answers: Answers,
  now: number,
): Promise<string> {
  const { text, hint, otherwise, read, isSecret = false, tell } = question;
  for (const line of (await tell?.({ answers, now })) ?? []) terminal.say(line);
  const offered = otherwise(answers);
  const bracket = offered === undefined || offered === '' ? '' : ` [${offered}]`;
  terminal.say(hint === undefined ? text : `${text}\n  (${hint})`);
  for (;;) {
    const given = await terminal.ask(`>${bracket} `, isSecret);
    if (given === undefined) {
      throw new CliProblem([`no answer to “${text}”: nothing was written`], 130);
    }
    if (given === '' && offered !== undefined) return offered;
    if (given === '') {
      terminal.say('  An answer is needed here.');
      continue;
    }
    const result = await read(given, { answers, now });
    if (result.ok) return result.value;
    // What was pasted at a secret question is not shown again; `showValue` hides a token pasted at another.
    const said = isSecret ? 'That' : showValue(given);
    terminal.say(`  ${said} ${result.problem}: ${result.remedy}`);
  }
}

import type { Answers } from './questions.ts';

/** Files that hold a secret, by the secret's question: they are named, not read, so the secret stays in one place. */
export type SecretFiles = Partial<
  Readonly<Record<'botToken' | 'appToken' | 'githubToken', string>>
>;

/** As `.env` reads it back. Paths may hold blanks; a path with every kind of quote is nobody's. */
function quoted(text: string): string {
  if (/^[\w./:@%+-]*$/u.test(text)) return text;
  const quote = ['"', "'", '`'].find((one) => !text.includes(one)) ?? '"';
  return `${quote}${text}${quote}`;
}

/** `.env`: what the bot is told by its environment. */
export function environmentText(answers: Answers, files: SecretFiles): string {
  const line = (variable: string, key: keyof SecretFiles): string => {
    const file = files[key];
    return file === undefined
      ? `${variable}=${quoted(answers[key])}`
      : `${variable}_FILE=${quoted(file)}`;
  };
  const hasLog = answers.incidents !== '';
  return `${[
    '# Secrets: keep this file out of version control, and readable for the bot alone.',
    '# Every other variable, with its default, is in .env.example and docs/environment.md.',
    '',
    '# OAuth & Permissions > Bot User OAuth Token.',
    line('SLACK_BOT_TOKEN', 'botToken'),
    '# Basic Information > App-Level Tokens, with the scope connections:write.',
    line('SLACK_APP_TOKEN', 'appToken'),
    ...(hasLog
      ? ['# Fine-grained: read and write issues.', line('GITHUB_TOKEN', 'githubToken')]
      : []),
  ].join('\n')}\n`;
}

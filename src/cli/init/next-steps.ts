import type { SecretFiles } from './environment-text.ts';
import type { Answers } from './questions.ts';

/** What is left to do, in order. */
export function nextSteps(answers: Answers, files: SecretFiles): string {
  const lacks = (key: keyof SecretFiles): boolean =>
    answers[key] === '' && files[key] === undefined;
  const tokens = [
    ...(lacks('botToken') ? ['SLACK_BOT_TOKEN'] : []),
    ...(lacks('appToken') ? ['SLACK_APP_TOKEN'] : []),
    ...(answers.incidents !== '' && lacks('githubToken') ? ['GITHUB_TOKEN'] : []),
  ];
  const steps = [
    ...(lacks('botToken') || lacks('appToken')
      ? [
          'At https://api.slack.com/apps: Create New App, From a manifest, paste manifest.yml, install it.',
        ]
      : []),
    ...(tokens.length === 0 ? [] : [`Fill in .env: ${tokens.join(', ')}.`]),
    `In Slack, in #${answers.channel}: type /invite @hotline`,
    'npx hotline doctor    looks at all of it, and says how to mend what is wrong',
    'npx hotline start     runs the bot',
    `In Slack, in #${answers.channel}: /oncall people adds those who take turns, /oncall plan makes the first plan.`,
  ];
  return `
hotline.yml and .env are written. What comes next:

${steps.map((step, n) => `  ${String(n + 1)}. ${step}`).join('\n')}
`;
}

import { sampleMail } from '../features/mail/sample-mail.ts';
import { chosenTeam, loadTeams } from './files.ts';

/** `hotline mail preview`: what a team's customers are written, from `hotline.yml` as it is now. Sends nothing. */
export async function mailPreview(options: {
  readonly config: string;
  readonly team?: string;
}): Promise<void> {
  const { teams } = await loadTeams(options.config, Date.now());
  const { subject, text } = sampleMail(chosenTeam(teams, options.team), Date.now());
  process.stdout.write(`Subject: ${subject}\n\n${text}`);
}

import { sampleMail } from '../../../../features/mail/sample-mail.ts';
import { waitingMails } from '../../../../features/mail/waiting-mails.ts';
import { line } from '../../views/help.ts';
import { mailPreview, mailsWaiting } from '../../views/mail-answers.ts';
import { safeLine } from '../../views/text.ts';
import { type Answerer, say } from '../answer.ts';

/** `/oncall mail`: what waits for somebody to read it; `/oncall mail preview`: how the team's mails read. */
export const answerMail: Answerer = async ({ store, clock }, { team, words, by }) => {
  const wish = words.trim().toLowerCase();
  if (wish === 'preview' || wish === 'template') {
    return say(mailPreview(team, sampleMail(team, clock.now())));
  }
  if (wish !== '') {
    return say(
      line(
        `“${safeLine(words).slice(0, 60)}” is not known after \`mail\`. \`/oncall mail\` shows what waits for you, \`/oncall mail preview\` how it reads.`,
      ),
    );
  }
  const waiting = await store.transaction(
    async (tx) => await waitingMails(tx, team, by.userId, clock.now()),
  );
  return say(mailsWaiting(waiting));
};

import { outcomeOf } from '../../carrier/outcome.ts';
import { type NamedFile, uploadFile } from '../../upload-file.ts';
import type { Message } from '../../views/blocks.ts';
import { line } from '../../views/help.ts';
import type { ListenerContext } from '../context.ts';

/**
 * Sends a file as a direct message. It answers somebody who asked just now, so it is not repeated by the outbox: they can
 * ask again.
 *
 * @returns what to tell when it did not work.
 */
export async function sendFile(
  { clients, channels, log }: ListenerContext,
  userId: string,
  file: NamedFile,
): Promise<Message | undefined> {
  try {
    const client = clients.posts;
    const channel = await channels.idOf({ kind: 'person', userId }, client);
    await uploadFile(client, file, channel);
    return undefined;
  } catch (error) {
    const outcome = outcomeOf(error);
    log.warn('a file could not be sent', { file: file.name, error });
    const isMissing = 'why' in outcome && outcome.why === 'missing_scope';
    return line(
      isMissing
        ? 'The file could not be sent: the app lacks the scope files:write. An admin adds it in the app’s settings and installs it again.'
        : 'The file could not be sent: Slack did not take it. Nothing was changed. Please try again.',
    );
  }
}

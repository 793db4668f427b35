import { outcomeOf } from '../../carrier/outcome.ts';
import type { Message } from '../../views/blocks.ts';
import { line } from '../../views/help.ts';
import type { ListenerContext } from '../context.ts';

/** A file for one person, with what is said to those who cannot see it. */
export interface PersonalFile {
  readonly name: string;
  readonly title: string;
  readonly content: Buffer;
  readonly alt?: string;
}

/** Slack gives no promise how long its storage takes. */
const UPLOAD_TIMEOUT_MS = 20_000;

/**
 * Sends a file as a direct message. It answers somebody who asked just now, so it is not repeated by the outbox: they can
 * ask again.
 *
 * @returns what to tell when it did not work.
 */
export async function sendFile(
  { clients, channels, log }: ListenerContext,
  userId: string,
  { name, title, content, alt }: PersonalFile,
): Promise<Message | undefined> {
  try {
    const client = clients.posts;
    const channel = await channels.idOf({ kind: 'person', userId }, client);
    // Slack's client would send `alt_text`, which its API does not know: https://docs.slack.dev/reference/methods/files.getUploadURLExternal
    const described = { filename: name, length: content.length, ...(alt ? { alt_txt: alt } : {}) };
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal(described);
    if (url === undefined || id === undefined)
      throw new Error('Slack gave no address to upload to');
    const uploaded = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(content),
      headers: { 'content-type': 'application/octet-stream' },
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    });
    if (!uploaded.ok) throw new Error(`Slack’s storage answered ${String(uploaded.status)}`);
    await client.files.completeUploadExternal({ files: [{ id, title }], channel_id: channel });
    return undefined;
  } catch (error) {
    const outcome = outcomeOf(error);
    log.warn('a file could not be sent', { file: name, error });
    const isMissing = 'why' in outcome && outcome.why === 'missing_scope';
    return line(
      isMissing
        ? 'The file could not be sent: the app lacks the scope files:write. An admin adds it in the app’s settings and installs it again.'
        : 'The file could not be sent: Slack did not take it. Nothing was changed. Please try again.',
    );
  }
}

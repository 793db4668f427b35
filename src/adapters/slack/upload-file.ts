import type { WebClient } from '@slack/web-api';

/** A file, with what is said to those who cannot see it. */
export interface NamedFile {
  readonly name: string;
  readonly title: string;
  readonly content: Buffer;
  readonly alt?: string;
}

/** Slack gives no promise how long its storage takes. */
const UPLOAD_TIMEOUT_MS = 20_000;

/**
 * Uploads a file to Slack's storage, and into a conversation where one is given; otherwise nobody sees it until a message
 * shows it. It needs the scope files:write.
 *
 * @returns the file's id.
 * @throws what Slack answers where it refuses, and a plain error where its storage does.
 */
export async function uploadFile(
  client: WebClient,
  { name, title, content, alt }: NamedFile,
  channel?: string,
): Promise<string> {
  // Slack's client would send `alt_text`, which its API does not know: https://docs.slack.dev/reference/methods/files.getUploadURLExternal
  const described = { filename: name, length: content.length, ...(alt ? { alt_txt: alt } : {}) };
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal(described);
  if (url === undefined || id === undefined) throw new Error('Slack gave no address to upload to');
  const uploaded = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(content),
    headers: { 'content-type': 'application/octet-stream' },
    signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
  });
  if (!uploaded.ok) throw new Error(`Slack’s storage answered ${String(uploaded.status)}`);
  await client.files.completeUploadExternal({
    files: [{ id, title }],
    ...(channel === undefined ? {} : { channel_id: channel }),
  });
  return id;
}

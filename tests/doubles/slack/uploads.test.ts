import { afterEach, describe, expect, it } from '@jest/globals';
import { clientOf, startDouble, stopAll } from '../../support/slack-double-start.ts';

afterEach(stopAll);

async function put(url = ''): Promise<void> {
  await fetch(url, { method: 'POST', body: 'P1 1 1 0' });
}

const DESCRIBED = { filename: 'week.png', length: 8, alt_txt: 'alpha is primary' };

describe('a file that the bot uploads', () => {
  it('stands in the ledger with what it is and its words for who cannot see it', async () => {
    const double = await startDouble({ scopes: ['files:write', 'im:write'] });
    const client = clientOf(double);
    const { channel } = await client.conversations.open({ users: 'U1' });
    const { file_id: id = '', upload_url: url } =
      await client.files.getUploadURLExternal(DESCRIBED);
    await put(url);
    await client.files.completeUploadExternal({
      files: [{ id, title: 'The week' }],
      channel_id: channel?.id ?? '',
    });
    expect(double.ledger()).toEqual([
      expect.objectContaining({
        kind: 'file',
        to: 'U1',
        text: 'The week',
        files: [
          {
            id,
            name: 'week.png',
            title: 'The week',
            mimetype: 'image/png',
            size: 8,
            altText: 'alpha is primary',
          },
        ],
      }),
    ]);
  });

  it('is refused without the scope, empty, with too many words, and before it is there', async () => {
    const double = await startDouble({ scopes: ['chat:write'] });
    const { files } = clientOf(double);
    await expect(files.getUploadURLExternal(DESCRIBED)).rejects.toThrow('missing_scope');

    const granted = clientOf(await startDouble()).files;
    await expect(granted.getUploadURLExternal({ ...DESCRIBED, length: 0 })).rejects.toThrow(
      'invalid_arguments',
    );
    const wordy = { ...DESCRIBED, alt_txt: 'x'.repeat(1_001) };
    await expect(granted.getUploadURLExternal(wordy)).rejects.toThrow('alt_txt_too_large');
    const { file_id: id = '' } = await granted.getUploadURLExternal(DESCRIBED);
    await expect(granted.completeUploadExternal({ files: [{ id }] })).rejects.toThrow(
      'file_not_found',
    );
  });
});

import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { showMessage } from '../show.ts';
import type { UploadedFile } from '../state/workspace-extras.ts';
import type { Json, StoredFile } from '../wire.ts';
import { apiFile } from './api-message.ts';
import { given, type Method, optionalText, text, writableConversation } from './arguments.ts';

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  csv: 'text/csv',
  pdf: 'application/pdf',
  html: 'text/html',
  json: 'application/json',
  ics: 'text/calendar',
};

/** files.getUploadURLExternal: "Description of image for screen-reader", at most so many characters. */
const ALT_LIMIT = 1_000;

/** The two-step upload; what goes to `upload_url` is taken in by the gateway. */
export const FILE_METHODS: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': (args, context) => {
    const name = text(args, 'filename');
    const size = Number(args['length'] ?? 0);
    if (!(size > 0)) throw new Refusal('invalid_arguments');
    const altText = optionalText(args, 'alt_txt');
    if (altText !== undefined && altText.length > ALT_LIMIT) throw new Refusal('alt_txt_too_large');
    const id = context.extras.nextId('F0');
    context.extras.files.set(id, {
      id,
      name,
      title: name,
      mimetype: TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
      size,
      ...given('altText', altText),
      content: undefined,
    });
    return { file_id: id, upload_url: `${context.origin()}/upload/${id}` };
  },

  'files.completeUploadExternal': (args, context) => {
    const files = named(args['files'], context);
    const channel = optionalText(args, 'channel_id') ?? optionalText(args, 'channels');
    if (channel !== undefined) {
      showMessage(context, {
        conversation: writableConversation({ channel }, context),
        kind: 'file',
        text: optionalText(args, 'initial_comment') ?? files.map((file) => file.title).join(', '),
        files,
        ...given('threadTs', optionalText(args, 'thread_ts')),
      });
    }
    return { files: files.map((file) => apiFile(context, file)) };
  },
};

function named(value: unknown, context: Context): readonly StoredFile[] {
  if (!Array.isArray(value) || value.length === 0) throw new Refusal('invalid_arguments');
  return (value as readonly Json[]).map((wanted) => {
    const file = context.extras.files.get(text(wanted, 'id'));
    if (file?.content === undefined) throw new Refusal('file_not_found');
    const title = optionalText(wanted, 'title') ?? file.title;
    const kept: UploadedFile = { ...file, title };
    context.extras.files.set(file.id, kept);
    const { content: _content, ...shown } = kept;
    return shown;
  });
}

import type { Form } from './blocks.ts';
import { cut, plain } from './text.ts';

/** A form that could not be accepted, for a reason that belongs to no field of it. */
export function errorForm(message: string): Form {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Not done' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: cut(plain(message), 2_000) } }],
  };
}

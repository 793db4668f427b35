import type { Form, Message } from './blocks.ts';
import { words } from './forms.ts';

/** A message as a window: the answer to somebody who stands where no message can be put. */
export function messageForm({ blocks }: Message): Form {
  return { type: 'modal', title: words('Hotline'), close: words('Close'), blocks };
}

import { SHORTCUT } from '../adapters/slack/ids.ts';
import type { AppShortcut } from '../doubles/slack/slack-double.ts';

/** The app's shortcuts as `manifest.yml` has them; a test holds the two together. */
export const APP_SHORTCUTS: readonly AppShortcut[] = [
  { type: 'global', name: 'Report an incident', callbackId: SHORTCUT.report },
  { type: 'message', name: 'Report as incident', callbackId: SHORTCUT.reportMessage },
  { type: 'message', name: 'Add to incident', callbackId: SHORTCUT.addMessage },
];

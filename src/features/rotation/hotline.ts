import type { Actor } from '../../domain/incident/incident.ts';

/** The bot itself, where nobody else decided: what was decided long ago takes effect, or a rule is kept. */
export const HOTLINE: Actor = { userId: 'hotline', name: 'Hotline' };

import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '../../ports/secrets.ts';

export const secrets: Secrets = {
  fresh: () => randomBytes(32).toString('base64url'),
  hash: (text) => createHash('sha256').update(text).digest('hex'),
};

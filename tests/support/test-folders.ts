import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const IN_MEMORY = '/dev/shm';

/**
 * Where tests keep their files: in memory where there is such a place. A commit waits for the disk, and a suite makes
 * tens of thousands; that the bot asks for the disk is shown elsewhere (`synchronous = FULL`, read back at start).
 */
export const TEST_FOLDERS = existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir();

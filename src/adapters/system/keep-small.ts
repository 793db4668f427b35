import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow in small steps. By itself V8 lets it double before it looks for what nobody needs any more, and a bot
 * that is busy for a minute would keep hundreds of megabytes of a small machine. To be called before anything is loaded.
 */
export function keepSmall(): void {
  setFlagsFromString('--optimize-for-size');
}

import type { EffectCarrier } from '../../../src/ports/outbox.ts';
import type { Death } from './death.ts';

/** Real milliseconds after which a call is on its way to Slack, or back. */
const UNDER_WAY_MS = 3;

/** Before, while and after something goes out, and the look whether it did. */
export function dyingCarrier(carrier: EffectCarrier, death: Death): EffectCarrier {
  return {
    carry: async (row) => {
      death.at('before-sending');
      setTimeout(() => {
        death.at('while-sending');
      }, UNDER_WAY_MS);
      const outcome = await carrier.carry(row);
      death.at('after-sending');
      return outcome;
    },
    lookUp: async (row) => {
      death.at('before-looking');
      const sighting = await carrier.lookUp(row);
      death.at('after-looking');
      return sighting;
    },
  };
}

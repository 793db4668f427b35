import { lookup as resolveName } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** A name leads to what may not be spoken to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/**
 * Resolves a name as a connection is made, so that it cannot point elsewhere between the look and the call, and refuses it
 * whole where anything that it leads to may not be reached.
 */
export function checkedLookup(mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error || first === undefined) {
        callback(error ?? Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '', 0);
      } else if (!found.every(({ address }) => mayReach(address))) {
        callback(new AddressRefused('not on the public internet'), '', 0);
      } else if (options.all) {
        callback(null, found);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

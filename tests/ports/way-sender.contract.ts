import { afterEach, describe, expect, it } from '@jest/globals';
import type { ContactWay } from '../../src/domain/paging/contact-way.ts';
import type { WayMessage, WaySender } from '../../src/ports/way-sender.ts';
import type { ProviderFault } from '../support/faulty-gateway.ts';

export interface WayUnderTest {
  readonly sender: WaySender;
  readonly way: ContactWay;
  /** What has arrived so far, as text. */
  arrived(): Promise<readonly string[]>;
  setFault(fault: ProviderFault): void;
  close(): Promise<void>;
}

export const MESSAGE: WayMessage = {
  key: 'INC-41/page-way/7.0',
  marker: 'k3',
  what: 'page',
  title: 'HOTLINE PAGE INC-41: no first answer, was due 10:24 PST',
  text: 'HOTLINE PAGE INC-41: no first answer, was due 10:24 PST.\nReply 41 to take it.\nContour plot crashes',
  incident: 41,
  link: undefined,
};

/** What every way promises, whatever its provider does. */
export function waySenderContract(
  open: () => Promise<WayUnderTest>,
  traits: {
    /** What a look says of a message that has arrived, and of one that has not. */
    readonly sightings: { readonly arrived: string; readonly absent: string };
    /** How long it waits where its provider asks for that; 90 s where that says how long. */
    readonly waitMs: number;
  },
): void {
  describe('as a way to reach somebody', () => {
    let under: WayUnderTest;
    afterEach(async () => {
      await under.close();
    });
    const sent = async (fault?: ProviderFault) => {
      under = await open();
      if (fault) under.setFault(fault);
      return await under.sender.send(under.way, MESSAGE);
    };
    const seen = async () => (await under.sender.lookUp(under.way, MESSAGE, Date.now())).kind;

    it('delivers a page once, whole, with its incident in front', async () => {
      expect(await sent()).toMatchObject({ kind: 'sent' });
      const [text, ...more] = await under.arrived();
      expect(more).toEqual([]);
      expect(text).toMatch(/INC-41|incident 41/u);
      expect(text).toContain('Contour plot crashes');
    });

    it('says when its provider refuses for good, in words without an address', async () => {
      const outcome = await sent('refuses');
      expect(outcome).toMatchObject({ kind: 'refused' });
      expect(JSON.stringify(outcome)).not.toContain(under.way.address);
      expect(await under.arrived()).toEqual([]);
    });

    it('waits where its provider asks it to', async () => {
      const outcome = await sent('limits');
      expect(outcome).toMatchObject({
        kind: 'wait',
        retryAfterMs: traits.waitMs,
      });
      expect(await under.arrived()).toEqual([]);
    });

    it.each(['slow', 'cuts'] as const)(
      'does not know what became of it where the line %s',
      async (fault) => {
        expect(await sent(fault)).toMatchObject({
          kind: expect.stringMatching(/^(unknown|wait)$/u),
        });
        expect(await seen()).toBe(traits.sightings.absent);
      },
    );

    it('finds what arrived without an answer, or says that it cannot look', async () => {
      expect(await sent('reply-lost')).toMatchObject({ kind: 'unknown' });
      expect(await under.arrived()).toHaveLength(1);
      expect(await seen()).toBe(traits.sightings.arrived);
    });
  });
}

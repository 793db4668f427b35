import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { weeklyHandoffId } from '../../../src/domain/handoff/handoff.ts';
import type { Actor, Incident } from '../../../src/domain/incident/incident.ts';
import type { Team } from '../../../src/domain/team/team.ts';
import type { Context } from '../../../src/features/context.ts';
import { beginHandoff } from '../../../src/features/handoff/begin-handoff.ts';
import { decideHandoff } from '../../../src/features/handoff/decide-handoff.ts';
import { loadHandoffView } from '../../../src/features/handoff/handoff-view.ts';
import { createCustomerMailCarrier } from '../../../src/features/mail/customer-mail-carrier.ts';
import { decideMail, type MailWord } from '../../../src/features/mail/decide-mail.ts';
import type { MailView } from '../../../src/features/mail/mails-of.ts';
import { waitingMails } from '../../../src/features/mail/waiting-mails.ts';
import { recordOutcome } from '../../../src/features/record-outcome.ts';
import type { Mail, MailOutcome } from '../../../src/ports/mail.ts';
import type { ClaimedRow } from '../../../src/ports/outbox.ts';
import type { Store } from '../../../src/ports/store.ts';
import {
  ALPHA,
  at,
  DELTA,
  FOXTROT,
  incident,
  newResponder,
  UMA,
  visit,
} from '../../support/fixtures.ts';
import { instantPlanner } from '../../support/instant-planner.ts';
import { sqliteStore } from '../../support/sqlite.ts';

const BRAVO: Actor = { userId: 'U02BRAVO', name: 'bravo' };
const SCF = { key: 'scf', name: 'SCF', goalMinutes: 240, needs: [], restricted: true };
const dana = { name: 'Dana', email: 'dana@lab.example', phone: undefined, organisation: undefined };

let store: Store;
let context: Context & { readonly hasMail: boolean };
let now: number;
let ids: Readonly<Record<'alpha' | 'bravo' | 'delta', string>>;
const team: Team = visit({ environments: [SCF], issueLog: { repository: 'visit/live' } });
const teams = new Map([['visit', team]]);

beforeEach(async () => {
  now = at('2027-01-15 15:00');
  store = (await sqliteStore()).store;
  const clock = { now: () => now, realMsUntil: () => 0 };
  context = {
    store,
    clock,
    teams,
    wake: () => undefined,
    planner: instantPlanner,
    hasMail: true,
  };
  await store.transaction(async (tx) => {
    const put = async (who: Actor): Promise<string> =>
      await tx.people.put(newResponder(who, { email: `${who.name}@example.org` }));
    ids = { alpha: await put(ALPHA), bravo: await put(BRAVO), delta: await put(DELTA) };
    await put(FOXTROT);
    const seat = async (week: string, role: 'primary' | 'backup', responderId: string) => {
      await tx.people.putAssignment('visit', { week, role, responderId }, 0);
    };
    await seat('2027-01-11', 'primary', ids.alpha);
    await seat('2027-01-18', 'primary', ids.bravo);
    await seat('2027-01-18', 'backup', ids.delta);
  });
});
afterEach(async () => {
  await store.close();
});

async function openOnes(...changes: ReadonlyArray<Partial<Incident>>): Promise<void> {
  await store.transaction(async (tx) => {
    for (const change of changes) {
      await tx.incidents.insert(incident({ ownerId: ids.alpha, customer: dana, ...change }));
    }
  });
}

async function begin(id = weeklyHandoffId('visit', '2027-01-11', ids.alpha)): Promise<string> {
  await store.transaction(async (tx) => {
    const wanted = { id, week: '2027-01-11', fromId: ids.alpha, namedId: undefined };
    await beginHandoff(tx, team, wanted, 'asked', now);
  });
  return id;
}

const mails = async (handoff: string): Promise<readonly MailView[]> =>
  (await store.transaction(async (tx) => await loadHandoffView(tx, team, handoff)))?.mails ?? [];

let presses = 0;
async function say(handoff: string, view: MailView | undefined, word: MailWord, by = ALPHA) {
  presses += 1;
  const delivery = `press-${String(presses)}`;
  const mail = view?.mail.id ?? '';
  return await decideMail(context, { delivery, handoff, mail, by, word });
}

/** Carries every mail that is queued, with a server that answers so; what was sent. */
async function carryAll(
  outcome: MailOutcome,
  change: Partial<ClaimedRow> = {},
): Promise<readonly Mail[]> {
  const sent: Mail[] = [];
  const carrier = createCustomerMailCarrier({
    ...context,
    mailer: {
      send: async (mail) => {
        sent.push(mail);
        return await Promise.resolve(outcome);
      },
      look: async () => await Promise.resolve({ ok: true }),
    },
  });
  const rows = await store.transaction(async (tx) => await tx.outbox.claim(now, 100, 1));
  for (const claimed of rows.filter(({ effect }) => effect.kind === 'customer-mail')) {
    // A row keeps what it is; only what it has gathered is another.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    const row = { ...claimed, ...change } as ClaimedRow;
    const finished = { row, outcome: await carrier.carry(row) };
    await store.transaction(async (tx) => {
      await tx.outbox.finish(finished, now, 1);
      await recordOutcome(tx, teams, finished, now);
    });
  }
  return sent;
}

describe('the mails of a handoff', () => {
  it('are one for each customer, for all that passes on and all that was merged into it, and none for what is kept', async () => {
    await openOnes(
      { number: 1 },
      { number: 2, customer: { ...dana, name: undefined, email: 'DANA@lab.example ' } },
      {
        number: 3,
        state: 'resolved',
        duplicateOf: 1,
        customer: { ...dana, email: 'kim@b.example' },
      },
      { number: 4, customer: { ...dana, email: 'lee@b.example' } },
    );
    const handoff = await begin();
    const about = async () =>
      (await mails(handoff)).map(({ mail }) => [mail.address, mail.incidents]);
    expect(await about()).toEqual([
      ['dana@lab.example', [1, 2]],
      ['kim@b.example', [3]],
      ['lee@b.example', [4]],
    ]);
    await decideHandoff(context, {
      delivery: 'keep',
      handoff,
      by: ALPHA,
      word: { kind: 'choose', number: 4, choice: 'keep', note: '' },
    });
    expect(await about()).toHaveLength(2);
  });

  it('hold no note that was meant for colleagues', async () => {
    await openOnes({ number: 1 });
    const handoff = await begin();
    await decideHandoff(context, {
      delivery: 'note',
      handoff,
      by: ALPHA,
      word: { kind: 'choose', number: 1, choice: 'hand-off', note: 'he is difficult' },
    });
    expect(JSON.stringify(await mails(handoff))).not.toContain('difficult');
  });

  it('are for those who hand over or take over, the lead and the admins to send', async () => {
    await openOnes({ number: 1 });
    const handoff = await begin();
    const [view] = await mails(handoff);
    for (const by of [UMA, DELTA]) {
      expect(await say(handoff, view, { kind: 'send' }, by)).toMatchObject({ ok: false });
    }
    expect(await say(handoff, view, { kind: 'send' }, FOXTROT)).toMatchObject({ ok: true });
    const [mail] = await carryAll({ kind: 'sent' });
    expect(mail).toMatchObject({
      fromName: 'foxtrot for VisIt',
      replyTo: { address: 'bravo@example.org', name: 'bravo' },
    });
  });

  it('tell a customer once that the same person takes over, whatever else passes on', async () => {
    await openOnes({ number: 1, repository: 'visit/live' });
    const handoff = await begin();
    await say(handoff, (await mails(handoff))[0], { kind: 'send' });
    await say(handoff, (await mails(handoff))[0], { kind: 'send' });
    expect(await carryAll({ kind: 'sent' })).toHaveLength(1);
    const remark = `mail:${handoff}/INC-1:1:1`;
    const noted = await store.transaction(async (tx) => await tx.remarks.get('thread', remark));
    expect(noted?.text).toBe('Emailed the customer: from now on bravo looks after this.');

    await openOnes({ number: 2 });
    const again = await begin('again');
    const [second, ...more] = await mails(again);
    expect(more).toEqual([]);
    expect(second?.mail.incidents).toEqual([2]);
    now += 1_000;
    await say(again, second, { kind: 'send' });
    const [mail] = await carryAll({ kind: 'sent' });
    // About another incident, so it is no answer to the first.
    expect(mail?.follows).toEqual([]);
  });

  it('are refused once somebody else takes over, until somebody has looked again', async () => {
    await openOnes({ number: 1 });
    const handoff = await begin();
    const letter = { subject: 'Your question', text: 'bravo looks after it' };
    const address = 'dana@lab.example';
    await say(handoff, (await mails(handoff))[0], { kind: 'write', address, letter });
    await store.transaction(async (tx) => {
      const seat = { week: '2027-01-18', role: 'primary', responderId: ids.delta } as const;
      await tx.people.putAssignment('visit', seat, now);
    });
    const [outdated] = await mails(handoff);
    expect(outdated?.isOutdated).toBe(true);
    expect(await say(handoff, outdated, { kind: 'send' })).toMatchObject({ code: 'settled' });
    await say(handoff, outdated, { kind: 'write', address, letter });
    expect(await say(handoff, (await mails(handoff))[0], { kind: 'send' })).toMatchObject({
      ok: true,
    });
  });

  it('are not sent once all that they are about is resolved, nor once somebody told the customer', async () => {
    await openOnes({ number: 1 }, { number: 2, customer: { ...dana, email: 'kim@b.example' } });
    const handoff = await begin();
    for (const view of await mails(handoff)) await say(handoff, view, { kind: 'send' });
    await say(handoff, (await mails(handoff))[0], { kind: 'by-hand' });
    await store.transaction(async (tx) => {
      const kims = await tx.incidents.get(2);
      if (kims) await tx.incidents.save({ ...kims, state: 'resolved' });
    });
    expect(await carryAll({ kind: 'sent' })).toEqual([]);
    const stored = await store.transaction(async (tx) => await tx.customerMails.ofHandoff(handoff));
    expect(stored.map(({ state }) => state)).toEqual(['by-hand', 'settled']);
  });

  it('are not repeated by themselves where one may have been taken', async () => {
    await openOnes({ number: 1 });
    const handoff = await begin();
    await say(handoff, (await mails(handoff))[0], { kind: 'send' });
    expect(await carryAll({ kind: 'sent' }, { mayRepeat: now })).toEqual([]);
    const [unclear] = await mails(handoff);
    expect(unclear?.mail.state).toBe('unclear');
    await say(handoff, unclear, { kind: 'send' });
    expect(await carryAll({ kind: 'sent' })).toHaveLength(1);
  });

  it('wait for whoever hands over, and then for whoever took over', async () => {
    await openOnes({ number: 1 });
    const handoff = await begin();
    const waiting = async (by: Actor) =>
      await store.transaction(async (tx) => await waitingMails(tx, team, by.userId, now));
    expect(await waiting(ALPHA)).toEqual([{ handoff, count: 1 }]);
    expect(await waiting(BRAVO)).toEqual([]);
    await decideHandoff(context, { delivery: 'now', handoff, by: ALPHA, word: { kind: 'now' } });
    expect(await waiting(BRAVO)).toEqual([{ handoff, count: 1 }]);
  });
});

describe('the mail about a restricted incident', () => {
  it('takes an address and no word', async () => {
    const restricted = {
      number: 1,
      isRestricted: true,
      environment: 'scf',
      title: 'Restricted incident (SCF)',
      customer: { name: undefined, email: undefined, phone: undefined, organisation: undefined },
    } as const;
    await openOnes(restricted);
    const handoff = await begin();
    const [view] = await mails(handoff);
    expect(view?.isRestricted).toBe(true);
    const letter = { subject: 'canary', text: 'canary' };
    const address = 'dana@lab.example';
    expect(await say(handoff, view, { kind: 'write', address, letter })).toMatchObject({
      code: 'restricted-environment',
    });
    await say(handoff, view, { kind: 'write', address, letter: undefined });
    await say(handoff, (await mails(handoff))[0], { kind: 'send' });
    const [mail] = await carryAll({ kind: 'sent' });
    expect(mail?.subject).toBe('Your VisIt question: your request (INC-1)');
    expect(JSON.stringify(mail)).not.toMatch(/canary|SCF/u);
  });
});

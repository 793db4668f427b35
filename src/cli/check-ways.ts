import { createTwilio } from '../adapters/paging/twilio.ts';
import { systemClock } from '../adapters/system/clocks.ts';
import { secrets } from '../adapters/system/secrets.ts';
import { mailerFor } from '../compose-mail.ts';
import { composeWays } from '../compose-ways.ts';
import type { BotEnvironment } from '../config/environment.ts';
import type { ContactWay } from '../domain/paging/contact-way.ts';
import type { Store } from '../ports/store.ts';
import type { Finding } from './doctor.ts';
import { waysSettings } from './ways.ts';

const WHAT = 'ways';

/** Whether Twilio lets the bot in; nothing is sent. */
export async function checkTwilio(environment: BotEnvironment): Promise<readonly Finding[]> {
  const settings = waysSettings(environment).twilio;
  if (settings === undefined) return [];
  try {
    await createTwilio(settings).list('Messages', { PageSize: '1' });
    return [{ what: 'twilio', state: 'good', detail: `signed in, sends from ${settings.from}` }];
  } catch {
    return [
      {
        what: 'twilio',
        state: 'bad',
        detail:
          'it does not let the bot in: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN at console.twilio.com, or whether it can be reached',
      },
    ];
  }
}

/** Ways that people chose and that lead nowhere as things are. No address is shown. */
export async function checkWays(
  environment: BotEnvironment,
  store: Store,
  teams: readonly string[],
): Promise<readonly Finding[]> {
  const { senders } = composeWays(waysSettings(environment), {
    store,
    clock: systemClock,
    teams: new Map(),
    secrets,
    mailer: mailerFor(environment.mail),
    realNow: () => systemClock.now(),
  });
  const given = await store.transaction(async (tx) => {
    const found: { readonly name: string; readonly way: ContactWay }[] = [];
    for (const team of teams) {
      for (const { name, userId, active } of await tx.people.ofTeam(team)) {
        if (!active) continue;
        for (const way of await tx.contactWays.of(userId)) found.push({ name, way });
      }
    }
    return found;
  });
  const wrong: Finding[] = [];
  for (const { name, way } of given) {
    const sender = senders.find(({ kind }) => kind === way.kind);
    const trouble =
      sender === undefined ? 'the bot is not set up for it' : await sender.trouble(way);
    if (trouble === undefined) continue;
    const detail = `${name} is not reached by ${way.kind}: ${trouble}. They mend it with /oncall reach, or you with .env`;
    wrong.push({ what: WHAT, state: 'bad', detail });
  }
  if (wrong.length > 0 || given.length === 0) return wrong;
  const detail = `${String(given.length)} beside Slack, none of them broken`;
  return [{ what: WHAT, state: 'good', detail }];
}

import { App, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Context } from '../../features/context.ts';
import type { Log } from '../../ports/log.ts';
import type { EffectCarrier } from '../../ports/outbox.ts';
import type { PagingWay } from '../../ports/paging-way.ts';
import type { Pictures } from '../../ports/pictures.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { SourceIssues } from '../../ports/source-issues.ts';
import type { WaySender } from '../../ports/way-sender.ts';
import { type Channels, createChannels } from './carrier/channels.ts';
import { createSlackCarrier } from './carrier/slack-carrier.ts';
import { checkAccess } from './connection/check-access.ts';
import { createClients, type SlackClients, slackLogger } from './connection/clients.ts';
import { identify } from './connection/identity.ts';
import { createSockets } from './connection/sockets.ts';
import { createStandings } from './connection/standing.ts';
import { zoneOf } from './connection/zone-of.ts';
import { listenToButtons } from './listeners/buttons.ts';
import { listenToCommand } from './listeners/command.ts';
import { listenToCustomerMails } from './listeners/customer-mails.ts';
import { listenToEscalation } from './listeners/escalation/buttons.ts';
import { listenToEscalationForms } from './listeners/escalation/forms.ts';
import { listenToAskButtons } from './listeners/experts/ask-buttons.ts';
import { listenToAskForms } from './listeners/experts/ask-forms.ts';
import { listenToForms } from './listeners/forms.ts';
import { guard } from './listeners/gate.ts';
import { listenToHandoffs } from './listeners/handoff.ts';
import { listenToHome } from './listeners/home.ts';
import { listenToPages } from './listeners/pages.ts';
import { listenToReporting } from './listeners/reporting/listen.ts';
import { listenToPostmortems } from './listeners/resolving/postmortem.ts';
import { listenToReopening } from './listeners/resolving/reopen.ts';
import { listenToResolveForm } from './listeners/resolving/resolve-form.ts';
import { listenToSilence } from './listeners/resolving/silence.ts';
import { listenToAwayForms } from './listeners/rotation/away-forms.ts';
import { listenToRotationButtons } from './listeners/rotation/buttons.ts';
import { listenToExchangeButtons } from './listeners/rotation/exchange-buttons.ts';
import { listenToExchangeForms } from './listeners/rotation/exchange-forms.ts';
import { listenToPeopleForms } from './listeners/rotation/people-forms.ts';
import { listenToPlanButtons } from './listeners/rotation/plan-buttons.ts';
import { listenToReachForms } from './listeners/rotation/reach-forms.ts';
import { listenToWhatIfForm } from './listeners/rotation/what-if-form.ts';
import { listenToThreads } from './listeners/thread-messages.ts';
import { listenToWorkButtons } from './listeners/work/buttons.ts';
import { listenToStatsButtons } from './listeners/work/stats-buttons.ts';
import { createSlackWay } from './reach/slack-way.ts';

/** How Slack's deliveries reach the bot. */
export type Transport =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number };

export interface SlackSettings {
  readonly botToken: string;
  /** Only for a stand-in for Slack; undefined is slack.com. */
  readonly apiUrl: string | undefined;
  readonly transport: Transport;
}

/** The bot's end of Slack. */
export interface Slack {
  readonly carrier: EffectCarrier;
  readonly clients: SlackClients;
  readonly channels: Channels;
  readonly way: PagingWay;
  /** Learns who the bot is, finds its channels, and begins to listen. Keeps trying while Slack is away. */
  start(context: Context): Promise<void>;
  stop(): Promise<void>;
  /** The zone that somebody has chosen in Slack; undefined where Slack does not say. */
  zoneOf(userId: string): Promise<string | undefined>;
  /** Connections that are up; in HTTP mode 1 while it listens. */
  connected(): number;
}

/** Requests may be this much older or newer than now: beyond it they are somebody's copy. */
const SKEW_SECONDS = 300;

export function connectSlack(
  settings: SlackSettings,
  tools: {
    readonly store: Context['store'];
    readonly clock: Context['clock'];
    readonly teams: Context['teams'];
    readonly log: Log;
    readonly stopwatch: () => number;
    readonly realNow: () => number;
    readonly pictures: Pictures;
    readonly secrets: Secrets;
    readonly sourceIssues: SourceIssues | undefined;
    readonly senders: readonly WaySender[];
    /** Where calendars are served; undefined where they are not. */
    readonly calendarUrl: string | undefined;
    /** Whether mail can be sent. */
    readonly hasMail: boolean;
    /** Further listeners, such as the demo's clock. */
    readonly alsoListen?: ((app: App) => void) | undefined;
  },
): Slack {
  const { log } = tools;
  const logger = slackLogger(log);
  const clients = createClients(settings.botToken, settings.apiUrl, logger);
  const channels = createChannels(tools.store);
  const carrier = createSlackCarrier({ ...tools, clients, channels });
  const standingOf = createStandings(clients.reads, log, tools.realNow);
  const stopping = new AbortController();
  const { transport } = settings;
  let listening = false;
  let checking: Promise<void> = Promise.resolve();
  const receiver: Receiver & { connected(): number } =
    transport.mode === 'socket'
      ? createSockets({ ...tools, ...transport, apiUrl: settings.apiUrl, logger })
      : {
          ...createHttpReceiver(transport, tools.realNow),
          connected: () => Number(listening),
        };

  return {
    carrier,
    clients,
    channels,
    way: createSlackWay({ clients, channels }),
    connected: () => receiver.connected(),
    zoneOf: async (userId) => await zoneOf(clients.reads, log, userId),
    start: async (context) => {
      const identity = await identify(clients.reads, log, stopping.signal);
      if (identity === undefined) return;
      const app = new App({
        receiver,
        logger,
        // Known already, so that Bolt has nothing to ask for, and no failed answer to remember.
        authorize: async () =>
          await Promise.resolve({
            botToken: settings.botToken,
            botUserId: identity.botUserId,
            ...(identity.botId === undefined ? {} : { botId: identity.botId }),
          }),
        convoStore: false,
        ...(settings.apiUrl === undefined
          ? {}
          : { clientOptions: { slackApiUrl: settings.apiUrl } }),
      });
      const { pictures, secrets, calendarUrl, sourceIssues, senders, hasMail } = tools;
      const seeing = { pictures, secrets, calendarUrl, sourceIssues, senders, hasMail };
      const listenerContext = { ...context, ...seeing, clients, channels, log };
      guard(app, listenerContext, standingOf);
      listenToCommand(app, listenerContext);
      listenToButtons(app, listenerContext);
      listenToPages(app, listenerContext);
      listenToEscalation(app, listenerContext);
      listenToEscalationForms(app, listenerContext);
      listenToForms(app, listenerContext);
      listenToThreads(app, listenerContext);
      listenToResolveForm(app, listenerContext);
      listenToReopening(app, listenerContext);
      listenToSilence(app, listenerContext);
      listenToPostmortems(app, listenerContext);
      listenToReporting(app, listenerContext);
      listenToWorkButtons(app, listenerContext);
      listenToStatsButtons(app, listenerContext);
      listenToExchangeButtons(app, listenerContext);
      listenToExchangeForms(app, listenerContext);
      listenToAskButtons(app, listenerContext);
      listenToAskForms(app, listenerContext);
      listenToPeopleForms(app, listenerContext);
      listenToPlanButtons(app, listenerContext);
      listenToHandoffs(app, listenerContext);
      listenToCustomerMails(app, listenerContext);
      listenToWhatIfForm(app, listenerContext);
      listenToRotationButtons(app, listenerContext);
      listenToHome(app, listenerContext);
      listenToAwayForms(app, listenerContext);
      listenToReachForms(app, listenerContext);
      tools.alsoListen?.(app);
      app.error(async (error) => {
        log.error('a listener failed', { error });
      });
      for (const team of context.teams.values()) await findChannels(team.channels.incidents);
      if (transport.mode === 'http') await receiver.start(transport.port);
      else await receiver.start();
      listening = true;
      // Beside everything else: nobody should wait for what is only said to admins.
      checking = checkAccess({
        client: clients.reads,
        channels,
        granted: identity.scopes,
        context,
        log,
        signal: stopping.signal,
      }).catch((error: unknown) => {
        log.warn('the bot’s access to Slack could not be checked', { error });
      });
    },
    stop: async () => {
      stopping.abort();
      if (listening) await receiver.stop();
      listening = false;
      await checking;
    },
  };

  async function findChannels(name: string): Promise<void> {
    try {
      await channels.idOf({ kind: 'channel', name, threadTs: undefined }, clients.reads);
    } catch (error) {
      log.warn('a team’s channel was not found; hotline doctor says more', {
        channel: name,
        error,
      });
    }
  }
}

function createHttpReceiver(
  transport: Extract<Transport, { mode: 'http' }>,
  realNow: () => number,
): Receiver {
  const receiver = new HTTPReceiver({
    signingSecret: transport.signingSecret,
    endpoints: ['/slack/events'],
    bodyLimit: '1mb',
    customPropertiesExtractor: (request) => ({
      sentAt: Number(request.headers['x-slack-request-timestamp']),
    }),
  });
  return {
    init: (app) => {
      // Bolt checks that a request is not too old; one from the future could be replayed for as long.
      app.use(async ({ context, next, logger }) => {
        const sentAt: unknown = context['sentAt'];
        const skew = typeof sentAt === 'number' ? sentAt - realNow() / 1_000 : Number.NaN;
        if (!(Math.abs(skew) <= SKEW_SECONDS)) {
          logger.warn('a request with a wrong time was dropped');
          return;
        }
        await next();
      });
      receiver.init(app);
    },
    start: async (port: number) => await receiver.start(port),
    stop: async () => await receiver.stop(),
  };
}

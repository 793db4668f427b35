import { Dispatcher } from './delivery/dispatcher.ts';
import { HttpOutlet } from './delivery/http-outlet.ts';
import { SocketOutlet } from './delivery/socket-outlet.ts';
import { SocketTrouble } from './delivery/socket-trouble.ts';
import { Faults } from './faults.ts';
import { ControlApi } from './gateway/control-api.ts';
import { close, createGateway, listen } from './gateway/gateway.ts';
import { WebApi } from './gateway/web-api.ts';
import { Interactions } from './interactions/interactions.ts';
import { makeContext } from './make-context.ts';
import { apiUser } from './methods/people.ts';
import { typedTopic } from './methods/topic.ts';
import { PageServer } from './page/page-server.ts';
import type { CallRecord, SlackDouble, SlackDoubleOptions } from './slack-double.ts';

/** Slack's time for an acknowledgement. */
const ACK_TIMEOUT_MS = 3000;

/** A Slack workspace on loopback ports: for the demo, the scenarios and the fault campaign. */
export async function startSlackDouble(options: SlackDoubleOptions): Promise<SlackDouble> {
  const { context, listeners, setOrigin } = makeContext(options);
  const { workspace, ledger, messages, views } = context;
  const { bot } = workspace;
  const faults = new Faults();
  const calls: CallRecord[] = [];
  const ackTimeoutMs = options.ackTimeoutMs ?? ACK_TIMEOUT_MS;
  const sockets =
    options.http === undefined
      ? new SocketOutlet({
          appId: bot.appId,
          ackTimeoutMs,
          onChange: () => {
            context.announce({ kind: 'connections' });
          },
        })
      : undefined;
  const dispatcher = new Dispatcher({
    outlet: sockets ?? new HttpOutlet(options.http ?? { url: '', signingSecret: '' }, ackTimeoutMs),
    faults,
    now: context.now,
    eventRetryDelaysMs: options.eventRetryDelaysMs,
    onTraffic: (summary, detail) => {
      context.announce({ kind: 'traffic', direction: 'to_bot', summary, detail });
    },
  });
  const inject = new Interactions(context, dispatcher);
  const trouble = new SocketTrouble(sockets, faults);
  const page = new PageServer({
    context,
    inject,
    isConnected: () => sockets === undefined || sockets.count > 0,
    program: options.localSlackProgram,
  });
  listeners.push((change) => {
    page.show(change);
  });

  const webApi = new WebApi({
    context,
    faults,
    calls,
    openConnection: () =>
      `${context.origin().replace('http:', 'ws:')}/link/?ticket=${sockets?.issueTicket() ?? ''}`,
  });
  const control = new ControlApi(() => double);
  const gateway = createGateway({ context, faults, webApi, control, sockets });
  const port = await listen(gateway, options.gatewayPort ?? 0);
  setOrigin(`http://127.0.0.1:${port}`);
  const pagePort = await page.listen(options.pagePort ?? 0);
  let stopped: Promise<void> | undefined;

  const double: SlackDouble = {
    apiUrl: `${context.origin()}/api/`,
    pageUrl: `http://127.0.0.1:${pagePort}/`,
    controlUrl: `${context.origin()}/control/`,
    botToken: bot.token,
    appToken: bot.appToken,
    botUserId: bot.userId,
    inject,
    ledger: () => ledger.entries(),
    violations: () => context.violations,
    calls: () => calls,
    deliveries: () => dispatcher.records,
    setFaults: (plan) => {
      faults.set(plan);
      trouble.restart();
    },
    openViews: (user) => views.stack(user),
    home: (user) => views.home(user),
    channelId: (name) => workspace.resolve(name).id,
    message: (channel, ts) => messages.find(workspace.resolve(channel).id, ts),
    messages: (channel) => messages.all(workspace.resolve(channel).id),
    setUser: async (id, change) => {
      const user = workspace.setUser(id, change);
      context.announce({ kind: 'people' });
      const event = { type: 'user_change', user: apiUser(context, user) };
      // Nobody waits for this event: without a bot there is nobody to tell.
      await inject.event(event).catch(() => undefined);
    },
    setChannel: (channel, change) => {
      const conversation = workspace.resolve(channel);
      conversation.isArchived = change.archived ?? conversation.isArchived;
      if (change.members !== undefined) conversation.members = [...change.members];
      if (change.topic !== undefined) conversation.topic = typedTopic(change.topic);
      context.announce({ kind: 'people' });
    },
    topic: (channel) => workspace.resolve(channel).topic,
    groupMembers: (handle) =>
      [...context.extras.groups.values()].find((group) => group.handle === handle)?.users ?? [],
    numConnections: () => sockets?.count ?? 0,
    refresh: () => {
      sockets?.refresh();
    },
    cutAll: () => {
      sockets?.cutAll();
    },
    stop: async () => {
      stopped ??= (async () => {
        trouble.stop();
        await dispatcher.stop();
        await Promise.all([close(gateway), page.stop()]);
      })();
      await stopped;
    },
  };
  return double;
}

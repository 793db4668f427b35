import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { COMMAND, SHORTCUT } from '../../src/adapters/slack/ids.ts';
import { APP_SHORTCUTS } from '../../src/demo/demo-shortcuts.ts';
import { manifestSchema } from './manifest-schema.ts';
import { BOT_EVENTS, BOT_SCOPES, METHOD_SCOPES } from './slack-names.ts';

const MANIFEST = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

interface Hotline {
  readonly features: {
    readonly shortcuts: readonly {
      readonly type: string;
      readonly name: string;
      readonly callback_id: string;
    }[];
    readonly slash_commands: readonly {
      readonly command: string;
      readonly should_escape: boolean;
    }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions?: { readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean };
    readonly socket_mode_enabled: boolean;
  };
}

const isManifest = new Ajv({ allErrors: true }).compile<Hotline>(manifestSchema);

function flawsIn(manifest: unknown): readonly string[] {
  if (isManifest(manifest)) return [];
  return (isManifest.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

/** The manifest as shipped; a flaw would fail its own test below. */
function hotline(): Hotline {
  const manifest: unknown = parse(MANIFEST);
  if (!isManifest(manifest)) throw new Error(flawsIn(manifest).join('\n'));
  return manifest;
}

const METHOD_CALL =
  /\b((?:auth|chat|conversations|users|files|usergroups(?:\.users)?)\.\w+|views\.(?:open|publish|push|update))\(/gu;

/** Methods of Slack's Web API that the source calls. */
function methodsCalled(): readonly string[] {
  const folder = new URL('../../src/adapters/slack/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const calls = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(METHOD_CALL)])
    .map(([, method = '']) => method);
  return [...new Set(calls)].toSorted();
}

describe('the Slack manifest', () => {
  it('has the shape that Slack accepts', () => {
    expect(flawsIn(parse(MANIFEST))).toEqual([]);
  });

  it('asks for the least scopes, and for nothing on behalf of people', () => {
    expect(hotline().oauth_config.scopes).toEqual({
      bot: [
        'app_mentions:read',
        'channels:history',
        'channels:read',
        'channels:write.topic',
        'chat:write',
        'commands',
        'files:write',
        'groups:history',
        'groups:read',
        'groups:write.topic',
        'im:history',
        'im:write',
        'mpim:history',
        'mpim:write',
        'usergroups:read',
        'usergroups:write',
        'users:read',
      ],
    });
  });

  it('asks only for scopes that Slack knows', () => {
    const known: readonly string[] = BOT_SCOPES;
    expect(hotline().oauth_config.scopes.bot.filter((scope) => !known.includes(scope))).toEqual([]);
  });

  it('asks for what the methods that are called need, and for no more', () => {
    const called = methodsCalled();
    expect(called).toContain('chat.postMessage');
    expect(called.filter((method) => !METHOD_SCOPES.has(method))).toEqual([]);
    // Whoever presses a button may be a guest or deactivated: that is looked up with users:read.
    const needed = called.flatMap((method) => METHOD_SCOPES.get(method) ?? []);
    const events = hotline().settings.event_subscriptions?.bot_events ?? [];
    const heard = events.flatMap((event) => BOT_EVENTS.get(event) ?? []);
    const scopes = new Set(['commands', 'users:read', ...needed, ...heard]);
    expect(hotline().oauth_config.scopes.bot).toEqual([...scopes].toSorted());
  });

  it('subscribes only to events that Slack knows, and has their scopes', () => {
    const { settings, oauth_config: oauth } = hotline();
    const events = settings.event_subscriptions?.bot_events ?? [];
    expect(events.filter((event) => !BOT_EVENTS.has(event))).toEqual([]);
    const needed = events.flatMap((event) => BOT_EVENTS.get(event) ?? []);
    expect(needed.filter((scope) => !oauth.scopes.bot.includes(scope))).toEqual([]);
  });

  it('names the command that the code listens to, with people and channels as ids', () => {
    expect(hotline().features.slash_commands).toEqual([
      expect.objectContaining({ command: COMMAND, should_escape: true }),
    ]);
  });

  it('has the shortcuts that the code listens to, with names that the demo shows', () => {
    const shortcuts = hotline().features.shortcuts.map(({ type, name, callback_id }) => ({
      type,
      name,
      callbackId: callback_id,
    }));
    expect(shortcuts).toEqual(APP_SHORTCUTS);
    expect(shortcuts.map(({ callbackId }) => callbackId)).toEqual(Object.values(SHORTCUT));
  });

  it('works over a socket, with buttons and forms', () => {
    const { settings } = hotline();
    expect(settings.socket_mode_enabled).toBe(true);
    expect(settings.interactivity.is_enabled).toBe(true);
  });
});

describe('the check of the manifest', () => {
  it.each([
    [
      'a name that is too long',
      'name: Hotline',
      `name: ${'x'.repeat(36)}`,
      '/display_information/name must NOT have more than 35 characters',
    ],
    [
      'a description that is too long',
      'description: On call',
      `description: ${'x'.repeat(140)}`,
      '/display_information/description must NOT have more than 140 characters',
    ],
    [
      'a colour by name',
      '"#1f3a5f"',
      'navy',
      '/display_information/background_color must match pattern "^#(?:[0-9a-fA-F]{3}){1,2}$"',
    ],
    [
      'a command without a slash',
      'command: /oncall',
      'command: oncall',
      '/features/slash_commands/0/command must match pattern "^/[^\\sA-Z]+$"',
    ],
    [
      'an unknown field',
      'is_enabled:',
      'enabled:',
      '/settings/interactivity must NOT have additional properties',
    ],
    [
      'a word for a flag',
      'socket_mode_enabled: true',
      'socket_mode_enabled: "yes"',
      '/settings/socket_mode_enabled must be boolean',
    ],
    [
      'a scope twice',
      '- users:read ',
      '- im:write ',
      '/oauth_config/scopes/bot must NOT have duplicate items (items ## 16 and 11 are identical)',
    ],
  ])('notices %s', (_what, from, to, flaw) => {
    expect(MANIFEST).toContain(from);
    expect(flawsIn(parse(MANIFEST.replace(from, to)))).toContain(flaw);
  });
});

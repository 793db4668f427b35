const text = (minLength: number, maxLength: number) => ({ type: 'string', minLength, maxLength });
const webAddress = (maxLength: number) => ({ type: 'string', pattern: '^https?://', maxLength });
const flag = { type: 'boolean' };
const names = (maxItems: number) => ({
  type: 'array',
  maxItems,
  uniqueItems: true,
  items: text(1, 50),
});
const record = (
  properties: Readonly<Record<string, unknown>>,
  required: readonly string[] = [],
) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

/**
 * What Slack accepts as an app manifest, as far as Hotline uses it: names, kinds and lengths of fields, gathered
 * from Slack's manifest reference and from the schema in slackapi/manifest-schema. A JSON schema (draft-07).
 */
export const manifestSchema = record(
  {
    _metadata: record({ major_version: { enum: [1, 2] }, minor_version: { type: 'integer' } }),
    display_information: record(
      {
        name: text(1, 35),
        description: text(1, 140),
        long_description: text(175, 4_000),
        background_color: { type: 'string', pattern: '^#(?:[0-9a-fA-F]{3}){1,2}$' },
      },
      ['name'],
    ),
    features: record({
      app_home: record({
        home_tab_enabled: flag,
        messages_tab_enabled: flag,
        messages_tab_read_only_enabled: flag,
      }),
      bot_user: record(
        // Slack's reference names the letters; its schema does not hold to them.
        { display_name: { ...text(1, 80), pattern: '^[a-z0-9._-]+$' }, always_online: flag },
        ['display_name'],
      ),
      shortcuts: {
        type: 'array',
        minItems: 1,
        maxItems: 10,
        items: record(
          {
            name: text(1, 24),
            type: { enum: ['message', 'global'] },
            callback_id: text(1, 255),
            description: text(1, 150),
          },
          ['name', 'type', 'callback_id', 'description'],
        ),
      },
      slash_commands: {
        type: 'array',
        minItems: 1,
        maxItems: 50,
        items: record(
          {
            command: { ...text(2, 32), pattern: '^/[^\\sA-Z]+$' },
            url: webAddress(3_000),
            description: text(1, 2_000),
            usage_hint: text(1, 1_000),
            should_escape: flag,
          },
          ['command', 'description'],
        ),
      },
    }),
    oauth_config: record({
      redirect_urls: { type: 'array', maxItems: 1_000, items: text(1, 2_500) },
      scopes: record({
        bot: names(255),
        bot_optional: names(255),
        user: names(255),
        user_optional: names(255),
      }),
    }),
    settings: record({
      event_subscriptions: record({
        request_url: webAddress(3_500),
        bot_events: names(100),
        user_events: names(100),
      }),
      interactivity: record(
        {
          is_enabled: flag,
          request_url: webAddress(3_500),
          message_menu_options_url: webAddress(3_500),
        },
        ['is_enabled'],
      ),
      org_deploy_enabled: flag,
      socket_mode_enabled: flag,
      token_rotation_enabled: flag,
    }),
  },
  ['display_information'],
);

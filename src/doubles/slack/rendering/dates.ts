/** Writes `<!date^…>` tokens out as Slack's clients do, in one zone. */
export function renderDates(text: string, zone: string, today: number): string {
  return text.replace(
    /<!date\^(-?\d+)\^([^|>^]*)(?:\^[^|>]*)?\|([^>]*)>/g,
    (_token, seconds: string, pattern: string) =>
      render(Number(seconds) * 1000, pattern, zone, today),
  );
}

function render(at: number, pattern: string, zone: string, today: number): string {
  const formats: Readonly<Record<string, () => string>> = {
    date_num: () => dayNumber(at, zone),
    date_slash: () => part(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: () => longDate(at, zone),
    date_short: () => part(at, zone, { year: 'numeric', month: 'short', day: 'numeric' }),
    date_long: () =>
      part(at, zone, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    date_pretty: () => dayWord(at, zone, today) ?? longDate(at, zone),
    date_short_pretty: () =>
      dayWord(at, zone, today) ??
      part(at, zone, { year: 'numeric', month: 'short', day: 'numeric' }),
    date_long_pretty: () =>
      dayWord(at, zone, today) ??
      part(at, zone, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    time: () => clock(at, zone, false),
    time_secs: () => clock(at, zone, true),
    ago: () => ago(at, today),
    day_divider_pretty: () =>
      dayWord(at, zone, today) ??
      part(at, zone, { weekday: 'long', month: 'long', day: 'numeric' }),
  };
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, name: string) => formats[name]?.() ?? whole);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A formatter takes half a millisecond to make, and every message has several dates. */
function formatter(
  locale: string,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, zone, options]);
  const made =
    formatters.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  formatters.set(key, made);
  return made;
}

function part(at: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatter('en-US', zone, options).format(at);
}

function longDate(at: number, zone: string): string {
  return part(at, zone, { year: 'numeric', month: 'long', day: 'numeric' });
}

function clock(at: number, zone: string, seconds: boolean): string {
  return part(at, zone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(seconds ? { second: '2-digit' } : {}),
  });
}

function dayNumber(at: number, zone: string): string {
  return formatter('en-CA', zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

function dayWord(at: number, zone: string, today: number): string | undefined {
  const days = Math.round(
    (Date.parse(dayNumber(at, zone)) - Date.parse(dayNumber(today, zone))) / 86_400_000,
  );
  if (days === 0) return 'Today';
  if (days === 1) return 'Tomorrow';
  return days === -1 ? 'Yesterday' : undefined;
}

function ago(at: number, today: number): string {
  const minutes = Math.round(Math.abs(today - at) / 60_000);
  const amount =
    minutes < 60
      ? `${minutes} minutes`
      : minutes < 48 * 60
        ? `${Math.round(minutes / 60)} hours`
        : `${Math.round(minutes / 1440)} days`;
  return at <= today ? `${amount} ago` : `in ${amount}`;
}

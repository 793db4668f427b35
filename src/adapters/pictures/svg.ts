/** An attribute's value. Numbers are written with at most two decimals. */
type Value = string | number;

/** One SVG element. Its children are markup already; text goes through `text`. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(shown(value))}"`)
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A line of text. Nothing that somebody wrote can become markup. */
export function text(content: string, attributes: Readonly<Record<string, Value>>): string {
  return element('text', attributes, escaped(content));
}

// Control characters are no XML; the picture's font has no emoji, and would leave a hole where one stands.
const UNDRAWABLE = /[\p{Cc}\p{Cs}\p{Co}\p{Extended_Pictographic}\ufe0f\u200d]/gu;

function escaped(content: string): string {
  return content
    .replace(UNDRAWABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function shown(value: Value): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (one) => ENTITIES[one] ?? one);
}

/** As much of GitHub's markup as Hotline writes: fences, tables, headings, lists, bold, code and links. */
export function rendered(body: string): string {
  // GitHub shows no HTML comments either.
  const visible = body.replace(/<!--[\s\S]*?-->/gu, '').trim();
  const parts = visible.split(/^(`{3,})[^\n]*\n([\s\S]*?)^\1[ \t]*$/mu);
  // Between two fences stand the fence's own backticks and what is in it.
  return parts
    .map((part, index) => {
      if (index % 3 === 1) return '';
      return index % 3 === 2 ? `<pre>${escaped(part)}</pre>` : paragraphs(part);
    })
    .join('');
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/u)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => {
      const heading = /^(#{1,4}) (.*)$/u.exec(block);
      if (heading) return `<h3>${inline(heading[2] ?? '')}</h3>`;
      const lines = block.split('\n');
      if (lines.every((line) => line.startsWith('|'))) return table(lines);
      return `<p>${lines.map(inline).join('<br>')}</p>`;
    })
    .join('');
}

function table(lines: readonly string[]): string {
  const rows = lines.filter((line) => !/^\|[\s|:-]+$/u.test(line));
  return `<table>${rows.map((line) => `<tr>${cells(line)}</tr>`).join('')}</table>`;
}

function cells(line: string): string {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => `<td>${inline(cell.trim())}</td>`)
    .join('');
}

function inline(text: string): string {
  return escaped(text)
    .replace(/\[([^\]]+)\]\((https?:\/\/[^\s()]+)\)/gu, '<a href="$2">$1</a>')
    .replace(/\*\*([^*]+)\*\*/gu, '<b>$1</b>')
    .replace(/`([^`]+)`/gu, '<code>$1</code>')
    .replace(/^- /u, '• ');
}

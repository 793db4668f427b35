/** An issue of the product, by its repository (`owner/name`) and number. */
export interface IssueReference {
  readonly repository: string;
  readonly number: number;
}

export type ParsedReferences =
  | { readonly ok: true; readonly references: readonly IssueReference[] }
  | { readonly ok: false; readonly problem: string };

/** More than an incident can touch: somebody pasted something else. */
const MOST = 20;

const REPOSITORY = String.raw`[A-Za-z\d](?:[A-Za-z\d-]{0,38})/[A-Za-z\d._-]{1,100}`;
const NUMBER = String.raw`[1-9]\d{0,8}`;
const SHORT = new RegExp(`^#?(${NUMBER})$`, 'u');
const FULL = new RegExp(`^(${REPOSITORY})#(${NUMBER})$`, 'u');
const NAMED = new RegExp(`^([A-Za-z\\d._-]{1,100})#(${NUMBER})$`, 'u');
const ADDRESS = new RegExp(
  `^https?://[^/\\s]+/(${REPOSITORY})/(?:issues|pull)/(${NUMBER})(?:[/?#].*)?$`,
  'u',
);

/** `owner/name#12`: how an issue is called everywhere. */
export function referenceName({ repository, number }: IssueReference): string {
  return `${repository}#${String(number)}`;
}

/**
 * Reads what somebody wrote into a field for issues: `#123`, `owner/repo#123` and addresses, with blanks, commas or
 * semicolons between. Looks at their shape alone; whether they are there, GitHub says later.
 *
 * @param source the repository that a bare number means; undefined where the team has none.
 */
export function parseReferences(
  text: string | undefined,
  source: string | undefined,
): ParsedReferences {
  const words = (text ?? '').split(/[\s,;]+/u).filter((word) => word !== '' && word !== 'and');
  if (words.length > MOST) {
    return {
      ok: false,
      problem: `Name ${String(MOST)} issues at most; the rest can go into the summary.`,
    };
  }
  const found = new Map<string, IssueReference>();
  for (const word of words) {
    const read = readOne(word.replace(/^[<(]+|[>).]+$/gu, ''), source);
    if (typeof read === 'string') return { ok: false, problem: read };
    const name = referenceName(read).toLowerCase();
    if (!found.has(name)) found.set(name, read);
  }
  return { ok: true, references: [...found.values()] };
}

function readOne(word: string, source: string | undefined): IssueReference | string {
  const full = FULL.exec(word) ?? ADDRESS.exec(word);
  if (full?.[1] !== undefined) return { repository: full[1], number: Number(full[2]) };
  const short = SHORT.exec(word);
  const named = NAMED.exec(word);
  const isOfSource =
    named !== null && source?.split('/')[1]?.toLowerCase() === named[1]?.toLowerCase();
  if (source !== undefined && (short || isOfSource)) {
    return { repository: source, number: Number(short?.[1] ?? named?.[2]) };
  }
  const shown = `“${word.slice(0, 60)}”`;
  if (short)
    return `${shown} does not say in which repository: write owner/name#${String(short[1])}.`;
  return `${shown} names no issue. Write #123, owner/name#123, or the issue’s address.`;
}

import {
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type ConfigProblem, type Path, type Position, showPath } from './problem.ts';
import { placeIndex, type Source } from './source.ts';

const SYNTAX_REMEDIES: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT: 'line it up with its neighbours, and close every bracket',
  MISSING_CHAR: 'add what is missing (a closing quote or bracket, or a blank after a colon)',
  BAD_SCALAR_START: 'put the value in double quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put the value in double quotes, or give the inner key a line of its own',
  MULTILINE_IMPLICIT_KEY: 'put a colon after the key, and line it up with its neighbours',
  MULTIPLE_DOCS: 'keep one document: take out the line ---',
  TAG_RESOLVE_FAILED: 'take the tag (the word after !) out',
};

/** A file of this size is a mistake, or an attempt to exhaust memory by aliases of aliases. */
const NODE_LIMIT = 20_000;

/**
 * Reads one YAML 1.2 document and notes where everything stands. Duplicate keys, keys that are no plain text and
 * aliases that lead nowhere or to themselves are problems; the rest of the document is read all the same. After
 * an error of syntax nothing is known for certain, and `source` is undefined.
 */
export function readYaml(
  text: string,
  file: string,
): { readonly source: Source | undefined; readonly problems: readonly ConfigProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/u, ''), {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems: ConfigProblem[] = [];

  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    for (const error of broken) {
      problems.push({
        file,
        ...position(error.pos[0]),
        path: '',
        value: '',
        problem: `is not valid YAML (${error.message.replaceAll(/\s+/gu, ' ')})`,
        remedy: SYNTAX_REMEDIES[error.code] ?? 'mend the YAML here',
      });
    }
    return { source: undefined, problems };
  }

  const index = placeIndex();
  let nodes = 0;
  const refuse = (at: Position, path: Path, problem: string, remedy: string): void => {
    problems.push({ file, ...at, path: showPath(path), value: '', problem, remedy });
  };
  const startOf = (node: unknown): Position => position(isNode(node) ? (node.range?.[0] ?? 0) : 0);

  const mapping = (map: YAMLMap, path: Path, open: readonly Node[]): unknown => {
    // Without a prototype, so that a key called __proto__ is a key like any other.
    const data: Record<string, unknown> = { __proto__: null };
    const firstLines = new Map<string, number>();
    for (const { key, value } of map.items) {
      if (!isScalar(key) || key.value === null) {
        refuse(startOf(key), path, 'has a key that is not plain text', 'put the key in quotes');
        continue;
      }
      // `key.source` is what was written: 08 stays 08.
      const name = key.source ?? JSON.stringify(key.value);
      const at = startOf(key);
      const inner = [...path, name];
      const first = firstLines.get(name);
      if (first !== undefined) {
        const remedy = 'keep one of the two';
        refuse(at, inner, `is already given in line ${String(first)}`, remedy);
        continue;
      }
      firstLines.set(name, at.line);
      data[name] = plain(value, inner, at, open);
    }
    return data;
  };

  const plain = (node: unknown, path: Path, keyAt: Position, open: readonly Node[]): unknown => {
    nodes += 1;
    if (!isNode(node) || nodes > NODE_LIMIT) {
      index.note(path, keyAt, keyAt);
      return null;
    }
    index.note(path, keyAt, startOf(node));
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target === undefined || open.includes(target)) {
        const problem =
          target === undefined
            ? `refers to an anchor that is not there (*${node.source})`
            : `refers to itself (*${node.source})`;
        refuse(startOf(node), path, problem, 'write the value out here');
        return null;
      }
      return plain(target, path, keyAt, open);
    }
    if (isMap(node)) return mapping(node, path, [...open, node]);
    if (isSeq(node)) {
      return node.items.map((item, i) => plain(item, [...path, i], startOf(item), [...open, node]));
    }
    return isScalar(node) ? node.value : null;
  };

  const data = plain(document.contents, [], { line: 1, column: 1 }, []);
  if (nodes > NODE_LIMIT) {
    refuse({ line: 1, column: 1 }, [], 'is too large', 'split it, and write aliases out');
    return { source: undefined, problems };
  }
  return { source: { file, data, places: index }, problems };
}

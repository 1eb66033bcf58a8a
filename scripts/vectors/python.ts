/** What a literal of Python comes to; tuples and sets are arrays. */
export type PythonValue = string | number | boolean | null | readonly PythonValue[] | ReadonlyMap<string, PythonValue>;

export interface Read {
  readonly value: PythonValue;
  /** Where the source goes on behind it. */
  readonly end: number;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/**
 * Reads the literal at `at` of Python's source: strings (raw, joined, repeated, with `.format`), numbers, lists, tuples,
 * sets, dictionaries, and names of `known`. `null` for any other expression.
 */
export function readPython(
  source: string,
  at: number,
  known: ReadonlyMap<string, PythonValue> = new Map(),
): Read | null {
  const first = readOne(source, skip(source, at), known);
  if (first === null) return null;
  const end = skip(source, first.end);
  if (source.startsWith('.format(', end) && typeof first.value === 'string') {
    const args = readMany(source, end + '.format('.length, ')', known);
    return args === null ? null : { value: format(first.value, args.values), end: args.end };
  }
  if (source[end] !== '*' && source[end] !== '+') return first;
  const second = readPython(source, end + 1, known);
  if (second === null || typeof first.value !== 'string') return null;
  if (source[end] === '+' && typeof second.value === 'string')
    return { value: first.value + second.value, end: second.end };
  return typeof second.value === 'number' ? { value: first.value.repeat(second.value), end: second.end } : null;
}

/** The place of the next sign that is no space and no comment. */
function skip(source: string, at: number): number {
  return at + (/^(?:\s|#[^\n]*(?=\n)|\\\n)*/.exec(source.slice(at))?.[0].length ?? 0);
}

function readOne(source: string, at: number, known: ReadonlyMap<string, PythonValue>): Read | null {
  const rest = source.slice(at, at + 64);
  if (/^[rRuU]?["']/.test(rest)) return readStrings(source, at);
  const number = /^-?\d+(?![\w.])/.exec(rest)?.[0];
  if (number !== undefined) return { value: Number(number), end: at + number.length };
  if (rest.startsWith('[')) return listOf(readMany(source, at + 1, ']', known));
  if (rest.startsWith('{')) return readBraces(source, at + 1, known);
  if (rest.startsWith('(')) {
    const many = readMany(source, at + 1, ')', known);
    const [only] = many?.values ?? [];
    return many?.values.length === 1 && only !== undefined ? { value: only, end: many.end } : listOf(many);
  }
  const name = /^[A-Za-z_]\w*/.exec(rest)?.[0] ?? '';
  const value = known.get(name);
  return value === undefined || name === '' ? null : { value, end: at + name.length };
}

interface Many {
  readonly values: readonly PythonValue[];
  readonly end: number;
}

function listOf(many: Many | null): Read | null {
  return many === null ? null : { value: many.values, end: many.end };
}

function readMany(source: string, from: number, close: string, known: ReadonlyMap<string, PythonValue>): Many | null {
  const values: PythonValue[] = [];
  for (let at = skip(source, from); source[at] !== close; ) {
    const one = readPython(source, at, known);
    if (one === null) return null;
    values.push(one.value);
    const next = skip(source, one.end);
    if (source[next] !== ',' && source[next] !== close) return null;
    at = source[next] === ',' ? skip(source, next + 1) : next;
    if (source[at] === close) return { values, end: at + 1 };
  }
  return { values, end: skip(source, from) + 1 };
}

function readBraces(source: string, from: number, known: ReadonlyMap<string, PythonValue>): Read | null {
  const entries = new Map<string, PythonValue>();
  for (let at = skip(source, from); source[at] !== '}'; ) {
    const key = readPython(source, at, known);
    if (key === null) return null;
    const colon = skip(source, key.end);
    if (source[colon] !== ':') return listOf(readMany(source, from, '}', known));
    const value = readPython(source, colon + 1, known);
    if (value === null || typeof key.value !== 'string') return null;
    entries.set(key.value, value.value);
    const next = skip(source, value.end);
    at = source[next] === ',' ? skip(source, next + 1) : next;
    if (source[at] === '}') return { value: entries, end: at + 1 };
    if (source[next] !== ',') return null;
  }
  return { value: entries, end: skip(source, from) + 1 };
}

/** One string, or several beside each other, which are one. */
function readStrings(source: string, from: number): Read | null {
  let value = '';
  let end = from;
  for (let at = from; /^[rRuU]?["']/.test(source.slice(at, at + 2)); at = skip(source, end)) {
    const prefix = /^[rRuU]/.exec(source.slice(at))?.[0] ?? '';
    const open = at + prefix.length;
    const sign = source[open] ?? '';
    const quote = source.startsWith(sign.repeat(3), open) ? sign.repeat(3) : sign;
    let close = open + quote.length;
    while (close < source.length && !source.startsWith(quote, close)) close += source[close] === '\\' ? 2 : 1;
    const inner = source.slice(open + quote.length, close);
    value += prefix.toLowerCase() === 'r' ? inner : unescaped(inner);
    end = close + quote.length;
  }
  return { value, end };
}

function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|([\s\S]))/gi, (all, byte, unit, sign) => {
    const code: unknown = byte ?? unit;
    if (typeof code === 'string') return String.fromCharCode(Number.parseInt(code, 16));
    return ESCAPES[String(sign)] ?? String(all);
  });
}

function format(text: string, args: readonly PythonValue[]): string {
  let at = 0;
  return text.replaceAll('{}', () => String(args[at++] ?? ''));
}

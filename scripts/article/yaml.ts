import { Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../shared/errors.ts';
import { tellIssue, withoutEmpty } from './issues.ts';

/** YAML with its places: `line(path)` is the 1-based line on which the value at `path` stands. */
export interface Yaml {
  readonly text: string;
  /** `null` where the text is not valid. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  readonly line: (path: readonly PropertyKey[]) => number;
}

interface YamlProblem {
  readonly line: number;
  readonly what: string;
}

/** A value that holds what its schema asks for, or every problem found. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: Problem[] };

/**
 * Reads YAML 1.2 with the core schema (§10.3): `no`, `on` and dates stay text. Tags such as `!!js/function` are problems,
 * and so are duplicate keys. Never throws.
 */
export function parseYaml(text: string): Yaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', version: '1.2', prettyErrors: false });
  const found = [...document.errors, ...document.warnings].map((problem) => ({
    line: lines.linePos(problem.pos[0]).line,
    what: problem.message,
  }));
  // One slip has the parser stumble several times on its line.
  const problems = found.filter(({ line }, at) => found.findIndex((other) => other.line === line) === at);
  const line = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => isScalar(key) && key.value === path[depth - 1])
        : null;
      const node = pair?.key ?? document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  try {
    return { text, value: problems.length > 0 ? null : document.toJS({ maxAliasCount: 100 }), problems, line };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { text, value: null, problems: [{ line: 1, what }], line };
  }
}

/**
 * The keys of a map that are valid each for itself, where the text as a whole is not: what is wrong with their values can be
 * told beside what is wrong with the YAML.
 */
export function soundKeys(text: string): Yaml {
  const values: Record<string, unknown> = {};
  const places = new Map<PropertyKey, { readonly yaml: Yaml; readonly before: number }>();
  let before = 0;
  for (const entry of text.split(/^(?=[\p{L}_])/mu)) {
    const yaml = parseYaml(entry);
    const [key, ...others] = Object.keys(Object(yaml.value));
    if (yaml.problems.length === 0 && key !== undefined && others.length === 0 && !places.has(key)) {
      values[key] = Object(yaml.value)[key];
      places.set(key, { yaml, before });
    }
    before += entry.split('\n').length - 1;
  }
  const line = (path: readonly PropertyKey[]): number => {
    const place = places.get(path[0] ?? '');
    return place === undefined ? 1 : place.before + place.yaml.line(path);
  };
  return { text, value: values, problems: [], line };
}

/** True where a key of the outermost map seems to be written, be it valid or not. */
export function isWritten({ text }: Yaml, key: PropertyKey | undefined): boolean {
  return text.split('\n').some((line) => line.replace(/^[\s"'?]+/, '').startsWith(String(key)));
}

/**
 * Writes a map as YAML, a key a line, in the order of the keys; keys whose value is `undefined` are left out, and those
 * with `null` stand without a value.
 */
export function stringifyYaml(map: Readonly<Record<string, unknown>>): string {
  const kept = Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
  const document = new Document(kept, { schema: 'core', version: '1.2' });
  for (const pair of isMap(document.contents) ? document.contents.items : []) {
    if (pair.value !== null && typeof pair.value === 'object' && 'items' in pair.value)
      Object.assign(pair.value, { flow: true });
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, nullStr: '' });
}

/**
 * Checks what a YAML text holds against `schema`.
 *
 * @param file path to name in problems
 * @param firstLine line of the file on which the YAML begins
 */
export function checkYaml<S extends z.ZodType>(
  yaml: Yaml,
  schema: S,
  { file, firstLine = 1 }: { file: string; firstLine?: number },
): Checked<z.infer<S>> {
  const isValid = yaml.problems.length === 0;
  const readable = isValid ? yaml : soundKeys(yaml.text);
  const result = parseValue(readable.value ?? {}, schema);
  if (isValid && result.success) return { ok: true, value: result.data };
  const told = (result.error?.issues ?? [])
    .filter((issue) => isValid || !concernsBroken(issue, yaml))
    .flatMap((issue) => tellIssue(issue, schema))
    .map((issue) => {
      const key = issue.path.join('.');
      const [what, fix] = issue.message.split(' → ');
      return {
        line: readable.line(issue.path),
        what: `${key === '' ? 'The content' : `\`${key}\``} ${what?.startsWith('is ') ? what : `is not valid: ${what}`}`,
        fix: fix ?? `Correct ${key === '' ? 'it' : `\`${key}\``}, or take it out where it is optional.`,
      };
    });
  const broken = yaml.problems.map(({ line, what }) => ({
    line,
    what: `This is not valid YAML: ${what}`,
    fix: 'Mend the YAML: put text that holds a colon, a quote or a # in double quotes, and indent with spaces.',
  }));
  return {
    ok: false,
    problems: [...broken, ...told]
      .map(({ line, ...problem }) => ({ file, line: line + firstLine - 1, ...problem }))
      .sort((a, b) => a.line - b.line),
  };
}

/** True of what is missing, or not as it has to be, because the YAML that it stands in is not valid. */
function concernsBroken(issue: z.core.$ZodIssue, yaml: Yaml): boolean {
  const [key, ...below] = issue.path;
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined && below.length === 0;
  return key === undefined ? issue.code !== 'unrecognized_keys' : isMissing && isWritten(yaml, key);
}

function parseValue<S extends z.ZodType>(value: unknown, schema: S): z.ZodSafeParseResult<z.infer<S>> {
  const parse = (some: unknown) => schema.safeParse(some, { reportInput: true });
  const result = parse(value);
  return result.success ? result : parse(withoutEmpty(value, result.error.issues));
}

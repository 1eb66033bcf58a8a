import { Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../shared/errors.ts';
import { tellIssue, withoutEmpty } from './issues.ts';

/** YAML with its places: `line(path)` is the 1-based line on which the value at `path` stands. */
export interface Yaml {
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
    return { value: problems.length > 0 ? null : document.toJS({ maxAliasCount: 100 }), problems, line };
  } catch (error) {
    return { value: null, problems: [{ line: 1, what: error instanceof Error ? error.message : String(error) }], line };
  }
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
  const at = (line: number): number => line + firstLine - 1;
  if (yaml.problems.length > 0) {
    return {
      ok: false,
      problems: yaml.problems.map(({ line, what }) => ({
        file,
        line: at(line),
        what: `This is not valid YAML: ${what}`,
        fix: 'Mend the YAML: put text that holds a colon, a quote or a # in double quotes, and indent with spaces.',
      })),
    };
  }
  const result = parseValue(yaml.value ?? {}, schema);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    problems: result.error.issues
      .flatMap((issue) => tellIssue(issue, schema))
      .map((issue) => {
        const key = issue.path.join('.');
        const [what, fix] = issue.message.split(' → ');
        return {
          file,
          line: at(yaml.line(issue.path)),
          what: `${key === '' ? 'The content' : `\`${key}\``} ${what?.startsWith('is ') ? what : `is not valid: ${what}`}`,
          fix: fix ?? `Correct ${key === '' ? 'it' : `\`${key}\``}, or take it out where it is optional.`,
        };
      })
      .sort((a, b) => a.line - b.line),
  };
}

function parseValue<S extends z.ZodType>(value: unknown, schema: S): z.ZodSafeParseResult<z.infer<S>> {
  const parse = (some: unknown) => schema.safeParse(some, { reportInput: true });
  const result = parse(value);
  return result.success ? result : parse(withoutEmpty(value, result.error.issues));
}

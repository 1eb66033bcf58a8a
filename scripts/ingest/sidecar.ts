import { readFileSync } from 'node:fs';
import path from 'node:path';
import { StatedFrontMatter } from '../article/front-matter.ts';
import { type Checked, checkYaml, parseYaml } from '../article/yaml.ts';
import { messageOf } from '../shared/errors.ts';
import type { Fields } from './draft.ts';

/** What a sidecar may state: what an article may, but for what the program assigns. */
const Sidecar = StatedFrontMatter.omit({ id: true, draft: true, original: true, alsoIn: true }).strict();

const SIDECAR = /\.ya?ml$/i;
const ARTICLE_FILE = /\.(?:txt|html?|md|markdown|json)(?:\.gz)?$/i;

/** True for a file that states fields of another. */
export function isSidecar(file: string): boolean {
  return SIDECAR.test(file);
}

/**
 * Sidecars by the article file that they belong to: `a.yaml` to `a.txt` in the same folder.
 *
 * @param files all files of the inbox
 */
export function pairSidecars(files: readonly string[]): Map<string, string> {
  const sidecars = new Map(files.filter(isSidecar).map((file) => [file.replace(SIDECAR, ''), file]));
  return new Map(
    files.flatMap((file) => {
      const sidecar = ARTICLE_FILE.test(file) ? sidecars.get(file.replace(ARTICLE_FILE, '')) : undefined;
      return sidecar === undefined ? [] : [[file, sidecar] as const];
    }),
  );
}

/**
 * The fields that a sidecar states, or everything that is wrong with it.
 *
 * @param file relative to the content folder, which problems name
 */
export function readSidecar(file: string, content: string): Checked<Fields> {
  const checked = parseSidecar(file, content);
  if (!checked.ok) return checked;
  const field = <T>(value: T | undefined) => value !== undefined && { value, from: 'sidecar' as const, lines: [] };
  const stated = Object.entries(checked.value).map(([key, value]) => [key, field(value)] as const);
  return { ok: true, value: Object.fromEntries(stated.filter(([, value]) => value)) };
}

function parseSidecar(file: string, content: string): Checked<Record<string, unknown>> {
  try {
    return checkYaml(parseYaml(readFileSync(path.join(content, file), 'utf8')), Sidecar, { file });
  } catch (error) {
    const what = `It can't be read: ${messageOf(error)}`;
    return { ok: false, problems: [{ file, line: null, what, fix: 'Make it a file that you may read.' }] };
  }
}

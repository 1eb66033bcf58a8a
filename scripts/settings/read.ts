import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { type Checked, checkYaml, parseYaml } from '../article/yaml.ts';
import { codeOf, messageOf } from '../shared/errors.ts';

/**
 * Reads one of the editor's YAML files and checks it.
 *
 * @returns the value; that of an empty file where there is none; or every problem with its line
 */
export async function readSettings<S extends z.ZodType>(
  folder: string,
  name: string,
  schema: S,
): Promise<Checked<z.infer<S>>> {
  const file = path.join(folder, name);
  try {
    return checkYaml(parseYaml(await readFile(file, 'utf8')), schema, { file });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return checkYaml(parseYaml(''), schema, { file });
    const problem = {
      file,
      line: null,
      what: `can't be read: ${messageOf(error)}`,
      fix: 'Make it a file that you may read.',
    };
    return { ok: false, problems: [problem] };
  }
}

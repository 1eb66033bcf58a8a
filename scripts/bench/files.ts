import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file to be written; `path` is relative to the site's folder. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Writes files below `folder`, with the folders that they need. */
export async function writeFiles(folder: string, files: Iterable<NewFile>): Promise<void> {
  const made = new Set<string>();
  for (const file of files) {
    const target = path.join(folder, file.path);
    const parent = path.dirname(target);
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    await writeFile(target, file.text);
  }
}

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Brings an asset to its place: a script without its comments and long names, so that readers load what runs and the source
 * stays readable; anything else as it is.
 */
export async function placeAsset(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  if (!isScript(from)) return copyFile(from, to);
  const { transform } = await import('esbuild');
  const { code } = await transform(await readFile(from, 'utf8'), {
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  await writeFile(to, code);
}

/** True for an asset that is published as another text than it has. */
export function isScript(file: string): boolean {
  return file.endsWith('.js');
}

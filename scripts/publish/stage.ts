import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '../site/page.ts';
import type { Output } from './outputs.ts';

/**
 * Makes outputs in the staging folder: pages by `render`, assets by copying them.
 *
 * @throws when a template wrote no file for a page, or what `render` throws
 */
export async function stageOutputs(
  staging: string,
  outputs: readonly Output[],
  render: (pages: readonly Page[]) => Promise<void>,
): Promise<void> {
  mkdirSync(staging, { recursive: true });
  for (const { file, from } of outputs) {
    if (!('asset' in from)) continue;
    mkdirSync(path.dirname(path.join(staging, file)), { recursive: true });
    copyFileSync(from.asset, path.join(staging, file));
  }
  await render(outputs.flatMap(({ from }) => ('page' in from ? [from.page] : [])));
  const missing = outputs.find(({ file }) => !existsSync(path.join(staging, file)));
  if (missing) throw new Error(`Nothing was rendered for ${missing.file}.`);
}

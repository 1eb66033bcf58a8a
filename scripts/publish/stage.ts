import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '../site/page.ts';
import { placeAsset } from './assets.ts';
import type { Output } from './outputs.ts';
import type { Workshop } from './workshop.ts';

/**
 * Makes outputs: pages by `render`, assets by copying them. The staging folder is there once all are.
 *
 * @throws when a template wrote no file for a page, or what `render` throws
 */
export async function stageOutputs(
  { making, staging }: Workshop,
  outputs: readonly Output[],
  render: (pages: readonly Page[]) => Promise<void>,
): Promise<void> {
  mkdirSync(making, { recursive: true });
  for (const { file, from } of outputs) {
    if (!('asset' in from)) continue;
    await placeAsset(from.asset, path.join(making, file));
  }
  await render(outputs.flatMap(({ from }) => ('page' in from ? [from.page] : [])));
  const missing = outputs.find((output) => !existsSync(path.join(making, output.file)));
  if (missing) throw new Error(`Nothing was rendered for ${missing.file}.`);
  renameSync(making, staging);
}

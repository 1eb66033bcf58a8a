import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '../site/page.ts';
import { placeAsset } from './assets.ts';
import { isFolder, type Output } from './outputs.ts';
import type { Workshop } from './workshop.ts';

/** Of so many pages that wait the data are made at once: there is time for it while others are rendered. */
const MOST_READY = 200;

/** Where outputs are made, while others are still being planned. */
export interface Stage {
  /** Has outputs made, now or together with those that come next. */
  readonly add: (outputs: readonly Output[]) => void;
  /**
   * Waits until all are made: the staging folder is there from then on.
   *
   * @throws when a template wrote no file for a page, or what rendering throws
   */
  readonly close: () => Promise<void>;
}

/** @param render makes pages in the folder {@link Workshop.making}; several calls may be under way */
export function openStage({ making, staging }: Workshop, render: (pages: readonly Page[]) => Promise<void>): Stage {
  const begun: Promise<void>[] = [];
  let waiting: readonly Output[] = [];
  let isBusy = false;
  let hasFailed = false;
  mkdirSync(making, { recursive: true });
  const begin = (): void => {
    const isLong = waiting.some(isFolder);
    if (!isLong) isBusy = true;
    const work = make(waiting, making, render);
    begun.push(work);
    waiting = [];
    work.then(
      () => {
        if (!isLong) isBusy = false;
        if (waiting.length > 0 && !isBusy && !hasFailed) begin();
      },
      // What went wrong is told in the end.
      () => {
        hasFailed = true;
      },
    );
  };
  return {
    add: (outputs) => {
      const areFew = waiting.length + outputs.length <= MOST_READY;
      waiting = waiting.concat(areFew ? outputs.map(ready) : outputs);
      // To begin costs something: what comes meanwhile is made together. But a folder of files takes long, and waits for none.
      if (waiting.length > 0 && !hasFailed && (!isBusy || waiting.some(isFolder))) begin();
    },
    close: async () => {
      if (waiting.length > 0 && !hasFailed) begin();
      await Promise.all(begun);
      renameSync(making, staging);
    },
  };
}

/** An output whose page has its data. */
function ready(output: Output): Output {
  if (!('page' in output.from)) return output;
  const { kind, url, data } = output.from.page;
  return { ...output, from: { page: { kind, url, data } as Page } };
}

/** Makes pages by rendering them, and assets by copying them. */
async function make(
  outputs: readonly Output[],
  making: string,
  render: (pages: readonly Page[]) => Promise<void>,
): Promise<void> {
  for (const { file, from } of outputs) if ('asset' in from) await placeAsset(from.asset, path.join(making, file));
  await render(outputs.flatMap(({ from }) => ('page' in from ? [from.page] : [])));
  const missing = outputs.find((output) => !existsSync(path.join(making, output.file)));
  if (missing) throw new Error(`Nothing was rendered for ${missing.file}.`);
}

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { findForeign, findTouched, startInspection } from '../scripts/publish/inspect.ts';
import type { Output } from '../scripts/publish/outputs.ts';
import { openStage } from '../scripts/publish/stage.ts';
import { readState } from '../scripts/publish/state.ts';
import { openWorkshop } from '../scripts/publish/workshop.ts';
import { doJobs } from '../scripts/shared/workers.ts';
import type { Page } from '../scripts/site/page.ts';
import { makeFolder, writeFiles } from './support/content.ts';

function outputOf(file: string): Output {
  const page = { kind: 'home', url: `/${file}`, data: {} } as unknown as Page;
  return { file, fingerprint: file, from: { page } };
}

/** A stage with a renderer that is done with a share when the test says so. */
async function openSlowStage(test: TestContext) {
  const workshop = openWorkshop(path.join(await makeFolder(test), 'dist'));
  const shares: { readonly files: readonly string[]; readonly end: (error?: Error) => void }[] = [];
  const stage = openStage(workshop, async (pages) => {
    const files = pages.map(({ url }) => url.slice(1));
    if (files.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      shares.push({ files, end: (error) => (error ? reject(error) : resolve()) });
    });
    for (const file of files) {
      const place = path.join(workshop.making, file, file.endsWith('/') ? 'index' : '');
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, '');
    }
  });
  const filesOf = () => shares.map(({ files }) => files);
  return { stage, shares, filesOf };
}

/** Waits for what begins once others are done; a test that waits in vain ends all the same. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(1);
}

const LONGEST = 60_000;

describe('making pages while others are planned', { timeout: LONGEST }, () => {
  it('begins at once, and makes together what comes meanwhile', async (test) => {
    const { stage, shares, filesOf } = await openSlowStage(test);
    stage.add([]);
    assert.deepEqual(filesOf(), []);
    stage.add([outputOf('a'), outputOf('b')]);
    stage.add([outputOf('c')]);
    stage.add([outputOf('d')]);
    assert.deepEqual(filesOf(), [['a', 'b']]);
    shares[0]?.end();
    await until(() => shares.length === 2);
    assert.deepEqual(filesOf(), [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    stage.add([outputOf('e')]);
    stage.add([outputOf('f')]);
    assert.equal(shares.length, 2);
    const closed = stage.close();
    assert.deepEqual(filesOf().at(-1), ['e', 'f']);
    for (const { end } of shares) end();
    await closed;
  });

  it('lets nothing wait for a folder of files, nor that for anything', async (test) => {
    const { stage, shares, filesOf } = await openSlowStage(test);
    stage.add([outputOf('index/')]);
    stage.add([outputOf('a')]);
    stage.add([outputOf('other/')]);
    assert.deepEqual(filesOf(), [['index/'], ['a'], ['other/']]);
    for (const { end } of shares) end();
    await stage.close();
  });

  it('tells in the end what went wrong at any time', async (test) => {
    const { stage, shares } = await openSlowStage(test);
    stage.add([outputOf('a')]);
    shares[0]?.end(new Error('The belts stop.'));
    await setImmediate();
    stage.add([outputOf('b')]);
    assert.equal(shares.length, 1);
    await assert.rejects(stage.close(), /The belts stop\./);
  });

  it('names a page of which nothing was made', async (test) => {
    const workshop = openWorkshop(path.join(await makeFolder(test), 'dist'));
    const stage = openStage(workshop, async () => undefined);
    stage.add([outputOf('a/index.html')]);
    await assert.rejects(stage.close(), /Nothing was rendered for a\/index\.html/);
  });
});

describe('looking at the output folder', () => {
  it('finds the same in a process of its own, which many files are worth', async (test) => {
    const folder = await makeFolder(test);
    const out = path.join(folder, 'dist');
    await writeFiles(out, { 'a/index.html': 'a', 'b/index.html': 'b', '.well-known/x': 'x' });
    const workshop = openWorkshop(out);
    const line = (file: string, size: number): string => `${file}\tprint\t${'0'.repeat(64)}\t${size}\t1\n`;
    const gone = Array.from({ length: 12_000 }, (_, at) => `gone/${at}/index.html`);
    await writeFile(workshop.state, [line('a/index.html', 1), ...gone.map((file) => line(file, 1))].join(''));
    const inspection = startInspection(workshop);
    const published = readState(workshop).all();
    assert.deepEqual(await inspection.touched, new Set(findTouched(workshop, published)));
    assert.deepEqual(await inspection.foreign, findForeign(workshop, published));
    assert.deepEqual(await inspection.foreign, ['b/index.html']);
    assert.equal((await inspection.touched).size, 12_001);
    inspection.end();
  });
});

describe('jobs of which one fails', () => {
  it('begins no further one, waits for those under way, and throws what the first threw', async () => {
    const asked: number[] = [];
    let isOtherDone = false;
    const failing = {
      ask: async (job: number) => Promise.reject(new Error(`The belt ${job} stops.`)),
      end: () => undefined,
    };
    const slow = {
      ask: async (job: number) => {
        asked.push(job);
        await setImmediate();
        isOtherDone = true;
        return job;
      },
      end: () => undefined,
    };
    await assert.rejects(doJobs([failing, slow], [1, 2, 3, 4, 5]), /The belt 1 stops\./);
    assert.deepEqual([asked, isOtherDone], [[2], true]);
  });
});

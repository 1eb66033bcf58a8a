import assert from 'node:assert/strict';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { openWorkshop } from '../scripts/publish/workshop.ts';
import { makeContent, makeFolder, REPO, writeFiles } from './support/content.ts';
import { makeHost } from './support/host.ts';

const ARTICLE = '---\nid: 0123456789abcdef\ntitle: Lamps stop\ndate: 2031-05-06\n---\n\nThe lamps stopped.\n';
const WAITING = '---\nid: 1123456789abcdef\ntitle: Belts stop\ndate: 2040-01-02\n---\n\nThe belts stopped.\n';
const FILE = `A worm in the sorting hall\n\n${'The belts of the sorting hall stopped, and nobody knows why. '.repeat(5)}\n`;
const NOW = Date.parse('2040-01-01');
const DAY = 86_400_000;

describe('a build that would do nothing', () => {
  it('is known without one, as long as nothing has changed that it depends on', async (test) => {
    const content = await makeContent(test, {
      'articles/2031/05/06-lamps.md': ARTICLE,
      'articles/2040/01/02-belts.md': WAITING,
      'inbox/worm.txt': FILE,
    });
    const out = path.join(await makeFolder(test), 'dist');
    const host = makeHost(REPO);
    test.after(host.end);
    const build = async (more: object = {}): Promise<string> => {
      const modes = { isClean: false, isStrict: false, isPreview: false, report: null, baseUrl: undefined };
      return (await host.build({ content, out, now: NOW, ...modes, ...more })).kind;
    };
    /** Builds until there is nothing left to do. */
    const settle = async (more: object = {}): Promise<void> => {
      for (let turn = 0; turn < 4; turn++) if ((await build(more)) === 'unchanged') return;
      assert.fail('every build finds something to do');
    };
    const at = (file: string): string => path.join(content, file);
    const append = async (file: string): Promise<void> => writeFile(file, `${await readFile(file, 'utf8')}\n`);
    await settle();

    const changes: Readonly<Record<string, () => Promise<unknown>>> = {
      'an article edited': () => append(at('articles/2031/05/06-lamps.md')),
      'an article of the same size and time': async () => {
        const file = at('articles/2031/05/06-lamps.md');
        const time = new Date('2021-05-06T00:00:00Z');
        await utimes(file, time, time);
        await settle();
        await writeFile(file, (await readFile(file, 'utf8')).replace('stopped', 'STOPPED'));
        await utimes(file, time, time);
      },
      'an article more': () =>
        writeFiles(content, { 'articles/undated/a.md': ARTICLE.replace('id: 0123', 'id: 4123') }),
      'an article less': () => rm(at('articles/undated/a.md')),
      'an article file edited': () => append(at('inbox/worm.txt')),
      'an article file more': () => writeFiles(content, { 'inbox/gates.txt': FILE.replaceAll('belts', 'gates') }),
      'a sidecar': () => writeFiles(content, { 'inbox/worm.yaml': 'source: Tidewater Wire\n' }),
      topics: () => append(at('topics.yaml')),
      sources: () => append(at('sources.yaml')),
      settings: () => append(at('digest.yaml')),
      'what was promised': () => append(at('urls.tsv')),
      'a page edited': () => append(path.join(out, 'index.html')),
      'a page less': () => rm(path.join(out, '2031/05/06/lamps/index.html')),
      'the list of sums edited': () => append(path.join(out, 'SHA256SUMS')),
      'the list of sums less': () => rm(path.join(out, 'SHA256SUMS')),
      'the state lost': () => rm(openWorkshop(out).state),
      'the output folder lost': () => rm(out, { recursive: true }),
      'a build that was killed': () => writeFile(openWorkshop(out).journal, 'end\n'),
      'the stamp damaged': () => writeFile(path.join(openWorkshop(out).folder, 'stamp.json'), '{"stamp":'),
    };
    for (const [name, change] of Object.entries(changes)) {
      await change();
      assert.equal(await build(), 'built', name);
      await settle();
    }
    const others = { 'another address': { baseUrl: 'https://other.example/' }, 'a preview': { isPreview: true } };
    for (const [name, more] of Object.entries(others)) {
      assert.equal(await build(more), 'built', name);
      await settle();
    }
    assert.equal(await build({ now: NOW + DAY - 1 }), 'unchanged', 'the day before');
    assert.equal(await build({ now: NOW + DAY }), 'built', 'an article that waited has its day');
    await settle({ now: NOW + DAY });
    assert.equal(await build({ now: NOW }), 'built', 'the day before again');
  });
});

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ingestContent, makeContent } from './support/content.ts';

const PITCH = 'Our crane insurance covers modems of every make, so ask your harbour master today.';
const QUOTE = '“The cranes stay unplugged until every modem has been found,” she said.';
const PORTS = ['Selkie', 'Fennmoor', 'Norrland', 'Tidewater', 'Quillon', 'Harbour'];

/** A file of six paragraphs of its own, with `more` after the third. */
function fileOf(port: string, more: readonly string[]): string {
  const own = ['cranes', 'belts', 'locks', 'gates', 'pumps', 'lamps'].map(
    (thing) => `The ${thing} of ${port} stood still on Sunday night, and the ${port} port authority said it knows why.`,
  );
  return [`Modems Stop the Cranes of ${port}`, ...own.slice(0, 3), ...more, ...own.slice(3)].join('\n\n');
}

describe('a line that stands in many files of the folder', () => {
  it('is furniture where it is a whole phrase, and named so in the receipt', async (test) => {
    const files = PORTS.map((port) => [`inbox/${port}.txt`, fileOf(port, [PITCH])]);
    const receipts = await ingestContent(await makeContent(test, Object.fromEntries(files)));
    for (const { lines } of receipts) {
      assert.deepEqual(
        lines?.dropped.filter(({ rule }) => rule === 'recurs-in-folder').map((dropped) => dropped.lines),
        [[9, 9]],
      );
    }
  });

  it('stays where it stands in a few files only', async (test) => {
    const files = PORTS.slice(0, 4).map((port) => [`inbox/${port}.txt`, fileOf(port, [PITCH])]);
    const receipts = await ingestContent(await makeContent(test, Object.fromEntries(files)));
    for (const { lines } of receipts) assert.doesNotMatch(JSON.stringify(lines), /recurs-in-folder/);
  });

  it('stays where it is a heading or a quotation', async (test) => {
    const files = PORTS.map((port) => [`inbox/${port}.txt`, fileOf(port, ['Background', QUOTE])]);
    const receipts = await ingestContent(await makeContent(test, Object.fromEntries(files)));
    for (const { lines } of receipts) assert.doesNotMatch(JSON.stringify(lines), /recurs-in-folder/);
  });

  it('stays where the files hold one article, and a copy of a file does not count', async (test) => {
    const text = fileOf('Selkie', [PITCH]);
    const versions = PORTS.map((port) => [`inbox/${port}.txt`, `${text}\n\nPrinted for the readers of ${port} alone.`]);
    const copies = PORTS.map((port) => [`inbox/copy-${port}.txt`, fileOf('Fennmoor', [PITCH.toUpperCase()])]);
    const receipts = await ingestContent(await makeContent(test, Object.fromEntries([...versions, ...copies])));
    for (const { lines } of receipts) assert.doesNotMatch(JSON.stringify(lines), /recurs-in-folder/);
  });

  it('has a file refused no longer than it stands in many', async (test) => {
    const line = 'Read the Handbook of Belts here';
    const short = `The belts stop\n\nThe big lamp of the old port was closed on that very day, he said to them.\n\n${line}\n`;
    const files = PORTS.map((port) => [`inbox/${port}.txt`, `${fileOf(port, [])}\n\n${line}\n`] as const);
    const content = await makeContent(test, { ...Object.fromEntries(files), 'inbox/short.txt': short });
    const statusOf = async (): Promise<string | undefined> =>
      (await ingestContent(content, { isThorough: false })).find(({ file }) => file === 'inbox/short.txt')?.status;
    assert.equal(await statusOf(), 'rejected');
    assert.equal(await statusOf(), 'rejected');
    for (const [file] of files.slice(2)) await rm(path.join(content, file));
    assert.equal(await statusOf(), 'imported');
  });
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { Article } from '../scripts/article/article.ts';
import { makeOutputs } from '../scripts/publish/outputs.ts';
import { drawCard } from '../scripts/render/card/draw.ts';
import { readGlyphs } from '../scripts/render/card/glyphs.ts';
import { encodePng } from '../scripts/render/card/png.ts';
import { rasterise } from '../scripts/render/card/rasterise.ts';
import type { CardNode } from '../scripts/render/card/tree.ts';
import { writableTree } from '../scripts/render/card/writable.ts';
import type { CardPage, Page } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { render as renderCard } from '../templates/pages/card.11ty.tsx';
import { render as renderMark } from '../templates/pages/mark.11ty.tsx';
import { makeArticle, makeSettings } from './support/articles.ts';
import { REPO } from './support/content.ts';

function plan(articles: readonly Article[], digest: object = {}) {
  return planPages(planSite(makeSettings({ digest }), articles, Date.UTC(2040, 0)));
}

const { view } = plan([]);
const belt: CardPage = {
  site: 'Hexdigest',
  mark: 'fcd6e1',
  title: 'The belt holds',
  instead: ['Tuesday, 6 May 2031', '2031-05-06'],
  date: '2031-05-06',
  source: 'Belt Weekly',
  seal: '3f1c0a9b',
};

function treeOf(data: CardPage): CardNode {
  return JSON.parse(renderCard({ site: view.info, planned: { url: '/card.png', data } }));
}

/** All words of a card. */
function wordsOf(node: CardNode): string[] {
  return (node.props.children ?? []).flatMap((child) =>
    typeof child === 'string' ? [child] : 'type' in child ? wordsOf(child) : [...child.anyOf],
  );
}

const font = readFile(path.join(REPO, 'scripts/render/card/fonts/headline.ttf'));

/** The words of a card as they are drawn. */
async function drawnWords(data: CardPage): Promise<string[]> {
  return wordsOf(writableTree(treeOf(data), readGlyphs(await font))).filter((words) => words !== '');
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** The shade of each pixel, by rows. */
  readonly shades: number[][];
  readonly palette: Buffer;
}

/** Reads back what `encodePng` writes. */
function readPng(png: Buffer): Picture {
  assert.equal(png.subarray(0, 8).toString('latin1'), '\u0089PNG\r\n\u001a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.subarray(at + 4, at + 8).toString('latin1'), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const length = Math.ceil(width / 2) + 1;
  assert.equal(rows.length, length * height);
  const shades = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const both = rows[y * length + 1 + (x >> 1)] ?? 0;
      return x % 2 === 0 ? both >> 4 : both & 15;
    }),
  );
  return { width, height, shades, palette: chunks.get('PLTE') ?? Buffer.alloc(0) };
}

describe('the card of an article', () => {
  it('shows its title, day and source, and whose site it is', async () => {
    assert.deepEqual(await drawnWords(belt), ['Hexdigest', '2031-05-06', 'The belt holds', 'Belt Weekly', '3f1c0a9b']);
  });

  it('is a small picture of 1200 × 630 with something on it, the same whenever it is drawn', async () => {
    const [one, again, other] = await Promise.all(
      [belt, belt, { ...belt, title: 'The belt breaks' }].map((data) => drawCard(treeOf(data))),
    );
    assert.ok(one && again && other);
    assert.ok(one.equals(again));
    assert.ok(!one.equals(other));
    assert.ok(one.length < 40_000);
    const { width, height, shades, palette } = readPng(one);
    assert.deepEqual([width, height], [1200, 630]);
    assert.deepEqual([...palette.subarray(0, 3), ...palette.subarray(-3)], [0xf7, 0xf7, 0xf3, 0x16, 0x1a, 0x20]);
    const isInked = (row: readonly number[]): boolean => row.some((shade) => shade > 8);
    assert.ok(shades.slice(200, 400).some(isInked), 'a title in the middle');
    assert.ok(!shades.slice(0, 30).some(isInked) && !shades.slice(-30).some(isInked), 'margins');
    assert.ok(!shades.some((row) => isInked(row.slice(0, 40)) || isInked(row.slice(-40))), 'margins at the sides');
  });

  it('is drawn whatever the title', async () => {
    const titles = [
      '',
      '\u200d',
      'a'.repeat(300),
      '<svg onload=x>&amp;"\\',
      'x '.repeat(400),
      '🎉'.repeat(40),
      '\ud800',
    ];
    for (const title of titles) {
      const png = await drawCard(treeOf({ ...belt, title, source: title, site: title }));
      assert.ok(png.length < 40_000, title);
    }
  });

  it('has the day in place of a title for which the fonts have no letters', async () => {
    for (const title of ['日本のベルト', 'حزام', 'Ремень 2031', 'Belt Кибер'])
      assert.ok((await drawnWords({ ...belt, title })).includes('Tuesday, 6 May 2031'), title);
    const words = await drawnWords({
      ...belt,
      title: '日本',
      instead: ['2031年5月6日', '2031-05-06'],
      source: 'テスト',
    });
    assert.deepEqual(words, ['Hexdigest', '2031-05-06', '2031-05-06', '3f1c0a9b']);
  });

  it('leaves out signs that the fonts lack, and no letter', async () => {
    assert.ok((await drawnWords({ ...belt, title: '🎉 The “belt” → holds 👩‍💻' })).includes('The “belt” holds'));
    for (const title of ['Łódź, Žižkov & Nguyễn', 'Ærø, İstanbul, ŵ, ß, þ']) {
      assert.ok((await drawnWords({ ...belt, title })).includes(title), title);
    }
  });

  it('stays as it is when others come, and when the program changes elsewhere', () => {
    const one = makeArticle('A', '2031-05-06', { source: 'Wire' });
    const print = (articles: readonly Article[], navigation: number) => {
      const { pages, view } = plan(articles);
      const info = { ...view.info, navigation: view.info.navigation.slice(navigation) };
      const outputs = makeOutputs(info)
        .outputsOf(pages)
        .map(({ file, fingerprint }) => [file, fingerprint] as const);
      return new Map(outputs);
    };
    const [before, after] = [print([one], 0), print([one, makeArticle('B', '2031-05-06', { source: 'Wire' })], 1)];
    const file = '2031/05/06/a/card.png';
    assert.ok(before.has(file));
    assert.equal(after.get(file), before.get(file));
    assert.notEqual(after.get('2031/05/06/a/index.html'), before.get('2031/05/06/a/index.html'));
  });
});

describe('social_cards', () => {
  const articles = [makeArticle('Old', '2030-05-06'), makeArticle('New', '2031-05-06'), makeArticle('Undated', null)];
  const cards = (social_cards: boolean | string) => {
    const { pages } = plan(articles, { social_cards });
    const drawn = pages.filter(({ kind }) => kind === 'card').map(({ url }) => url);
    const shown = pages.flatMap((page): (string | undefined)[] =>
      page.kind === 'article' ? [page.data.head.picture?.url] : [],
    );
    return { drawn, shown };
  };
  const [site, older, newer, undated] = [
    '/card.png',
    '/2030/05/06/old/card.png',
    '/2031/05/06/new/card.png',
    '/undated/undated/card.png',
  ];

  it('gives every article one', () => {
    assert.deepEqual(cards(true).drawn.sort(), [older, newer, site, undated].sort());
    assert.ok(cards(true).shown.every((url) => url?.startsWith('https://hexdigest.example/')));
  });

  it('gives none', () => {
    assert.deepEqual(cards(false), { drawn: [], shown: [undefined, undefined, undefined] });
    assert.equal(
      plan(articles, { social_cards: false }).view.info.picture.url,
      'https://hexdigest.example/icons/512.png',
    );
  });

  it('gives those from a day on one', () => {
    assert.deepEqual(cards('2031-01-01').drawn, [site, newer]);
    assert.deepEqual(cards('2031-05-06').drawn, [site, newer]);
    assert.deepEqual(cards('2031-05-07').drawn, [site]);
  });
});

describe('icons', () => {
  it('are squares of the site’s mark', async () => {
    const icons = plan([]).pages.filter((page): page is Extract<Page, { kind: 'mark' }> => page.kind === 'mark');
    assert.equal(icons.length, 4);
    for (const planned of icons) {
      const { width, height, shades } = readPng(await rasterise(renderMark({ site: view.info, planned })));
      assert.deepEqual([width, height], [planned.data.size, planned.data.size]);
      assert.ok(shades[Math.floor(height / 2)]?.some((shade) => shade > 8));
      assert.equal(shades[0]?.[0], 0);
    }
  });
});

describe('a picture in shades of two colours', () => {
  it('is read as it was written, at an odd width, too', () => {
    const greys = [255, 0, 128, 255, 17, 238];
    const pixels = Uint8Array.from(greys.flatMap((grey) => [grey, grey, grey, 255]));
    const { shades, palette } = readPng(encodePng({ width: 3, height: 2, pixels }));
    assert.deepEqual(shades.flat(), [0, 15, 7, 0, 14, 1]);
    assert.deepEqual([...palette.subarray(0, 6)], [255, 255, 255, 238, 238, 238]);
  });
});

describe('glyphs of a font', () => {
  it('are those of Latin scripts', async () => {
    const glyphs = readGlyphs(await font);
    for (const letter of 'Aazé9ř“”—…ễ') assert.ok(glyphs.has(letter.codePointAt(0) ?? 0), letter);
    for (const letter of 'яβ日ع→🎉') assert.ok(!glyphs.has(letter.codePointAt(0) ?? 0), letter);
  });
});

import { readFile } from 'node:fs/promises';
import satori, { type SatoriOptions } from 'satori';
import { readGlyphs } from './glyphs.ts';
import { rasterise } from './rasterise.ts';
import type { CardNode } from './tree.ts';
import { writableTree } from './writable.ts';

/** The first writes the words, the second digits alone. */
const FAMILIES = ['headline', 'figures'];

interface Fonts {
  readonly fonts: SatoriOptions['fonts'];
  /** What the words can be written in. */
  readonly glyphs: ReadonlySet<number>;
}

let loaded: Promise<Fonts> | null = null;

/** Draws a card that its template laid out: a PNG of 1200 × 630 pixels, as those want it who show previews. */
export async function drawCard(tree: CardNode): Promise<Buffer> {
  loaded ??= loadFonts();
  const { fonts, glyphs } = await loaded;
  return rasterise(await satori(writableTree(tree, glyphs), { width: 1200, height: 630, fonts }));
}

async function loadFonts(): Promise<Fonts> {
  const files = await Promise.all(
    FAMILIES.map(async (name) => ({ name, data: await readFile(new URL(`fonts/${name}.ttf`, import.meta.url)) })),
  );
  return {
    fonts: files.map((file) => ({ ...file, weight: 400, style: 'normal' })),
    glyphs: files[0] === undefined ? new Set() : readGlyphs(files[0].data),
  };
}

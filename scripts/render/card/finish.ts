import { readFile, writeFile } from 'node:fs/promises';

// What draws takes a second to load, and most builds draw nothing.

/** Draws the card that a template laid out, in place of what it wrote. */
export async function finishCard(file: string): Promise<void> {
  const { drawCard } = await import('./draw.ts');
  await writeFile(file, await drawCard(JSON.parse(await readFile(file, 'utf8'))));
}

/** Makes a PNG of an SVG, in its place. */
export async function finishMark(file: string): Promise<void> {
  const { rasterise } = await import('./rasterise.ts');
  await writeFile(file, await rasterise(await readFile(file, 'utf8')));
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { encodePng } from './png.ts';

let started: Promise<void> | null = null;

/** Makes a PNG of an SVG without text. The same SVG gives the same bytes on every machine. */
export async function rasterise(svg: string): Promise<Buffer> {
  started ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm);
  await started;
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } });
  const image = drawing.render();
  const png = encodePng(image);
  image.free();
  drawing.free();
  return png;
}

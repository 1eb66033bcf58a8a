import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

/** So many shades, in four bits a pixel, are enough for the edges of letters. */
const SHADES = 16;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture that is not compressed: four bytes a pixel, red, green, blue and opacity. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Writes a picture of two colours and the shades between them: that of its first pixel, and the one that is farthest from
 * it. Compressed in JavaScript, since the zlib of Node gives other bytes on other processors.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export function encodePng({ width, height, pixels }: Bitmap): Buffer {
  const [paper, ink] = [0, farthest(pixels)];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, indices into a palette.
  header.set([4, 3], 8);
  const palette = Uint8Array.from({ length: SHADES * 3 }, (_, at) => {
    const [from, to] = [paper, ink].map((pixel) => pixels[pixel * 4 + (at % 3)] ?? 0);
    return Math.round((from ?? 0) + (((to ?? 0) - (from ?? 0)) * Math.floor(at / 3)) / (SHADES - 1));
  });
  const rows = zlibSync(packRows({ width, height, pixels }, ink), { level: 6 });
  const chunks = [chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** The pixel whose green, the most telling part of its colour, is farthest from that of the first. */
function farthest(pixels: Uint8Array): number {
  const first = pixels[1] ?? 0;
  let found = 0;
  let distance = 0;
  for (let at = 1; at < pixels.length; at += 4) {
    const here = Math.abs((pixels[at] ?? 0) - first);
    if (here > distance) [found, distance] = [(at - 1) / 4, here];
  }
  return found;
}

/** Two pixels a byte, each row after a byte that names its filter: none. */
function packRows({ width, height, pixels }: Bitmap, ink: number): Uint8Array {
  const paper = pixels[1] ?? 0;
  const range = (pixels[ink * 4 + 1] ?? 0) - paper || 1;
  const shadeOf = Uint8Array.from({ length: 256 }, (_, green) =>
    Math.min(SHADES - 1, Math.max(0, Math.round(((green - paper) / range) * (SHADES - 1)))),
  );
  const length = Math.ceil(width / 2);
  const rows = new Uint8Array((length + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const shade = shadeOf[pixels[(y * width + x) * 4 + 1] ?? 0] ?? 0;
      const place = y * (length + 1) + 1 + (x >> 1);
      rows[place] = (rows[place] ?? 0) | (x % 2 === 0 ? shade << 4 : shade);
    }
  return rows;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

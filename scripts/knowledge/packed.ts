import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { codeDigest } from '../shared/code-digest.ts';
import { digest } from '../shared/digests.ts';

const HEAD = 24;

/**
 * Numbers that were computed from a file, kept in `<folder>/.cache/<name>.bin`: the digest of the file and of the code as
 * 16 letters, the CRC-32 of what follows as 8, then the numbers. What is damaged or of others counts as absent.
 *
 * @param of digest of the file that they come from
 */
export function takeNumbers(folder: string, name: string, of: string, make: () => Float64Array): Float64Array {
  const file = path.join(folder, '.cache', `${name}.bin`);
  const label = digest(`${of} ${codeDigest('scripts')}`);
  const kept = read(file, label);
  if (kept !== null) return kept;
  const made = make();
  write(file, label, Buffer.from(made.buffer, made.byteOffset, made.byteLength));
  return made;
}

function read(file: string, label: string): Float64Array | null {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(HEAD);
    if (bytes.toString('latin1', 0, HEAD) !== label + sumOf(body)) return null;
    return new Float64Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength));
  } catch {
    return null;
  }
}

/** A cache that can't be written is no error: the next run computes it again. */
function write(file: string, label: string, body: Buffer): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, Buffer.concat([Buffer.from(label + sumOf(body), 'latin1'), body]));
  } catch {
    return;
  }
}

function sumOf(body: Buffer): string {
  return crc32(body).toString(16).padStart(8, '0');
}

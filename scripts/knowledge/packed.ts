import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { codeDigest } from '../shared/code-digest.ts';
import { digest } from '../shared/digests.ts';

const HEAD = 24;

/**
 * Bytes that were computed from files, kept in `<folder>/.cache/<name>.bin`: 16 letters that tell the files and the code,
 * the CRC-32 of what follows as 8, then the bytes. What is damaged or of others counts as absent; a file that can't be
 * written is no error, since the next run computes it again.
 *
 * @param of what tells the files: their digests
 */
export function takeBytes(folder: string, name: string, of: string, make: () => Buffer): Buffer {
  const file = path.join(folder, '.cache', `${name}.bin`);
  const label = digest(`${of} ${codeDigest('scripts')}`);
  const kept = read(file, label);
  if (kept !== null) return kept;
  const made = make();
  write(file, label, made);
  return made;
}

function read(file: string, label: string): Buffer | null {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(HEAD);
    return bytes.toString('latin1', 0, HEAD) === label + sumOf(body) ? body : null;
  } catch {
    return null;
  }
}

function write(file: string, label: string, body: Buffer): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(path.join(path.dirname(file), '.gitignore'), '*\n');
    writeFileSync(file, Buffer.concat([Buffer.from(label + sumOf(body), 'latin1'), body]));
  } catch {
    return;
  }
}

function sumOf(body: Buffer): string {
  return crc32(body).toString(16).padStart(8, '0');
}

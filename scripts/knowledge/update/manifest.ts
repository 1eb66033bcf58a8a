import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sha256, writeWhole } from '../../shared/files.ts';
import { INTEL, INTEL_MANIFEST } from '../learn.ts';

const Entry = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  sha256: z.string(),
  bytes: z.number(),
  /** The day that the list says it is of, else the day of its download. */
  asOf: z.string(),
  downloaded: z.string(),
});

/** What is known of a downloaded file. */
export type Entry = z.infer<typeof Entry>;

/** `content/intel/manifest.json`: what was downloaded, by file name. */
const Manifest = z.record(z.string(), Entry);
export type Manifest = z.infer<typeof Manifest>;

/** What was downloaded. A manifest that is damaged counts as absent: everything is then downloaded again. */
export function readManifest(content: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(path.join(content, INTEL, INTEL_MANIFEST), 'utf8')));
  } catch {
    return {};
  }
}

export async function writeManifest(content: string, manifest: Manifest): Promise<void> {
  const inOrder = Object.fromEntries(Object.entries(manifest).sort());
  await writeWhole(path.join(content, INTEL, INTEL_MANIFEST), `${JSON.stringify(inOrder, null, 2)}\n`);
}

/** Whether a file is still what was downloaded. */
export function isAsDownloaded(content: string, file: string, entry: Entry): boolean {
  try {
    return sha256(readFileSync(path.join(content, INTEL, file))) === entry.sha256;
  } catch {
    return false;
  }
}

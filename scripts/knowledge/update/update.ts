import path from 'node:path';
import type { Problem } from '../../shared/errors.ts';
import { sha256, writeWhole } from '../../shared/files.ts';
import { INTEL } from '../learn.ts';
import { ListError } from '../lists/list.ts';
import { FetchError, fetchFile, type Transport } from './fetch-file.ts';
import { type Entry, isAsDownloaded, readManifest, writeManifest } from './manifest.ts';
import type { Source } from './sources.ts';

export interface UpdateCall {
  /** Absolute path of the content folder. */
  readonly content: string;
  readonly sources: readonly Source[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly transport: Transport;
  /** Told a line for each list. */
  readonly say: (line: string) => void;
}

/**
 * Downloads lists into `content/intel/`, one after the other. Each takes its place only once it came whole and was read
 * as a build reads it; on any fault the old one stays.
 *
 * @returns what went wrong, a problem a list
 */
export async function updateIntel(call: UpdateCall): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const source of call.sources) {
    try {
      await updateOne(source, call);
    } catch (error) {
      if (!(error instanceof FetchError || error instanceof ListError)) throw error;
      call.say(`${source.file}: not updated`);
      problems.push(tell(source, call.content, error));
    }
  }
  return problems;
}

async function updateOne({ file, url, check }: Source, { content, now, transport, say }: UpdateCall): Promise<void> {
  const manifest = readManifest(content);
  const known = manifest[file];
  const isKept = known !== undefined && known.url === url && isAsDownloaded(content, file, known);
  const fetched = await fetchFile(url, isKept ? known.etag : null, transport);
  if (!fetched.isNew) return say(`${file}: unchanged, as of ${known?.asOf}`);
  const { bytes, etag } = fetched;
  const downloaded = new Date(now).toISOString();
  const asOf = check(bytes).asOf ?? downloaded.slice(0, 10);
  const entry: Entry = { url, etag, sha256: sha256(bytes), bytes: bytes.byteLength, asOf, downloaded };
  await writeWhole(path.join(content, INTEL, file), bytes);
  await writeManifest(content, { ...manifest, [file]: entry });
  say(`${file}: ${known === undefined ? 'new' : 'updated'}, as of ${asOf}, ${bytes.byteLength} bytes`);
}

function tell({ file, url }: Source, content: string, error: Error): Problem {
  return {
    file: path.join(content, INTEL, file),
    line: null,
    what: `${url} could not be downloaded: ${error.message}. The file is as it was.`,
    fix: 'Run npm run update-intel again later, or correct the address under intel: in digest.yaml.',
  };
}

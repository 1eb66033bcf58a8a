import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../shared/errors.ts';
import { writeWhole } from '../shared/files.ts';
import { compare } from '../shared/text.ts';

/** What became of an article file when it was last imported: how ingest tells a hand edit from its own writing. */
export interface ImportRecord {
  /** The article file, relative to the content folder. */
  readonly original: string;
  /** Digest of the article file. */
  readonly fileDigest: string;
  /** The article, relative to the content folder. */
  readonly article: string;
  /** Digest of the article as ingest wrote it; {@link ALSO} for a file that holds an article made of another file. */
  readonly articleDigest: string;
}

export const ALSO = 'also';

const NAME = 'imports.tsv';
const HEADER =
  '# Written by ingest: article file, its digest, the article made of it, the digest of that, or also. A line an article file.';

/** Reads `imports.tsv`, by article file. A missing file is empty; a line of another form is left out. */
export async function readRecords(content: string): Promise<Map<string, ImportRecord>> {
  let text = '';
  try {
    text = await readFile(path.join(content, NAME), 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const records = new Map<string, ImportRecord>();
  for (const line of text.split('\n')) {
    const [original, fileDigest, article, articleDigest] = line.split('\t');
    if (original && fileDigest && article && articleDigest)
      records.set(original, { original, fileDigest, article, articleDigest });
  }
  return records;
}

/** Writes `imports.tsv`, sorted, unless it is as it should be. */
export async function writeRecords(content: string, records: ReadonlyMap<string, ImportRecord>): Promise<void> {
  const lines = [...records.values()]
    .sort((a, b) => compare(a.original, b.original))
    .map(({ original, fileDigest, article, articleDigest }) =>
      [original, fileDigest, article, articleDigest].join('\t'),
    );
  const text = `${[HEADER, ...lines].join('\n')}\n`;
  const file = path.join(content, NAME);
  const before = await readFile(file, 'utf8').catch(() => '');
  if (before !== text && (lines.length > 0 || before !== '')) await writeWhole(file, text);
}

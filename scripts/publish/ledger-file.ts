import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ContentError, codeOf } from '../shared/errors.ts';
import { writeWhole } from '../shared/files.ts';
import { type Ledger, ledgerText, parseLedger } from '../site/ledger.ts';

const NAME = 'urls.tsv';

/** The promises as they stood in their file. */
export type Promised = ReturnType<typeof parseLedger> & { readonly text: string };

/** Reads `content/urls.tsv`; where there is none, nothing was published yet. */
export async function readLedger(content: string): Promise<Promised> {
  const file = path.join(content, NAME);
  const text = await readText(file);
  return { ...parseLedger(text, file), text };
}

/**
 * Writes `content/urls.tsv`, unless it is as it should be.
 *
 * @param before what it was read as
 * @throws {ContentError} when it is no longer that: somebody's lines would be lost
 */
export async function writeLedger(content: string, ledger: Ledger, before: string): Promise<void> {
  const file = path.join(content, NAME);
  const text = ledgerText(ledger);
  const present = await readText(file);
  if (present !== before)
    throw new ContentError([
      { file, line: null, what: 'It was changed while the site was built.', fix: 'Build again.' },
    ]);
  if (text !== present) await writeWhole(file, text);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../shared/errors.ts';
import { writeWhole } from '../shared/files.ts';
import { type Ledger, ledgerText, parseLedger } from '../site/ledger.ts';

const NAME = 'urls.tsv';

/** Reads `content/urls.tsv`; where there is none, nothing was published yet. */
export async function readLedger(content: string): Promise<ReturnType<typeof parseLedger>> {
  const file = path.join(content, NAME);
  return parseLedger(await readText(file), file);
}

/** Writes `content/urls.tsv`, unless it is as it should be. */
export async function writeLedger(content: string, ledger: Ledger): Promise<void> {
  const file = path.join(content, NAME);
  const text = ledgerText(ledger);
  if (text !== (await readText(file))) await writeWhole(file, text);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

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

/** Writes `content/urls.tsv`, unless it is as it should be; true where it was. */
export async function writeLedger(content: string, ledger: Ledger): Promise<boolean> {
  const file = path.join(content, NAME);
  const text = ledgerText(ledger);
  if (text === (await readText(file))) return true;
  await writeWhole(file, text);
  return false;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

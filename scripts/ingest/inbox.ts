import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { digest } from '../shared/digests.ts';
import { messageOf } from '../shared/errors.ts';
import { type Entry, listTree } from '../shared/files.ts';
import { largestOf } from './decode.ts';
import type { Refusal } from './draft.ts';

/** An article file as it lies in the inbox. */
export interface Received {
  readonly ok: true;
  /** Relative to the content folder: `inbox/a.txt`. */
  readonly file: string;
  /** Digest of its bytes: the id of the article that is made of it. */
  readonly digest: string;
}

/** What can't be taken in. */
export interface Unreceived {
  readonly ok: false;
  readonly file: string;
  readonly refusal: Refusal;
}

/** Everything in the inbox of a content folder, in the order of the paths; each file is read once, for its digest. */
export function openInbox(content: string): (Received | Unreceived)[] {
  return listTree(path.join(content, 'inbox')).map((entry) => {
    const file = `inbox/${entry.path}`;
    const read = readBytes(entry, path.join(content, file));
    return read.ok ? { ok: true, file, digest: digest(read.bytes) } : { ok: false, file, refusal: read };
  });
}

function readBytes(entry: Entry, file: string): { readonly ok: true; readonly bytes: Uint8Array } | Refusal {
  if (/[\p{Cc}]/u.test(entry.path)) return failed('Its name holds a control character.', 'Rename it.');
  if (entry.kind === 'link')
    return failed('It is a link; the inbox takes files.', 'Put a copy of the file itself there.');
  if (entry.kind === 'other') return failed('It is neither a file nor a folder.', 'Take it out of the inbox.');
  try {
    const { size } = statSync(file);
    const largest = largestOf(entry.path);
    if (size > largest) {
      return failed(
        `It has ${size} bytes; an article file has at most ${largest}.`,
        'Take it out of the inbox, or cut it down to the article.',
      );
    }
    return { ok: true, bytes: readFileSync(file) };
  } catch (error) {
    return failed(`It can't be read: ${messageOf(error)}`, 'Make it a file that you may read.');
  }
}

function failed(reason: string, fix: string): Refusal {
  return { ok: false, status: 'failed', line: null, reason, fix };
}

import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Digests, digest } from '../shared/digests.ts';
import { messageOf } from '../shared/errors.ts';
import { type Entry, listTree } from '../shared/files.ts';
import { largestOf } from './decode.ts';
import type { Refusal } from './draft.ts';
import { isSidecar, pairSidecars } from './sidecar.ts';

/** An article file as it lies in the inbox. */
export interface Received {
  readonly ok: true;
  /** Relative to the content folder: `inbox/a.txt`. */
  readonly file: string;
  /** Digest of its bytes: the id of the article that is made of it. */
  readonly id: string;
  /** The sidecar beside it, relative to the content folder. */
  readonly sidecar: string | null;
  /** Digest of its bytes and those of its sidecar: another, once either has changed. */
  readonly digest: string;
}

/** What can't be taken in. */
export interface Unreceived {
  readonly ok: false;
  readonly file: string;
  readonly refusal: Refusal;
}

/** Everything in the inbox of a content folder, in the order of the paths, without the sidecars of article files. */
export function openInbox(content: string, digests: Digests): (Received | Unreceived)[] {
  const entries = listTree(path.join(content, 'inbox')).map((entry) => ({ ...entry, path: `inbox/${entry.path}` }));
  const sidecars = pairSidecars(entries.map(({ path: file }) => file));
  const paired = new Set(sidecars.values());
  return entries
    .filter(({ path: file }) => !paired.has(file))
    .map((entry) => receive(entry, sidecars.get(entry.path) ?? null, { content, digests }));
}

function receive(
  entry: Entry,
  sidecar: string | null,
  { content, digests }: { readonly content: string; readonly digests: Digests },
): Received | Unreceived {
  const file = entry.path;
  const refusal = whyRefused(entry, path.join(content, file));
  if (refusal !== null) return { ok: false, file, refusal };
  try {
    const id = digests.of(file);
    if (sidecar === null) return { ok: true, file, id, sidecar, digest: id };
    return {
      ok: true,
      file,
      id,
      sidecar,
      digest: digest(`${id}\n${digest(readFileSync(path.join(content, sidecar)))}`),
    };
  } catch (error) {
    return {
      ok: false,
      file,
      refusal: failed(`It can't be read: ${messageOf(error)}`, 'Make it a file that you may read.'),
    };
  }
}

function whyRefused({ path: file, kind }: Entry, place: string): Refusal | null {
  if (/[\p{Cc}]/u.test(file)) return failed('Its name holds a control character.', 'Rename it.');
  if (kind === 'link') return failed('It is a link; the inbox takes files.', 'Put a copy of the file itself there.');
  if (kind === 'other') return failed('It is neither a file nor a folder.', 'Take it out of the inbox.');
  if (isSidecar(file)) {
    const fix = 'Give it the name of the article file whose fields it states: story.yaml beside story.txt.';
    return { ok: false, status: 'rejected', line: null, reason: 'No article file of its name lies beside it.', fix };
  }
  const size = lstatSync(place, { throwIfNoEntry: false })?.size ?? 0;
  const largest = largestOf(file);
  if (size <= largest) return null;
  const reason = `It has ${size} bytes; an article file has at most ${largest}.`;
  return failed(reason, 'Take it out of the inbox, or cut it down to the article.');
}

function failed(reason: string, fix: string): Refusal {
  return { ok: false, status: 'failed', line: null, reason, fix };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Namer } from '../mentions/namer.ts';
import { digest } from '../shared/digests.ts';
import { messageOf } from '../shared/errors.ts';
import { type Article, parseArticle } from './article.ts';
import { findLostId, type Remains } from './lost-id.ts';
import type { Checked } from './yaml.ts';

/** Articles to be read. */
export interface ReadJob {
  /** Absolute path of the content folder. */
  readonly content: string;
  /** The site's time zone. */
  readonly zone: string;
  /** Of the namer. */
  readonly hosts: readonly string[];
  /** Relative to the content folder. */
  readonly files: readonly string[];
}

/** Makes what reads the article of a file, by its path below the content folder. */
export function openReader(
  { content, zone }: Pick<ReadJob, 'content' | 'zone'>,
  namer: Namer,
): (file: string) => Checked<Article> {
  const lostId = (remains: Remains) => findLostId(content, remains);
  return (file) => {
    const shown = path.join(content, file);
    try {
      const bytes = readFileSync(shown);
      const at = { file, shown, zone, digest: digest(bytes), findLostId: lostId };
      return parseArticle(bytes.toString(), at, namer);
    } catch (error) {
      const what = `It can't be read: ${messageOf(error)}`;
      return { ok: false, problems: [{ file: shown, line: null, what, fix: 'Make it a file that you may read.' }] };
    }
  };
}

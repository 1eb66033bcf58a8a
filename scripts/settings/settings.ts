import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ContentError, type Problem, UsageError } from '../shared/errors.ts';
import { Digest, withBaseUrl } from './digest.ts';
import { readSettings } from './read.ts';
import { type Source, Sources } from './sources.ts';
import { type Topic, Topics } from './topics.ts';

/** All that the editor has set, checked. */
export interface Settings {
  /** Absolute path of the content folder. */
  readonly content: string;
  readonly digest: Digest;
  readonly topics: readonly Topic[];
  readonly sources: readonly Source[];
}

const SHIPPED = fileURLToPath(new URL('../../content', import.meta.url));

/**
 * Reads `digest.yaml`, `topics.yaml` and `sources.yaml`. Where a content folder has no topics or sources of its own,
 * those that come with the program serve.
 *
 * @param flags what the call sets instead of `digest.yaml`
 * @throws {UsageError} when there is no content folder, or a flag is wrong
 * @throws {ContentError} with every problem of all three files
 */
export async function loadSettings(
  content: string,
  flags: { readonly baseUrl?: string | undefined } = {},
): Promise<Settings> {
  if (!(await exists(content))) {
    throw new UsageError(`There is no content folder ${content}. Create it, or name another with --content DIR.`);
  }
  const folderOf = async (name: string) => ((await exists(path.join(content, name))) ? content : SHIPPED);
  const digest = await readSettings(content, 'digest.yaml', Digest);
  const topics = await readSettings(await folderOf('topics.yaml'), 'topics.yaml', Topics);
  const sources = await readSettings(await folderOf('sources.yaml'), 'sources.yaml', Sources);
  if (!digest.ok || !topics.ok || !sources.ok) {
    const problems: Problem[] = [digest, topics, sources].flatMap((checked) => (checked.ok ? [] : checked.problems));
    throw new ContentError(problems);
  }
  return {
    content,
    digest: withBaseUrl(digest.value, flags.baseUrl),
    topics: topics.value.topics,
    sources: sources.value.sources,
  };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

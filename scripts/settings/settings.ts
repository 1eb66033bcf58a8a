import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Problem, UsageError } from '../shared/errors.ts';
import { compare } from '../shared/text.ts';
import { Digest, withBaseUrl } from './digest.ts';
import { readSettings } from './read.ts';
import { hostOf, type Source, Sources, sourceHosts } from './sources.ts';
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

/** The settings, and everything that is wrong in their files; a wrong file counts as one that is not there. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/**
 * Reads `digest.yaml`, `topics.yaml` and `sources.yaml`. Where a content folder has no topics or sources of its own,
 * those that come with the program serve.
 *
 * @param flags what the call sets instead of `digest.yaml`; a preview goes without what is for the published site alone
 * @throws {UsageError} when there is no content folder, or a flag is wrong
 */
export async function loadSettings(
  content: string,
  flags: { readonly baseUrl?: string | undefined; readonly isPreview?: boolean } = {},
): Promise<LoadedSettings> {
  if (!(await exists(content))) {
    throw new UsageError(`There is no content folder ${content}. Create it, or name another with --content DIR.`);
  }
  const folderOf = async (name: string) => ((await exists(path.join(content, name))) ? content : SHIPPED);
  const digest = await readSettings(content, 'digest.yaml', Digest);
  const topics = await readSettings(await folderOf('topics.yaml'), 'topics.yaml', Topics);
  const sources = await readSettings(await folderOf('sources.yaml'), 'sources.yaml', Sources);
  return {
    settings: {
      content,
      digest: asCalled(digest.ok ? digest.value : Digest.parse({}), flags),
      topics: topics.ok ? topics.value.topics : [],
      sources: sources.ok ? sources.value.sources : [],
    },
    problems: [digest, topics, sources].flatMap((checked) => (checked.ok ? [] : checked.problems)),
  };
}

function asCalled(
  digest: Digest,
  { baseUrl, isPreview = false }: { baseUrl?: string | undefined; isPreview?: boolean },
): Digest {
  return withBaseUrl(isPreview ? { ...digest, social_cards: false, offline: false } : digest, baseUrl);
}

/** The hosts whose addresses are no indicators: those of the site itself, of the publishers, and whose links stay links. */
export function ownHosts({ digest, sources }: Settings): string[] {
  const linked = digest.linked_hosts.map((host) => host.replace(/^www\./, ''));
  return [...new Set([hostOf(digest.base_url) ?? '', ...linked, ...sourceHosts(sources)])].sort(compare);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

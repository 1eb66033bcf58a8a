import type { SourceIndex } from '../../settings/sources.ts';
import type { Reader } from '../draft.ts';
import { htmlReader } from './html.ts';
import { markdownReader } from './markdown.ts';
import { textReader } from './text.ts';
import { wpJsonReader } from './wp-json.ts';

/** Every reader, in the order in which they are asked: the first that detects its kind of file reads it. */
export function makeReaders(sources: SourceIndex): readonly Reader[] {
  return [markdownReader(sources), htmlReader(sources), wpJsonReader(sources), textReader(sources)];
}

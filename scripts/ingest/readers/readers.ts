import type { SourceIndex } from '../../settings/sources.ts';
import type { Reader } from '../draft.ts';
import type { Recurrence } from '../text/recurring.ts';
import { htmlReader } from './html.ts';
import { markdownReader } from './markdown.ts';
import { textReader } from './text.ts';
import { wpJsonReader } from './wp-json.ts';

/**
 * Every reader, in the order in which they are asked: the first that detects its kind of file reads it.
 *
 * @param recurrence in how many files of the folder a line stands
 */
export function makeReaders(sources: SourceIndex, recurrence: Recurrence): readonly Reader[] {
  return [markdownReader(sources), htmlReader(sources), wpJsonReader(sources), textReader(sources, recurrence)];
}

import type { Head, Link, SiteInfo } from '../../../scripts/site/page.ts';
import { absolute, publisher, type Subject } from './subject.ts';

const FORMATS: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  txt: 'text/plain',
};

/**
 * What a page offers as files for machines.
 *
 * @see https://schema.org/Dataset
 */
export function datasetSubject(site: SiteInfo, head: Head, files: readonly Link[]): Subject {
  return {
    '@type': 'Dataset',
    name: `${head.title}: ${site.title}`,
    description: head.description,
    ...(head.canonical !== null && { url: head.canonical }),
    inLanguage: site.language,
    isAccessibleForFree: true,
    creator: publisher(site),
    distribution: files.map(({ url, label }) => ({
      '@type': 'DataDownload',
      name: label,
      contentUrl: absolute(site, url),
      encodingFormat: FORMATS[url.slice(url.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    })),
  };
}

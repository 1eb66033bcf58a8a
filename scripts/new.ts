import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startArticle } from './article/start.ts';
import { chooseFields, doubtsAbout } from './new/choose.ts';
import { loadSettings } from './settings/settings.ts';
import { folderFlag, instantFlag, runCommand, shownPath } from './shared/cli.ts';
import { ContentError, codeOf, UsageError } from './shared/errors.ts';
import { visible } from './shared/terminal.ts';

await runCommand({
  name: 'new',
  summary: 'Starts an article: a draft in content/articles, which is yours to write.',
  words: '"TITLE"',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content).' },
    date: { type: 'string', value: 'DATE', help: 'Its day, or a time with offset (today, in the site’s time zone).' },
    undated: { type: 'boolean', help: 'Give it no date.' },
    author: { type: 'string', value: 'NAMES', help: 'Who wrote it: "Ann Lee, Jo Roe".' },
    source: { type: 'string', value: 'NAME', help: 'Its publisher, by any name that sources.yaml knows.' },
    url: { type: 'string', value: 'URL', help: 'Where it was first published.' },
    tags: { type: 'string', value: 'TAGS', help: 'Its tags: ransomware,policy.' },
    lang: { type: 'string', value: 'TAG', help: 'Its language, where that is not the site’s: de.' },
    slug: { type: 'string', value: 'SLUG', help: 'The last part of its address (made of the title).' },
  },
  async run(flags, words) {
    const content = folderFlag(flags.content, 'content');
    const { settings, problems } = await loadSettings(content);
    if (problems.length > 0) throw new ContentError(problems);
    const chosen = chooseFields({ ...flags, title: words.join(' ') }, settings, instantFlag(undefined));
    // No article file has the id: it is drawn, and stays the article's name in the feeds.
    const id = randomBytes(8).toString('hex');
    const { file, document } = startArticle({ ...chosen, id }, settings.digest.time_zone);
    const place = path.join(content, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, document, { flag: 'wx' }).catch((cause: unknown) => {
      if (codeOf(cause) !== 'EEXIST') throw cause;
      throw new UsageError(`${shownPath(place)} is there already. Give another title, or name another --slug.`, {
        cause,
      });
    });
    console.log(shownPath(place));
    for (const doubt of doubtsAbout(chosen, settings)) console.log(`    ${visible(doubt)}`);
    console.log('    npm run dev -- --drafts shows it; taking out the line draft: true publishes it.');
    return 0;
  },
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { loadArticles } from '../scripts/article/load.ts';
import { LARGEST } from '../scripts/ingest/decode.ts';
import { ingest } from '../scripts/ingest/ingest.ts';
import type { Receipt } from '../scripts/ingest/receipts.ts';
import { findDate } from '../scripts/ingest/text/dates.ts';
import { loadSettings } from '../scripts/settings/settings.ts';
import { digest } from '../scripts/shared/digests.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { ingestContent, makeContent } from './support/content.ts';

const TEXT = [
  'A worm that spreads through unpatched label printers reached the sorting halls of Fennmoor Post early on Tuesday.',
  'It came in through a maintenance port that a supplier had left open, engineers wrote in a note to the staff.',
].join('\n\n');

function news(title: string, more = ''): string {
  return `${title}\n\n6 May 2031\n\n${TEXT}\n${more === '' ? '' : `\n${more}\n`}`;
}

const pathOf = ({ article }: Receipt): string => article ?? 'no article';
const fates = (receipts: readonly Receipt[]): string[] => receipts.map(({ file, status }) => `${file}: ${status}`);

async function onlyReceipt(content: string): Promise<Receipt> {
  const receipts = await ingestContent(content);
  const [receipt] = receipts;
  assert.ok(receipt && receipts.length === 1);
  return receipt;
}

/** Every file below a folder with what is in it and when it was written; of caches nothing is promised. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && path.basename(entry.parentPath) !== '.cache')
    .map((entry) => path.join(entry.parentPath, entry.name));
  const pairs = files.sort().map(async (file) => {
    const { mtimeNs, ino } = await stat(file, { bigint: true });
    return [path.relative(folder, file), `${digest(await readFile(file))} ${mtimeNs} ${ino}`] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

describe('running ingest again', () => {
  const inbox = {
    'inbox/a.txt': news('Belts Stop at Fennmoor Post'),
    'inbox/b.md': '---\ntitle: Belts\nmood: "on"\n---\n\nStopped.\n',
    'inbox/c.md': '# Belts Again\n\nThey stopped again.\n',
    'inbox/deep/er/d.txt': news('Belts Run Again'),
    'inbox/twin.txt': news('Belts Stop at Fennmoor Post'),
    'inbox/empty.txt': '',
  };

  for (const isThorough of [true, false]) {
    it(`writes no file when nothing changed${isThorough ? ', though it reads them all' : ''}`, async (test) => {
      const content = await makeContent(test, inbox);
      const first = await ingestContent(content);
      const before = await snapshot(content);

      const second = await ingestContent(content, { isThorough });

      assert.deepEqual(await snapshot(content), before);
      assert.deepEqual(
        second.map(({ file, status, article }) => [file, status, article]),
        first.map(({ file, status, article }) => [file, status === 'imported' ? 'unchanged' : status, article]),
      );
    });
  }

  it('gives the same receipts but for their status', async (test) => {
    const content = await makeContent(test, inbox);
    const bare = (receipts: readonly Receipt[]) => receipts.map(({ status: _, ...rest }) => rest);
    const first = await ingestContent(content);
    assert.deepEqual(bare(await ingestContent(content)), bare(first));
  });

  it('makes the same files wherever and in whatever order the inbox was filled', async (test) => {
    const one = await makeContent(test, inbox);
    const other = await makeContent(test, Object.fromEntries(Object.entries(inbox).reverse()));
    await ingestContent(one);
    await ingestContent(other);
    const bytes = async (content: string) =>
      Object.entries(await snapshot(content)).map(([file, state]) => [file, state.split(' ')[0]]);
    assert.deepEqual(await bytes(one), await bytes(other));
  });

  it('changes nothing in the inbox', async (test) => {
    const content = await makeContent(test, inbox);
    const before = await snapshot(path.join(content, 'inbox'));
    await ingestContent(content);
    assert.deepEqual(await snapshot(path.join(content, 'inbox')), before);
  });
});

describe('keys of an article file that were likely meant for others', () => {
  it('are noted where another title was found', async (test) => {
    const content = await makeContent(test, {
      'inbox/b.md': `---\nmood: calm\ntitel: Belts\nauthor: Bram\n---\n\n${TEXT}\n`,
    });
    const { status, notes } = await onlyReceipt(content);
    assert.equal(status, 'imported');
    assert.deepEqual(notes, ['line 3 has `titel`, which Hexdigest does not know: did you mean `title`?']);
  });

  it('are told with all else that is wrong, in the file and beside it', async (test) => {
    const content = await makeContent(test, {
      'inbox/b.md': `---\ntitel: Belts\ndate: 06/05/2031\n---\n\n${TEXT}\n`,
      'inbox/b.yaml': 'surce: Fennmoor Post\n',
      'inbox/c.md': `---\ntitel: Belts\n---\n\n${TEXT} Again.\n`,
      'inbox/c.yaml': 'date: 06/05/2031\n',
    });
    const told = (await ingestContent(content)).map(({ status, reason, others = [] }) => [
      status,
      ...[reason, ...others.map(({ file, line, what }) => `${file}:${line} ${what}`)].map(
        (what) => /(?:[\w/]+\.\w+:\d+:? )?`\w+`/.exec(what ?? '')?.[0],
      ),
    ]);
    assert.deepEqual(told, [
      ['failed', '`titel`', 'inbox/b.md:3 `date`', 'inbox/b.yaml:1 `surce`'],
      ['failed', 'inbox/c.yaml:1: `date`', 'inbox/c.md:2 `titel`'],
    ]);
  });
});

describe('an article that was imported', () => {
  it('stays as it is once somebody edited it, and the receipt says so', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const { article } = await onlyReceipt(content);
    const file = path.join(content, article ?? '');
    await appendFile(file, '\nAdded by hand.\n');
    const edited = await readFile(file, 'utf8');

    const kept = await onlyReceipt(content);
    assert.deepEqual([kept.status, kept.article], ['kept', article]);
    assert.match(kept.reason ?? '', /edited by hand/);

    await writeFile(path.join(content, 'inbox/a.txt'), news('Belts stop for good'));
    const keptAgain = await onlyReceipt(content);
    assert.deepEqual([keptAgain.status, keptAgain.article], ['kept', article]);
    assert.match(keptAgain.reason ?? '', /changed.*edited by hand/);
    assert.equal(await readFile(file, 'utf8'), edited);
  });

  it('stays as it is when an editor broke its front matter', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const { article } = await onlyReceipt(content);
    const file = path.join(content, article ?? '');
    const broken = (await readFile(file, 'utf8')).replace('title: ', 'title: : ');
    await writeFile(file, broken);

    const again = await onlyReceipt(content);

    assert.equal(again.article, article);
    assert.equal(await readFile(file, 'utf8'), broken);
    const articles = await readdir(path.join(content, 'articles'), { recursive: true });
    assert.equal(articles.filter((name) => name.endsWith('.md')).length, 1);
  });

  it('follows its article file while nobody edited it, with the same id and path', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const first = await onlyReceipt(content);
    const [before] = (await loadArticles((await loadSettings(content)).settings)).articles;
    await writeFile(path.join(content, 'inbox/a.txt'), news('Belts stop for good').replace('6 May', '7 May'));

    const updated = await onlyReceipt(content);

    const [after] = (await loadArticles((await loadSettings(content)).settings)).articles;
    assert.deepEqual([updated.status, updated.article], ['updated', first.article]);
    assert.deepEqual([after?.id, after?.file], [before?.id, before?.file]);
    assert.deepEqual([after?.title, after?.published?.day], ['Belts stop for good', '2031-05-07']);
    assert.equal((await onlyReceipt(content)).status, 'unchanged');
  });

  it('is left as somebody edits it between loading and writing', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const { article = '' } = await onlyReceipt(content);
    const { settings } = await loadSettings(content);
    const loaded = await loadArticles(settings);
    const edited = (await readFile(path.join(content, article ?? ''), 'utf8')).replace('Belts stop', 'Belts rest');
    await writeFile(path.join(content, article ?? ''), edited);
    await writeFile(path.join(content, 'inbox/a.txt'), news('Belts stop for good'));

    const [receipt] = await ingest(settings, loaded, { isThorough: true });

    assert.deepEqual([receipt?.status, receipt?.article], ['kept', article]);
    assert.equal(await readFile(path.join(content, article ?? ''), 'utf8'), edited);
  });

  it('is not written anew because the taxonomy changed', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('The belts stop') });
    const { article } = await onlyReceipt(content);
    const file = path.join(content, article ?? '');
    const before = await readFile(file, 'utf8');
    await writeFile(
      path.join(content, 'topics.yaml'),
      'topics:\n  - { tag: halls, label: Halls, rules: { belt: 5 } }\n',
    );
    assert.equal((await onlyReceipt(content)).status, 'unchanged');
    assert.equal(await readFile(file, 'utf8'), before);
  });

  it('is found again where the editor moved it', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const { article } = await onlyReceipt(content);
    const moved = 'articles/2031/05/06-a-better-name.md';
    await rename(path.join(content, article ?? ''), path.join(content, moved));
    const again = await onlyReceipt(content);
    assert.deepEqual([again.status, again.article], ['unchanged', moved]);
  });

  it('is not said to be edited when its article file was renamed', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const { article } = await onlyReceipt(content);
    await rename(path.join(content, 'inbox/a.txt'), path.join(content, 'inbox/b.txt'));
    const again = await onlyReceipt(content);
    assert.equal(again.article, article);
    assert.doesNotMatch(again.reason ?? '', /by hand/);
  });

  it('is made anew when it was deleted', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const { article } = await onlyReceipt(content);
    const file = path.join(content, article ?? '');
    const before = await readFile(file, 'utf8');
    await rm(file);
    assert.deepEqual(fates(await ingestContent(content)), ['inbox/a.txt: imported']);
    assert.equal(await readFile(file, 'utf8'), before);
  });

  it('stays when its article file is taken out of the inbox', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const { article } = await onlyReceipt(content);
    await rm(path.join(content, 'inbox/a.txt'));
    assert.deepEqual(await ingestContent(content), []);
    assert.equal((await stat(path.join(content, article ?? ''))).isFile(), true);
  });

  it('is written with LF and one line break at its end, whatever the article file has', async (test) => {
    const content = await makeContent(test, {
      'inbox/a.txt': news('Belts stop').replaceAll('\n', '\r\n'),
      'inbox/b.md': '# Belts\r\n\r\nThey stopped.\r\n\r\n\r\n',
    });
    for (const receipt of await ingestContent(content)) {
      assert.match(await readFile(path.join(content, pathOf(receipt)), 'utf8'), /^[^\r]*[^\r\n]\n$/);
    }
  });

  it('begins with a block of code when its Markdown file does', async (test) => {
    const content = await makeContent(test, { 'inbox/a.md': '# Belts\n\n    lpr --stop\n\nThey stopped.\n' });
    const receipt = await onlyReceipt(content);
    assert.match(await readFile(path.join(content, pathOf(receipt)), 'utf8'), /\n---\n\n {4}lpr --stop\n/);
  });
});

describe('articles of one day and one title', () => {
  it('are told apart by their ids, the same in every run', async (test) => {
    const content = await makeContent(test, {
      'inbox/a.txt': news('Belts stop', 'The first account of the day.'),
      'inbox/b.txt': news('BELTS stop', 'The second account of the day.'),
    });
    const paths = (await ingestContent(content)).map(pathOf);
    const suffix = digest(news('BELTS stop', 'The second account of the day.')).slice(0, 4);
    assert.deepEqual(paths, ['articles/2031/05/06-belts-stop.md', `articles/2031/05/06-belts-stop-${suffix}.md`]);
    assert.deepEqual((await ingestContent(content)).map(pathOf), paths);
  });

  it('keep their paths when another comes before them in the inbox', async (test) => {
    const content = await makeContent(test, { 'inbox/b.txt': news('Belts stop', 'The first account of the day.') });
    const { article } = await onlyReceipt(content);
    await writeFile(path.join(content, 'inbox/a.txt'), news('Belts stop', 'The second account of the day.'));
    const [, later] = await ingestContent(content);
    assert.equal(later?.article, article);
  });

  it('have addresses of their own, long as the title may be', async (test) => {
    const title = 'Printer Worm Stops the Belts of the Sorting Halls at Fennmoor Post for Six Whole Hours';
    const content = await makeContent(test, {
      'inbox/a.txt': news(title, 'The first account of the day.'),
      'inbox/b.txt': news(title, 'The second account of the day.'),
    });
    await ingestContent(content);
    const { settings } = await loadSettings(content);
    const { articles } = await loadArticles(settings);
    const { pages } = planPages(planSite(settings, articles, Date.UTC(2040, 0)));
    assert.equal(new Set(pages.filter(({ kind }) => kind === 'article').map(({ url }) => url)).size, 2);
  });
});

describe('front matter with the keys of other programs', () => {
  it('states the same', async (test) => {
    const content = await makeContent(test, {
      'inbox/a.md': `---\ntitle: Belts\npublished: 2031-05-06\nauthor: Ann Lee and Jo Roe\ntag: worms, printers\ndescription: All stopped.\nlanguage: de\n---\n\n${TEXT}\n`,
    });
    const { fields, article } = await onlyReceipt(content);
    assert.deepEqual(
      Object.entries(fields ?? {}).map(([key, { value, lines }]) => [key, value, lines]),
      [
        ['title', 'Belts', [2]],
        ['date', '2031-05-06', [3]],
        ['authors', ['Ann Lee', 'Jo Roe'], [4]],
        ['summary', 'All stopped.', [6]],
        ['tags', ['worms', 'printers'], [5]],
        ['lang', 'de', [7]],
      ],
    );
    assert.doesNotMatch(
      await readFile(path.join(content, article ?? ''), 'utf8'),
      /published|author:|tag:|description/,
    );
  });

  it('keeps what is no value of the key, and what stands beside the key itself', async (test) => {
    const content = await makeContent(test, {
      'inbox/a.md': `---\ntitle: Belts\npublished: false\nauthor: { name: Ann }\ntag: a\ntags: [b]\n---\n\n${TEXT}\n`,
    });
    const { fields, article } = await onlyReceipt(content);
    assert.deepEqual([fields?.date, fields?.authors, fields?.tags?.value], [undefined, undefined, ['b']]);
    const written = await readFile(path.join(content, article ?? ''), 'utf8');
    assert.match(written, /^published: false\nauthor: \{name: Ann\}\ntag: a$/m);
  });
});

describe('a line below the headline', () => {
  const days: Readonly<Record<string, string>> = {
    'May 6, 2031 9:15 AM CET': '2031-05-06T09:15:00+01:00',
    'Published: May 6, 2031 9:15 AM (CEST)': '2031-05-06T09:15:00+02:00',
    '2031-05-06 09:15 JST': '2031-05-06T09:15:00+09:00',
    'May 6, 2031 9:15 AM GMT+5:30': '2031-05-06T09:15:00+05:30',
    '2031-05-06 09:15 EST': '2031-05-06T09:15:00-04:00',
    'May 6, 2031 9:15 AM BST': '2031-05-06',
    'May 6, 2031 9:15 AM XYZT': '2031-05-06',
    '2031-05-06T09:15:00 Europe/Berlin': '2031-05-06',
    '13.05.2031': '2031-05-13',
    '05/13/2031': '2031-05-13',
    'Published: 05.05.2031': '2031-05-05',
    '2031年5月6日': '2031-05-06',
  };
  for (const [line, date] of Object.entries(days)) {
    it(`states a date: ${line}`, async (test) => {
      const content = await makeContent(test, { 'inbox/a.txt': `Belts stop in all halls\n${line}\n\n${TEXT}\n` });
      const { fields, lines } = await onlyReceipt(content);
      assert.deepEqual([fields?.date?.value, fields?.date?.lines], [date, [2]]);
      assert.deepEqual(lines?.fields, [[1, 2]]);
    });
  }

  for (const line of ['February 30, 2031', 'Published: 30 February 2031', '2031-02-30', '31.02.2031', '03.04.2031']) {
    it(`is reported where it says no certain day: ${line}`, async (test) => {
      const content = await makeContent(test, { 'inbox/a.txt': `Belts stop in all halls\n${line}\n\n${TEXT}\n` });
      const receipt = await onlyReceipt(content);
      assert.equal(receipt.fields?.date, undefined);
      assert.deepEqual(receipt.lines?.dropped[0], { lines: [2, 2], rule: 'unclear-date' });
      assert.doesNotMatch(await readFile(path.join(content, pathOf(receipt)), 'utf8'), /^## /m);
    });
  }

  const names = { '作者:李明': '李明', '作者：李明 2031年5月6日': '李明', 'بقلم: أحمد علي': 'أحمد علي' };
  for (const [line, name] of Object.entries(names)) {
    it(`states an author: ${line}`, async (test) => {
      const content = await makeContent(test, { 'inbox/a.txt': `Belts stop in all halls\n${line}\n\n${TEXT}\n` });
      assert.deepEqual((await onlyReceipt(content)).fields?.authors?.value, [name]);
    });
  }

  it('is text where a sentence stands behind a label of authors', async (test) => {
    const line = '作者：这个漏洞影响了许多公司并且尚未得到修复';
    const content = await makeContent(test, { 'inbox/a.txt': `Belts stop in all halls\n\n${TEXT}\n\n${line}\n` });
    const receipt = await onlyReceipt(content);
    assert.equal(receipt.fields?.authors, undefined);
    assert.match(await readFile(path.join(content, pathOf(receipt)), 'utf8'), new RegExp(line));
  });

  it('states a date and stays text where what stands behind it may be a name', async (test) => {
    const line = '2031年5月6日 山田太郎';
    const content = await makeContent(test, { 'inbox/a.txt': `Belts stop in all halls\n${line}\n\n${TEXT}\n` });
    const receipt = await onlyReceipt(content);
    assert.equal(receipt.fields?.date?.value, '2031-05-06');
    assert.match(await readFile(path.join(content, pathOf(receipt)), 'utf8'), new RegExp(`^${line}$`, 'm'));
  });
});

describe('writing without spaces between words', () => {
  const texts = {
    zh: [
      '黑客攻击邮局打印机导致分拣中断',
      '一种通过未打补丁的标签打印机传播的蠕虫周二凌晨进入了邮局的分拣大厅。',
      '工程师在给全体员工的通知中写道，它是通过供应商留下的维护端口进入的。',
      '公司表示，传送带停止时没有人受伤，但四万封信件必须手工分拣。',
      '供应商此后关闭了该端口，邮局已开始更换所有大厅的打印机。',
      '调查仍在继续，警方正在寻找负责人。',
    ],
    ja: [
      '郵便局のプリンターがワームに感染し仕分けが停止',
      '修正されていないラベルプリンターを通じて広がるワームが、火曜日の早朝にフェンムーア郵便局の仕分け場に侵入した。',
      'ベルトが止まったときに負傷者はいなかったが、四万通の手紙を手作業で仕分けしなければならなかったと会社は述べた。',
    ],
    th: [
      'เวิร์มโจมตีเครื่องพิมพ์ของที่ทำการไปรษณีย์',
      'เวิร์มที่แพร่กระจายผ่านเครื่องพิมพ์ฉลากที่ไม่ได้รับการแก้ไขได้เข้าถึงห้องคัดแยกของที่ทำการไปรษณีย์ในช่วงเช้าวันอังคาร',
      'วิศวกรเขียนในบันทึกถึงพนักงานทั้งหมดว่ามันเข้ามาทางพอร์ตบำรุงรักษาที่ผู้จัดจำหน่ายเปิดทิ้งไว้',
    ],
  };
  for (const [lang, [title = '', ...paragraphs]] of Object.entries(texts)) {
    it(`is no reason to take an article for too short: ${lang}`, async (test) => {
      const page = `<title>${title}</title><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}`;
      const files = { 'a.txt': [title, ...paragraphs].join('\n\n'), 'a.html': `<html lang="${lang}">${page}</html>` };
      for (const [name, data] of Object.entries(files)) {
        const receipt = await onlyReceipt(await makeContent(test, { [`inbox/${name}`]: data }));
        assert.equal(receipt.status, 'imported', receipt.reason ?? '');
        assert.equal(receipt.fields?.title?.value, title);
        assert.ok((receipt.words ?? 0) >= 30, `${receipt.words} words`);
      }
    });
  }

  it('can be too short, too', async (test) => {
    const receipt = await onlyReceipt(await makeContent(test, { 'inbox/a.txt': '黑客攻击邮局\n\n打印机停止工作。' }));
    assert.match(receipt.reason ?? '', /^Of its \d+ words \d are the text of an article, which has at least 20\.$/);
  });
});

describe('a byline with little below it', () => {
  // Of the second, a label at its beginning is cut, so that fewer words are left than it seems to have.
  const STRANGE = {
    'a line without spaces': `${'\u{10000}'.repeat(9)} ${'\u{10000}'.repeat(99)}`,
    'a line of signs':
      '! * ! ! ! ! __a__ ! ! ! !! ! !! !! ! ! ! ! ** * | a | b | AA! \\* $a{} _a_ !! ! !AA! 1. AA0Aa! *a* * A !AA! ! 0:0 !!0 !0 aa ! ! | a | b | `a`',
  };
  for (const [name, strange] of Object.entries(STRANGE)) {
    it(`takes no text from what stands above it: ${name}`, async (test) => {
      const text = [TEXT, 'Bram Okafor, Staff Writer | 6 May 2031', strange, 'Printer Worm Stops the Belts'];
      const receipt = await onlyReceipt(await makeContent(test, { 'inbox/a.txt': text.join('\n\n') }));
      assert.equal(receipt.status, 'imported', receipt.reason ?? '');
      assert.deepEqual(receipt.lines?.dropped, []);
    });
  }
});

describe('a short text below a byline', () => {
  const TITLE = 'Printer Worm Stops the Belts';
  const SHORT = 'Engineers stopped the belts on Tuesday and sorted forty thousand letters by hand, the company said.';
  const STUBS: Readonly<Record<string, readonly string[]>> = {
    'with furniture below it': [TITLE, 'By Bram Okafor', '6 May 2031', SHORT, 'Follow us on Twitter and Facebook'],
    'with a standfirst above it': [
      TITLE,
      'A worm that spreads through label printers stopped the belts of Fennmoor Post.',
      'Published May 6, 2031',
      SHORT,
    ],
  };
  for (const [name, lines] of Object.entries(STUBS)) {
    it(`is no article: ${name}`, async (test) => {
      const text = [...lines, 'Copyright 2031 Fennmoor Post. All rights reserved.'].join('\n\n');
      const receipt = await onlyReceipt(await makeContent(test, { 'inbox/a.txt': text }));
      assert.equal(receipt.status, 'rejected');
    });
  }
});

describe('a file that gives no article', () => {
  const TWIN = news('Belts stop');
  const files: Readonly<Record<string, readonly [data: string | Uint8Array, status: string, reason: RegExp]>> = {
    'empty.txt': ['', 'rejected', /empty/],
    'blank.txt': ['\n\n \t\n', 'rejected', /0 words/],
    'binary.txt': [Uint8Array.from({ length: 4000 }, (_, at) => at % 7), 'rejected', /binary/],
    'binary.png': [Uint8Array.from({ length: 4000 }, (_, at) => at % 7), 'rejected', /binary/],
    'text.docx': [TEXT, 'rejected', /kind of file/],
    noextension: [TEXT, 'rejected', /kind of file/],
    'huge.txt': ['a'.repeat(LARGEST + 1), 'failed', /at most/],
    'front-matter-alone.md': ['---\ntitle: Belts\n---\n\n\n', 'rejected', /no text/],
    'broken.md': ['---\ntitle: "Belts\n---\n\nText.\n', 'failed', /YAML/],
  };
  for (const [name, [data, status, reason]] of Object.entries(files)) {
    it(`is reported by name and reason: ${name}`, async (test) => {
      const content = await makeContent(test, { [`inbox/${name}`]: data });
      const receipt = await onlyReceipt(content);
      assert.deepEqual([receipt.file, receipt.status, receipt.article], [`inbox/${name}`, status, null]);
      assert.match(receipt.reason ?? '', reason);
      assert.notEqual(receipt.fix, null);
      assert.equal((await stat(path.join(content, 'inbox', name))).isFile(), true);
      await assert.rejects(stat(path.join(content, 'articles')));
    });
  }

  it('is a duplicate when another has the same bytes, and names it', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': TWIN, 'inbox/b.txt': TWIN, 'inbox/c/a.txt': TWIN });
    const [first, ...twins] = await ingestContent(content);
    assert.equal(first?.status, 'imported');
    for (const twin of twins) {
      assert.deepEqual([twin.status, twin.article], ['duplicate', first?.article]);
      assert.match(twin.reason ?? '', /inbox\/a\.txt/);
    }
  });

  it('is a link: what it leads to is not read', async (test) => {
    const content = await makeContent(test, {
      'secret.txt': news('Belts in secret'),
      'inbox/a.txt': news('Belts stop'),
    });
    await mkdir(path.join(content, 'outside'));
    await writeFile(path.join(content, 'outside/b.txt'), news('Belts outside'));
    await symlink('../secret.txt', path.join(content, 'inbox/link.txt'));
    await symlink('../outside', path.join(content, 'inbox/folder'));
    await symlink('nowhere', path.join(content, 'inbox/broken.txt'));
    assert.deepEqual(fates(await ingestContent(content)), [
      'inbox/a.txt: imported',
      'inbox/broken.txt: failed',
      'inbox/folder: failed',
      'inbox/link.txt: failed',
    ]);
  });

  it('is a pipe: nobody waits for it', { timeout: 60_000 }, async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts stop') });
    const pipe = path.join(content, 'inbox/pipe.txt');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    // Whoever waits for the pipe after all is let go, so that the test ends.
    const letGo = setTimeout(() => execFileSync('sh', ['-c', ': <> "$0"', pipe]), 10_000);
    const receipts = await ingestContent(content);
    clearTimeout(letGo);
    assert.deepEqual(fates(receipts), ['inbox/a.txt: imported', 'inbox/pipe.txt: failed']);
  });

  it('has a line break in its name', async (test) => {
    const content = await makeContent(test, { 'inbox/a\nb\tc.txt': news('Belts stop') });
    assert.deepEqual(fates(await ingestContent(content)), ['inbox/a\nb\tc.txt: failed']);
  });

  it('does not keep the others from being read', async (test) => {
    const content = await makeContent(test, {
      ...Object.fromEntries(Object.entries(files).map(([name, [data]]) => [`inbox/${name}`, data])),
      'inbox/zz.txt': news('Belts stop'),
    });
    const receipts = await ingestContent(content);
    assert.equal(receipts.length, Object.keys(files).length + 1);
    assert.deepEqual([receipts.at(-1)?.file, receipts.at(-1)?.status], ['inbox/zz.txt', 'imported']);
  });

  it('holds data rather than text: it is not published as it stands', async (test) => {
    const answer = { id: 711, title: { rendered: 'Belts stop' }, content: { rendered: `<p>${TEXT}</p>` } };
    const content = await makeContent(test, { 'inbox/answer.txt': JSON.stringify(answer) });
    const { fields, status } = await onlyReceipt(content);
    assert.ok(status === 'rejected' || !fields?.title?.value.startsWith('{'), `${status}: ${fields?.title?.value}`);
  });

  it('opens a front matter and never closes it', async (test) => {
    const content = await makeContent(test, { 'inbox/a.md': `---\ntitle: Belts\nmood: calm\n\n${TEXT}\n` });
    const receipt = await onlyReceipt(content);
    assert.equal(receipt.status, 'failed');
    assert.match(receipt.reason ?? '', /front matter/i);
  });
});

describe('an article that has lost its id', () => {
  it('is no reason for a second one, wherever it was moved, and is told the id that it had', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': news('Belts Stop at Fennmoor Post') });
    const made = path.join(content, pathOf(await onlyReceipt(content)));
    const document = await readFile(made, 'utf8');
    const id = /^id: (.*)$/m.exec(document)?.[1];
    const moved = path.join(content, 'articles/undated/other.md');
    await mkdir(path.dirname(moved), { recursive: true });
    await rm(made);
    await writeFile(moved, document.replace(/^id:.*\n/m, ''));

    assert.deepEqual(fates(await ingestContent(content)), ['inbox/a.txt: kept']);
    const { settings } = await loadSettings(content);
    const { files, problems } = await loadArticles(settings);
    assert.deepEqual(files, ['articles/undated/other.md']);
    assert.deepEqual(
      problems.map(({ fix }) => fix),
      [`Put the line back: id: ${id}`],
    );

    // What was published counts more than what the file gives, which may have changed since.
    await appendFile(path.join(content, 'inbox/a.txt'), '\nMore of it.\n');
    await writeFile(path.join(content, 'urls.tsv'), `# ids\n0123456789abcdef\tlive\t/undated/other/\ttag:x\t-\tA\t\n`);
    const { problems: told } = await loadArticles(settings);
    assert.match(told[0]?.fix ?? '', /id: 0123456789abcdef$/);
  });
});

describe('dates in Arabic and Hebrew', () => {
  const days: Readonly<Record<string, string | undefined>> = {
    '١١ يونيو ٢٠٣١': '2031-06-11',
    '11 ابريل، 2031': '2031-04-11',
    'نشر في الأربعاء، 11 يونيو 2031': '2031-06-11',
    '4 كانون الثاني 2031': '2031-01-04',
    '4 آذار/مارس 2031': '2031-03-04',
    '12 غشت 2031': '2031-08-12',
    '3 جوان 2031': '2031-06-03',
    '11 ביוני 2031': '2031-06-11',
    '٣١ يونيو ٢٠٣١': undefined,
    '11 رسالة 2031': undefined,
  };
  for (const [text, day] of Object.entries(days)) {
    it(`${text}: ${day ?? 'none'}`, () => assert.equal(findDate(text)?.iso, day));
  }
});

import assert from 'node:assert/strict';
import { mkdir, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { articlePath, parseArticle } from '../scripts/article/article.ts';
import { isDate, toMoment } from '../scripts/article/dates.ts';
import { tellDoubts } from '../scripts/article/doubts.ts';
import { bodyOf, checkFrontMatter, FrontMatter, joinDocument, splitDocument } from '../scripts/article/front-matter.ts';
import { loadArticles } from '../scripts/article/load.ts';
import { loadSettings } from '../scripts/settings/settings.ts';
import type { Problem } from '../scripts/shared/errors.ts';
import { slugify } from '../scripts/shared/slugs.ts';
import { type Files, makeContent } from './support/content.ts';

const AT = {
  file: 'articles/2031/05/06-belts.md',
  shown: 'content/articles/2031/05/06-belts.md',
  zone: 'UTC',
  digest: 'd1e5d1e5d1e5d1e5',
};
const ID = '0123456789abcdef';

function parse(yaml: string, body = 'Text.') {
  return parseArticle(`---\n${yaml}---\n\n${body}\n`, AT);
}

function article(yaml: string) {
  const parsed = parse(`id: ${ID}\ntitle: Belts\n${yaml}`);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

function problems(yaml: string): readonly Problem[] {
  const parsed = parse(yaml);
  assert.ok(!parsed.ok, 'the front matter is refused');
  return parsed.problems;
}

describe('front matter', () => {
  it('keeps the words that YAML 1.1 takes for other types as text', () => {
    const { authors, source, summary, tags } = article(
      'authors: [no, Off, y]\nsource: on\nsummary: 12:30:45\ntags: [yes, NO, n]\n',
    );
    assert.deepEqual(
      { authors, source, summary, tags },
      {
        authors: ['no', 'Off', 'y'],
        source: 'on',
        summary: '12:30:45',
        tags: ['yes', 'NO', 'n'],
      },
    );
  });

  it('keeps a date as the text that stands there', () => {
    const { yaml } = splitDocument('---\nday: 2031-05-06\nat: 2031-05-06 10:00:00\noctal: 0o17\n---\n');
    assert.deepEqual(yaml?.value, { day: '2031-05-06', at: '2031-05-06 10:00:00', octal: 15 });
  });

  it('takes one name for a list of one', () => {
    assert.deepEqual(article('tags: worms, ports ,\n').tags, ['worms', 'ports']);
    assert.deepEqual(article('tags: ["worms, ports"]\n').tags, ['worms, ports']);
    const { authors, tags } = article('authors: Bram Okafor\ntags: worms\n');
    assert.deepEqual([authors, tags], [['Bram Okafor'], ['worms']]);
  });

  it('takes a key without a value for an absent one', () => {
    const { published, authors, source, url, summary, tags, lang, draft } = article(
      'date:\nauthors:\nsource:\nurl:\nsummary:\ntags:\nlang:\ndraft:\n',
    );
    assert.deepEqual(
      { published, authors, source, url, summary, tags, lang, draft },
      { published: null, authors: [], source: null, url: null, summary: null, tags: [], lang: null, draft: false },
    );
  });

  for (const tag of ['!!js/function "function () {}"', '!!python/object:os.system x', '!!binary AAAA', '!custom x']) {
    it(`refuses the tag in \`summary: ${tag}\``, () => {
      const [problem] = problems(`id: ${ID}\ntitle: Belts\nsummary: ${tag}\n`);
      assert.equal(problem?.line, 4);
    });
  }

  for (const engine of ['js', 'javascript', 'json', 'coffee', 'toml']) {
    it(`runs nothing and reads nothing after ---${engine}`, () => {
      const document = `---${engine}\nglobalThis.wasRun = true\n---\n\nText.\n`;
      assert.deepEqual(splitDocument(document), { yaml: null, body: document, bodyLine: 1 });
      assert.equal('wasRun' in globalThis, false);
    });
  }

  it('runs nothing when a key asks for another engine', () => {
    const { yaml } = splitDocument('---\nlanguage: js\ntitle: "{ x: process.exit(7) }"\n---\n');
    assert.deepEqual(yaml?.value, { language: 'js', title: '{ x: process.exit(7) }' });
  });

  it('expands no bomb of aliases', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [at, name] of [...'bcdefgh'].entries()) {
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${'abcdefg'[at]}`).join(', ')}]`);
    }
    assert.ok(problems(`id: ${ID}\ntitle: Belts\n${bomb.join('\n')}\n`).length > 0);
  });

  it('does not reach the prototype of objects', () => {
    const { yaml } = splitDocument('---\n__proto__: { polluted: true }\nconstructor: x\n---\n');
    assert.equal(Object.hasOwn(Object(yaml?.value), '__proto__'), true);
    assert.equal('polluted' in {}, false);
  });

  it('names the line of every wrong value, all at once', () => {
    const found = problems(
      ['id: belts', 'title: " "', 'date: 06/05/2031', 'authors:', '  - Bram', '  - [nested]', 'draft: maybe', ''].join(
        '\n',
      ),
    );
    assert.deepEqual(
      found.map(({ file, line, what }) => [file, line, what.split(' ')[0]]),
      [
        [AT.shown, 2, '`id`'],
        [AT.shown, 3, '`title`'],
        [AT.shown, 4, '`date`'],
        [AT.shown, 7, '`authors.1`'],
        [AT.shown, 8, '`draft`'],
      ],
    );
    assert.ok(found.every(({ fix }) => fix !== ''));
  });

  it('names keys that were likely meant for others beside what is wrong', () => {
    const told = (yaml: string): string[] => problems(yaml).map(({ line, what }) => `${line} ${what.split(' ')[0]}`);
    assert.deepEqual(told(`id: ${ID}\ntitel: Belts\ndate: 06/05/2031\nmood: calm\n`), [
      '2 `title`',
      '3 `titel`',
      '4 `date`',
    ]);
    assert.deepEqual(told('titel: Belts\n'), ['1 Its', '2 `title`', '2 `titel`']);
    assert.deepEqual(told(`id: ${ID}\ntitle: a: b\ntitel: Belts\ntgas: [a]\n`), ['3 This', '5 `tgas`']);
  });

  it('names every wrong value beside an id that is missing, and beside YAML that is not valid', () => {
    const wrong = 'title:\ndate: 2031-02-30\ntags: 7\nauthors:\n  - {a: b}\nlang: english\n';
    const places = (yaml: string): string[] =>
      problems(yaml).map(({ line, what }) => `${line} ${/`[^`]+`|no id|YAML/.exec(what)?.[0]}`);
    const others = ['2 `title`', '3 `date`', '4 `tags`', '6 `authors.0`', '7 `lang`'];
    assert.deepEqual(places(wrong), ['1 no id', ...others]);
    assert.deepEqual(places(`id:\n${wrong.slice(wrong.indexOf('date'))}`), [
      '1 no id',
      '2 `title`',
      ...others.slice(1),
    ]);
    assert.deepEqual(places(`${wrong}summary: Lamps: all of them\nurl: foo\n`), [
      '1 no id',
      ...others,
      '8 YAML',
      '9 `url`',
    ]);
  });

  it('takes nothing for missing or wrong that broken YAML hides', () => {
    for (const broken of [
      'title: Belts: all',
      'title: "Belts',
      'title: Belts\ntitle: Lamps',
      'title: [Belts',
      '"title": a: b',
    ])
      assert.deepEqual(
        problems(`id: ${ID}\n${broken}\ntags: [a]\n`).filter(({ what }) => !/ YAML: /.test(what)),
        [],
        broken,
      );
  });

  it('that is not closed is told once, with nothing of what it lacks', () => {
    for (const text of [`---\nid: ${ID}\ntitle: Belts`, '---\ntitle: "Belts\n--\n\nText.\n']) {
      const parsed = parseArticle(text, AT);
      assert.ok(!parsed.ok);
      assert.deepEqual(
        parsed.problems.map(({ line, what }) => [line, /not closed/.test(what)]),
        [[1, true]],
      );
    }
  });

  it('quotes a date that is none, and says whether it is written wrong or no day', () => {
    const told = (date: string): string => {
      const [problem] = problems(`id: ${ID}\ntitle: Belts\ndate: ${date}\n`);
      return `${problem?.what} ${problem?.fix}`;
    };
    assert.equal(
      told('2026-02-31'),
      '`date` is 2026-02-31, which is no day of the calendar Write the day that was meant.',
    );
    assert.match(told('2026-02-31T10:00:00Z'), /is 2026-02-31T10:00:00Z, which is no day of the calendar/);
    assert.match(told('06/05/2031'), /^`date` is no date that Hexdigest knows: 06\/05\/2031 Write it as 2015-09-28/);
    assert.match(told('a → b'), /^`date` is no date that Hexdigest knows Write it as/);
  });

  it('takes a language by its tag alone', () => {
    for (const tag of ['en', 'pt-BR', 'zh-Hant', 'gsw']) assert.equal(article(`lang: ${tag}\n`).lang, tag);
    for (const word of ['english', 'a_b', 'german-DE', '"?"'])
      assert.match(problems(`id: ${ID}\ntitle: Belts\nlang: ${word}\n`)[0]?.what ?? '', /^`lang` is no language tag/);
  });

  it('names the line of broken YAML and of a key given twice', () => {
    assert.equal(problems(`id: ${ID}\ntitle: Belts: the account\n`)[0]?.line, 3);
    assert.equal(problems(`id: ${ID}\ntitle: Belts\ntitle: Belts\n`)[0]?.line, 4);
    assert.equal(problems(`id: ${ID}\n\ttitle: Belts\n`)[0]?.line, 3);
  });

  it('says that an article without front matter has none', () => {
    const parsed = parseArticle('Only text.\n', AT);
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.problems.map(({ file, line }) => [file, line]),
      [[AT.shown, 1]],
    );
  });

  it('is read the same with CRLF, a BOM, and spaces after the hyphens', () => {
    const plain = `---\nid: ${ID}\ntitle: Belts\ndate: 2031-05-06\ndraft: true\n---\n\nText.\n`;
    const expected = parseArticle(plain, AT);
    const variants = [
      `\uFEFF${plain}`,
      plain.replaceAll('---\n', '---  \n'),
      plain.replaceAll('\n', '\r\n').replace('Text.\r\n', 'Text.\n'),
    ];
    for (const variant of variants) {
      const parsed = parseArticle(variant, AT);
      assert.ok(parsed.ok && expected.ok, JSON.stringify(parsed));
      assert.deepEqual(parsed.value, expected.value);
      assert.equal(parsed.value.opening, 'Text.');
      assert.equal(bodyOf(variant).trim(), 'Text.');
    }
  });

  it('opens with words as they are read: names of files whole, of links the words alone', () => {
    const text = 'The belts run `a_b_.exe` and svc_host.exe, *see* [one](/w/Worm_(x)) and ![it](/y).\nAll of it.';
    const parsed = parseArticle(`---\nid: 0123456789abcdef\ntitle: Belts\n---\n\n${text}\n`, AT);
    assert.ok(parsed.ok);
    assert.equal(parsed.value.opening, 'The belts run a_b_.exe and svc_host.exe, see one and it. All of it.');
  });

  it('opens with words, and neither signs nor texts of footnotes', () => {
    const openings = ['[^1]: First.\n\n    More.\n\n', ''].map((note) => {
      const text = `${note}Nobody[^1] *was*[^2] hurt[^no], \`[^1]\`.\n[^2]: Second.\n\n[^1]: Third.`;
      const parsed = parseArticle(`---\nid: ${ID}\ntitle: B\n---\n\n${text}\n`, AT);
      return parsed.ok ? parsed.value.opening : null;
    });
    assert.deepEqual(openings, Array(2).fill('Nobody was hurt[^no], [^1].'));
  });

  it('opens with its first paragraph, whatever heading stands above that', () => {
    const headings = [
      '## Belts stop',
      'Belts stop\n----------',
      'Belts stop\nat Fennmoor\n===',
      '**Belts stop**',
      '__Belts__',
    ];
    for (const heading of headings) {
      for (const between of ['\n', '\n\n']) {
        // A paragraph in bold ends where a blank line is.
        if (between === '\n' && /^[*_]/.test(heading)) continue;
        const parsed = parseArticle(`---\nid: ${ID}\ntitle: B\n---\n\n${heading}${between}Nobody *was* hurt.\n`, AT);
        assert.ok(parsed.ok);
        assert.equal(parsed.value.opening, 'Nobody was hurt.', heading);
      }
    }
    const bold = parseArticle(`---\nid: ${ID}\ntitle: B\n---\n\n**Nobody was hurt.**\n\nMore.\n`, AT);
    assert.ok(bold.ok);
    assert.equal(bold.value.opening, 'Nobody was hurt.');
  });

  it('opens with the first paragraph that tells something, in whole sentences', () => {
    const news = 'A worm stopped the belts of Fennmoor Post, Dr. Okafor of the U.K. office said on Tuesday.';
    const more = 'Forty thousand letters had to be sorted by hand, and the company asked its customers for patience.';
    const bodies: Readonly<Record<string, string>> = {
      [`Hi Folks,\n\n${news}`]: news,
      [`This post was authored by Bram Okafor and Ann Lee.\n\n${news}`]: news,
      [`(Updated on Tuesday, 6 May)\n\n${news}`]: news,
      [`By Bram Okafor and Ann Lee on May 6, 2031\n\n${news}`]: news,
      [`Introduction\n\n${news}`]: news,
      'Hi Folks,': 'Hi Folks,',
      [`Hello Kitty ransomware hit a bank.\n\n${news}`]: 'Hello Kitty ransomware hit a bank.',
      [`Updated malware steals wallets of users\n\n${news}`]: 'Updated malware steals wallets of users',
      [`${news} It ended in the café. ${'И. Иванов и '.repeat(30)}.`]: `${news} It ended in the café.`,
      [`${news} It was the 6. May and Okafor et al. ${'worked on '.repeat(30)}.`]: news,
      [`${news} ${more} Then ${'it went on '.repeat(20)}and on.`]: `${news} ${more}`,
      [`${news} It is of Belts Co. and of Belts Inc. The ${'worm went on '.repeat(20)}.`]: `${news} It is of Belts Co. and of Belts Inc.`,
      [`It was Dr. ${'Okafor and '.repeat(30)}others.`]: `It was Dr. ${'Okafor and '.repeat(20)}Okafor…`,
      [`${'皮带停了'.repeat(30)}。${'信件要用手分拣'.repeat(30)}。`]: `${'皮带停了'.repeat(30)}。`,
    };
    for (const [body, opening] of Object.entries(bodies)) {
      const parsed = parse(`id: ${ID}\ntitle: Belts\n`, body);
      assert.ok(parsed.ok);
      assert.equal(parsed.value.opening, opening);
    }
  });

  it('gives back whatever values it was written with', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom(...AWKWARD));
    const fields = fc.record(
      {
        title: text,
        summary: text,
        source: text,
        authors: fc.array(text),
        tags: fc.array(text),
        mood: text,
        extra: fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), fc.oneof(text, fc.integer(), fc.boolean())),
      },
      { requiredKeys: ['title'] },
    );
    fc.assert(
      fc.property(fields, (values) => {
        const { yaml, body } = splitDocument(joinDocument(values, 'Body --- of\n\n---\n\ntext.'));
        assert.deepEqual(yaml?.problems, []);
        assert.deepEqual(yaml?.value, { ...values, ...(values.extra && { extra: { ...values.extra } }) });
        assert.equal(body.trim(), 'Body --- of\n\n---\n\ntext.');
      }),
      { numRuns: 500 },
    );
  });

  it('is written in the order of the contract, unknown keys last', () => {
    const document = joinDocument({ mood: 'calm', tags: ['b', 'a'], original: 'inbox/a.txt', title: 'T', id: ID }, 'x');
    assert.equal(document, `---\nid: ${ID}\ntitle: T\ntags: [b, a]\noriginal: inbox/a.txt\nmood: calm\n---\n\nx\n`);
  });

  it('tells of keys that were likely meant for others, and of no others', () => {
    const parsed = parseArticle(
      `---\nid: ${ID}\ntitle: Belts\ntgas: [a]\nauthor: Ann Lee\nmood: calm\nname: x\nsite: y\nlayout: post\nsumary: z\ndescription: w\n---\nText.\n`,
      AT,
    );
    assert.ok(parsed.ok);
    assert.deepEqual(
      parsed.value.strayKeys?.map(({ key, line, meant }) => [key, line, meant]),
      [
        ['tgas', 4, 'tags'],
        ['author', 5, 'authors'],
        ['sumary', 10, 'summary'],
        ['description', 11, 'summary'],
      ],
    );
    const told = tellDoubts([parsed.value], '/c');
    assert.match(told[0] ?? '', /: 4$/);
    assert.ok(told[1]?.endsWith(`${AT.file}:4: \`tgas\`. Did you mean \`tags\`?`), told[1]);
  });

  it('has no stray keys beside the keys that they could be meant for', () => {
    const parsed = parseArticle(`---\nid: ${ID}\ntitle: Belts\ntags: [a]\ntag: b\ntgas: c\n---\nText.\n`, AT);
    assert.ok(parsed.ok);
    assert.equal(parsed.value.strayKeys, undefined);
    assert.deepEqual(tellDoubts([parsed.value], '/c'), []);
  });

  it('is told where the site that has it is still at the address of the example', () => {
    const nowhere = 'https://hexdigest.example/';
    const told = (fields: string, baseUrl: string | null = nowhere): string[] => {
      const parsed = parseArticle(`---\nid: ${ID}\ntitle: Belts\n${fields}---\nText.\n`, AT);
      assert.ok(parsed.ok);
      return tellDoubts([parsed.value], '/c', baseUrl);
    };
    for (const own of ['source: Post\n', 'url: https://post.example/belts\n', 'source: Hexdigest Post\n']) {
      const [what = '', fix = '', ...more] = told(own);
      assert.ok(what.includes(nowhere), what);
      assert.match(fix, /base_url into .*digest\.yaml$/);
      assert.deepEqual(more, []);
      assert.equal(told(own, `${nowhere}news/`).length, 2);
      for (const sound of ['https://digest.test/', 'https://my-hexdigest.example/', null])
        assert.deepEqual(told(own, sound), [], String(sound));
      assert.deepEqual(told(`${own}draft: true\n`), []);
    }
    for (const demo of ['', 'source: Hexdigest\n', 'source: HEXDIGEST\n']) assert.deepEqual(told(demo), [], demo);
  });

  it('is told where it is published without a text', () => {
    const told = (body: string, draft = ''): string[] => {
      const parsed = parseArticle(`---\nid: ${ID}\ntitle: Belts\nsummary: They stop.\n${draft}---\n${body}`, AT);
      assert.ok(parsed.ok);
      return tellDoubts([parsed.value], '/c');
    };
    for (const empty of ['', '\n \n', '\n---\n']) {
      const [what, file, ...more] = told(empty);
      assert.match(what ?? '', /^Articles without a text: 1\. .*draft: true$/);
      assert.ok(file?.endsWith(AT.file), file);
      assert.deepEqual(more, []);
      assert.deepEqual(told(empty, 'draft: true\n'), []);
    }
    assert.deepEqual(told('\nText.\n'), []);
    assert.deepEqual(told('\n![](/belts.png)\n'), []);
  });

  it('keeps keys that it does not know', () => {
    const { yaml } = splitDocument(`---\nid: ${ID}\ntitle: Belts\nmood: on\n---\n`);
    const checked = yaml && checkFrontMatter(yaml, FrontMatter, 'a.md');
    assert.ok(checked?.ok);
    assert.equal(checked.value.mood, 'on');
  });
});

const AWKWARD = [
  '---',
  '--- a',
  'a: b',
  '# a',
  'a # b',
  '- a',
  '@a',
  '!a',
  '&a',
  '*a',
  '%a',
  '`a`',
  '"a"',
  "'a'",
  '[a]',
  '{{ a }}',
  '? a',
  '| a',
  '> a',
  ' a ',
  'null',
  '~',
  'true',
  'no',
  '1e3',
  '0x1F',
  '.inf',
  '2031-05-06',
  '12:30',
  'a\nb',
  'a\n---\nb',
  '\u2028',
  '\u0085',
  '',
];

describe('dates', () => {
  const accepted = [
    '2031-05-06',
    '2032-02-29',
    '2031-05-06T10:42:00Z',
    '2031-05-06T10:42Z',
    '2031-05-06 10:42:00+02:00',
    '2031-05-06T10:42:00.123-0500',
    '2031-05-06 10:42 +0200',
  ];
  for (const text of accepted) it(`accepts ${text}`, () => assert.equal(isDate(text), true));

  const refused = [
    '',
    '2031',
    '2031-05',
    '2031-5-6',
    '2031-02-29',
    '2031-13-01',
    '2031-00-10',
    '2031-05-06T10:42:00',
    '2031-05-06T25:00:00Z',
    '2031-05-06T24:00:00Z',
    '2031-05-06T10:60:00Z',
    '2031-05-06T10:42:00+99:99',
    '06/05/2031',
    '6 May 2031',
    '16-07-2025',
    '20310506',
    '2031-W19-2',
    '2031-05-06x',
    ' 2031-05-06',
  ];
  for (const text of refused) it(`refuses ${JSON.stringify(text)}`, () => assert.equal(isDate(text), false));

  it('takes a date without a time for a day in any zone, not for an instant', () => {
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      const { day, iso, hasTime } = toMoment('2031-05-06', zone);
      assert.deepEqual([day, iso, hasTime], ['2031-05-06', '2031-05-06', false]);
    }
    assert.equal(toMoment('2031-05-06', 'Asia/Tokyo').millis, Date.UTC(2031, 4, 5, 15));
  });

  it('gives an instant the day of the zone of the site', () => {
    const day = (zone: string): string => toMoment('2031-05-06T23:30:00-04:00', zone).day;
    assert.deepEqual(['America/New_York', 'UTC', 'Asia/Tokyo'].map(day), ['2031-05-06', '2031-05-07', '2031-05-07']);
  });

  it('keeps the offset that a file states', () => {
    assert.equal(toMoment('2031-05-06 10:42 +0200', 'Asia/Tokyo').iso, '2031-05-06T10:42:00+02:00');
  });

  it('knows the start of a day on which the clock skips midnight', () => {
    assert.equal(toMoment('2018-11-04', 'America/Sao_Paulo').millis, Date.UTC(2018, 10, 4, 3));
  });
});

describe('slugs', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['China, US Agree: “No More”', 'china-us-agree-no-more'],
    ["Fennmoor's Belts", 'fennmoors-belts'],
    ['Fennmoor’s Belts', 'fennmoors-belts'],
    ['Straße café Ærø', 'strasse-cafe-aero'],
    ['Привет, мир', 'privet-mir'],
    ['../../etc/passwd', 'etc-passwd'],
    ['con', 'n-con'],
    ['NUL', 'n-nul'],
    ['com1', 'n-com1'],
    ['2015', 'n-2015'],
    ['...', ''],
    ['', ''],
  ];
  for (const [text, slug] of examples) {
    it(`makes ${slug || 'nothing'} of ${JSON.stringify(text)}`, () => assert.equal(slugify(text), slug));
  }

  it('is a safe name of at most 80 characters for any text, and the slug of a slug is itself', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }),
      fc.string({ unit: 'binary', maxLength: 200, size: 'max' }),
      fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 120, size: 'max' }),
      fc.string({
        unit: fc.constantFrom('con', 'aux', 'lpt9', 'a', 'nine-', '-', ' ', '7'),
        maxLength: 60,
        size: 'max',
      }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const slug = slugify(value);
        assert.match(slug, /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        assert.doesNotMatch(slug, /^(?:\d+|con|prn|aux|nul|com\d|lpt\d)$/);
        assert.ok(slug.length <= 80, `${slug.length} characters`);
        assert.equal(slugify(slug), slug);
      }),
      { numRuns: 1000 },
    );
  });

  it('cuts a long text between words', () => {
    assert.equal(slugify(`${'seven7 '.repeat(20)}`), Array(11).fill('seven7').join('-'));
  });

  it('has letters for a title in any script', () => {
    for (const title of ['郵便局のベルト', 'دودة الطابعات', 'Червь', 'Σκουλήκι', '웜', 'ขนส่ง', 'कीड़ा']) {
      assert.match(slugify(title), /^[a-z0-9-]+$/);
    }
  });

  it('gives an article the path of its day, or of the undated', () => {
    assert.equal(articlePath('2031-05-06', 'belts'), 'articles/2031/05/06-belts.md');
    assert.equal(articlePath(null, 'belts'), 'articles/undated/belts.md');
  });
});

describe('articles', () => {
  const document = (id: string, more = ''): string => `---\nid: ${id}\ntitle: Belts\n${more}---\n\nText.\n`;

  async function load(test: TestContext, files: Files) {
    const content = await makeContent(test, files);
    return { content, ...(await loadArticles((await loadSettings(content)).settings)) };
  }

  it('are read in the order of their paths, whatever is beside them', async (test) => {
    const { articles, problems } = await load(test, {
      'articles/undated/b.md': document('000000000000000b'),
      'articles/2031/05/06-a.md': document('000000000000000a', 'date: 2031-05-06\n'),
      'articles/notes.txt': 'no article',
      'articles/.hidden.md': 'no article',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      articles.map(({ file, slug, id }) => [file, slug, id]),
      [
        ['articles/2031/05/06-a.md', 'a', '000000000000000a'],
        ['articles/undated/b.md', 'b', '000000000000000b'],
      ],
    );
  });

  it('have an address of their file name, whole where it is a number, a name that Windows keeps, or of other letters', async (test) => {
    const names = ['2031', '2032', 'con', '1', '标题'];
    const files = Object.fromEntries(
      names.map((name, at) => [`articles/undated/${name}.md`, document(`a00000000000000${at}`)]),
    );
    const { articles } = await load(test, files);
    assert.deepEqual(articles.map(({ slug }) => slug).sort(), ['biaoti', 'n-1', 'n-2031', 'n-2032', 'n-con']);
  });

  it('are none where there is no folder of them', async (test) => {
    const { articles, problems } = await load(test, {});
    assert.deepEqual([articles, problems], [[], []]);
  });

  it('have an id told that another has, whatever else is wrong with them', async (test) => {
    const { problems } = await load(test, {
      'articles/undated/a.md': document(ID),
      'articles/undated/b.md': document(ID, 'date: 2031-02-30\n'),
    });
    assert.deepEqual(
      problems.map(({ file, line }) => `${path.basename(file)}:${line}`),
      ['b.md:4', 'b.md:2'],
    );
  });

  it('have every problem of theirs told at once', async (test) => {
    const { content, articles, problems } = await load(test, {
      'articles/undated/a.md': document(ID),
      'articles/undated/b.md': document(ID),
      'articles/undated/c.md': 'no front matter\n',
      'articles/undated/d.md': document('1'),
      'articles/undated/e.md': document('000000000000000e', 'date: soon\nlang: "?"\n'),
      'articles/undated/f.md': document(ID, 'source: Post: Fennmoor\nurl: foo\n'),
    });
    assert.deepEqual(
      articles.map(({ file }) => file),
      ['articles/undated/a.md', 'articles/undated/b.md'],
    );
    assert.deepEqual(
      problems.map(({ file, line }) => `${path.relative(content, file)}:${line}`).sort(),
      ['b.md:2', 'c.md:1', 'd.md:2', 'e.md:4', 'e.md:5', 'f.md:2', 'f.md:4', 'f.md:5'].map(
        (place) => `articles/undated/${place}`,
      ),
    );
    assert.ok(
      problems.some(({ what }) => what.includes('articles/undated/a.md')),
      'the other of the two is named',
    );
  });

  it('are never read through a link', async (test) => {
    const content = await makeContent(test, { 'elsewhere/a.md': document(ID) });
    await mkdir(path.join(content, 'articles/undated'), { recursive: true });
    await rename(path.join(content, 'elsewhere/a.md'), path.join(content, 'outside.md'));
    await symlink('../../outside.md', path.join(content, 'articles/undated/link.md'));
    const { articles, problems } = await loadArticles((await loadSettings(content)).settings);
    assert.deepEqual(articles, []);
    assert.deepEqual(
      problems.map(({ file }) => path.relative(content, file)),
      ['articles/undated/link.md'],
    );
  });
});

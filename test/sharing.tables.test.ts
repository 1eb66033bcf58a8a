import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvDocument } from '../scripts/sharing/csv.ts';
import { indicatorRows, indicatorsCsv, rowsJson, thingsCsv } from '../scripts/sharing/tables.ts';
import { anArticle, indicator } from './support/shared-articles.ts';

/** Reads CSV as RFC 4180 §2 has it. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      records.push(record);
      record = [];
    }
  }
  return records;
}

describe('CSV', () => {
  it('quotes what must be quoted and ends lines in CRLF', () => {
    assert.equal(
      csvDocument(
        ['a', 'b'],
        [
          ['x,y', 'say "hi"'],
          ['two\nlines', 7],
          ['', null],
        ],
      ),
      'a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",7\r\n,\r\n',
    );
  });

  it('reads back as it was, but for what a spreadsheet would take for a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 })), (records) => {
        const guarded = records.map((cells) =>
          cells.map((cell) => (/^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell)),
        );
        assert.deepEqual(readCsv(csvDocument(['a', 'b'], records)), [['a', 'b'], ...guarded]);
      }),
    );
  });

  it('no cell is a formula', () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '=cmd|" /C calc"!A0'];
    for (const [cell] of readCsv(
      csvDocument(
        [],
        cells.map((cell) => [cell]),
      ),
    ).slice(1))
      assert.match(cell ?? '', /^'/);
  });
});

describe('the table of indicators', () => {
  const articles = [
    {
      published: '2031-04-02T23:30:00-05:00',
      mentions: [
        indicator('url', 'http://belts.example/a,b'),
        indicator('url', 't.example/a.b'),
        indicator('ipv4-addr', '192.0.2.1'),
        indicator('ipv4-addr', '192.0.2.1'),
      ],
    },
    {
      published: '2031-04-03T01:00:00Z',
      mentions: [indicator('ipv4-addr', '192.0.2.1'), indicator('ipv6-addr', '2001:db8::1')],
    },
    { published: null, mentions: [indicator('ipv4-addr', '192.0.2.1'), indicator('email-addr', '-a@belts.example')] },
  ];

  it('has each once, with the articles that name it and the first and the last of them', () => {
    assert.equal(
      indicatorsCsv(indicatorRows(articles)),
      [
        'type,value,defanged,context,articles,first,last',
        'ipv4-addr,192.0.2.1,192[.]0[.]2[.]1,observed in text,3,2031-04-03T01:00:00Z,2031-04-02T23:30:00-05:00',
        'ipv6-addr,2001:db8::1,2001[:]db8::1,observed in text,1,2031-04-03T01:00:00Z,2031-04-03T01:00:00Z',
        'url,"http://belts.example/a,b","hxxp://belts[.]example/a,b",observed in text,1,2031-04-02T23:30:00-05:00,2031-04-02T23:30:00-05:00',
        'url,t.example/a.b,t[.]example/a.b,observed in text,1,2031-04-02T23:30:00-05:00,2031-04-02T23:30:00-05:00',
        "email-addr,'-a@belts.example,'-a[@]belts[.]example,observed in text,1,,",
        '',
      ].join('\r\n'),
    );
  });

  it('is the same whatever the order of the articles, and says as much in JSON', () => {
    fc.assert(
      fc.property(fc.array(anArticle, { maxLength: 5 }), (shared) => {
        const dated = shared.map(({ article, mentions }) => ({ published: article.published, mentions }));
        const rows = indicatorRows(dated);
        assert.deepEqual(JSON.parse(rowsJson(rows)), rows);
        const counts = (list: typeof rows): unknown[] =>
          list.map(({ type, value, articles }) => [type, value, articles]);
        assert.deepEqual(counts(indicatorRows(dated.toReversed())), counts(rows));
        assert.equal(readCsv(indicatorsCsv(rows)).length, rows.length + 1);
      }),
    );
  });
});

describe('the table of an index page', () => {
  it('has its rows', () => {
    const rows = [
      {
        kind: 'group',
        key: 'grey-heron',
        name: 'Grey "G" Heron',
        count: 2,
        first: '2031-04-02',
        last: null,
        exploited: null,
        epss: null,
        epssAsOf: null,
        ransomware: false,
        url: 'https://digest.example/groups/grey-heron/',
      },
    ] as const;
    assert.equal(
      thingsCsv(rows),
      'kind,key,name,count,first,last,exploited,epss,epssAsOf,ransomware,url\r\ngroup,grey-heron,"Grey ""G"" Heron",2,2031-04-02,,,,,false,https://digest.example/groups/grey-heron/\r\n',
    );
    assert.deepEqual(JSON.parse(rowsJson(rows)), rows);
    assert.equal(rowsJson([]), '[]\n');
  });
});

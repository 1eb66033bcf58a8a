import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { loadArticles } from '../scripts/article/load.ts';
import { startArticle } from '../scripts/article/start.ts';
import { chooseFields, doubtsAbout, type Given } from '../scripts/new/choose.ts';
import { loadSettings } from '../scripts/settings/settings.ts';
import { UsageError } from '../scripts/shared/errors.ts';
import { nearestName } from '../scripts/shared/nearest.ts';
import { makeContent } from './support/content.ts';
import { runScript } from './support/run.ts';

/** Late on the fifth in New York, early on the sixth in London. */
const NOW = Date.parse('2031-05-06T03:00:00Z');
const env = { SOURCE_DATE_EPOCH: String(NOW / 1000) };

describe('npm run new', () => {
  it('starts a draft with every field in its order, by the clock of the site', async (test) => {
    const content = await makeContent(test, { 'digest.yaml': 'time_zone: America/New_York\n' });
    const call = ['--content', content, 'Belts  stop:', 'at last', '--tags', 'worms', '--author', 'Ann Lee, Jo Roe'];
    const { code, stdout, stderr } = await runScript('new', call, { env });
    assert.equal(code, 0, stderr);
    const file = 'articles/2031/05/05-belts-stop-at-last.md';
    assert.equal(stdout.split('\n')[0], path.join(content, file));
    const document = await readFile(path.join(content, file), 'utf8');
    assert.match(
      document,
      /^---\nid: [0-9a-f]{16}\ntitle: "Belts stop: at last"\ndate: 2031-05-05\nauthors: \[Ann Lee, Jo Roe\]\nsource:\nurl:\nsummary:\ntags: \[worms\]\ndraft: true\n---\n/,
    );

    const again = await runScript('new', call, { env });
    assert.equal(again.code, 2);
    assert.match(again.stderr, /05-belts-stop-at-last\.md is there already.*--slug/);
    assert.equal(await readFile(path.join(content, file), 'utf8'), document);

    assert.equal((await runScript('new', [...call, '--slug', 'belts-2'], { env })).code, 0);
    const { settings } = await loadSettings(content);
    const { articles, problems } = await loadArticles(settings);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      articles.map(({ slug, draft }) => [slug, draft]),
      [
        ['belts-2', true],
        ['belts-stop-at-last', true],
      ],
    );
    assert.equal(new Set(articles.map(({ id }) => id)).size, 2);
  });

  it('says what it can’t take, and ends with 2', async (test) => {
    const content = await makeContent(test);
    const { code, stderr } = await runScript('new', ['--content', content]);
    assert.equal(code, 2);
    assert.match(stderr, /The title is missing/);
  });
});

describe('the fields of a new article', () => {
  const id = '0123456789abcdef';
  const choose = async (test: Parameters<typeof makeContent>[0], given: Partial<Given>) => {
    const content = await makeContent(test, {
      'sources.yaml': 'sources:\n  - { name: Dark Reading, aliases: [DR] }\n',
      'topics.yaml': 'topics:\n  - { tag: ransomware, label: Ransomware, aliases: [extortion] }\n',
    });
    const { settings } = await loadSettings(content);
    const fields = chooseFields({ title: 'Belts', ...given }, settings, NOW);
    return { fields, doubts: doubtsAbout(fields, settings), file: startArticle({ ...fields, id }, 'UTC').file };
  };

  it('are put into the words of the lists; what these do not know is named', async (test) => {
    const known = await choose(test, { source: 'dr', tags: 'Extortion' });
    assert.deepEqual([known.fields.source, known.fields.tags, known.doubts], ['Dark Reading', ['ransomware'], []]);
    const { doubts } = await choose(test, { source: 'Dark Raeding', tags: 'ransomeware,worms' });
    assert.deepEqual(doubts, [
      'sources.yaml has no source Dark Raeding. Did you mean Dark Reading?',
      'topics.yaml has no tag ransomeware; it gets a page of its own. Did you mean ransomware?',
      'topics.yaml has no tag worms; it gets a page of its own.',
    ]);
  });

  it('decide where it lies', async (test) => {
    assert.equal((await choose(test, { date: '2030-01-02T23:30:00-05:00' })).file, 'articles/2030/01/03-belts.md');
    assert.equal((await choose(test, { undated: true })).file, 'articles/undated/belts.md');
    assert.equal((await choose(test, { undated: true, title: '«!»' })).file, 'articles/undated/article-01234567.md');
  });

  const wrong: Readonly<Record<string, Partial<Given>>> = {
    'The title is missing': { title: ' \u200B ' },
    '--date is 12/06/2015, which is no date': { date: '12/06/2015' },
    'give one of the two': { date: '2015-06-12', undated: true },
    '--url is x, which is no web address': { url: 'x' },
    '--lang is a_b, which is no language tag': { lang: 'a_b' },
    '--slug is ../x, which is no part of an address': { slug: '../x' },
  };
  for (const [message, given] of Object.entries(wrong))
    it(`are refused: ${message}`, async (test) => {
      await assert.rejects(
        choose(test, given),
        (error) => error instanceof UsageError && error.message.includes(message),
      );
    });
});

describe('the nearest name', () => {
  it('is the one with the fewest slips, if these are few', () => {
    const names = ['title', 'items', 'feed', 'language', 'base_url'];
    const meant = {
      titel: 'title',
      itmes: 'items',
      feeed: 'feed',
      langage: 'language',
      baseurl: 'base_url',
      Feed: 'feed',
    };
    for (const [word, name] of Object.entries(meant)) assert.equal(nearestName(word, names), name);
    for (const word of ['mood', 'x', 'linked_hosts', '']) assert.equal(nearestName(word, names), null);
  });
});

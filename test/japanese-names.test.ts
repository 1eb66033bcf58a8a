import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { japaneseAuthor } from '../scripts/ingest/text/japanese-names.ts';
import { readMeta } from '../scripts/ingest/text/meta.ts';

describe('the author of a Japanese article', () => {
  for (const [line, name] of [
    ['山田太郎', '山田太郎'],
    ['山田 太郎', '山田 太郎'],
    ['佐々木さくら 記者', '佐々木さくら'],
    ['林 太郎', '林 太郎'],
    ['セキュリティ編集部', 'セキュリティ編集部'],
  ] as const)
    it(`is read from ${line}`, () => assert.equal(japaneseAuthor(line), name));

  for (const line of [
    '速報',
    '注意喚起',
    '国際 経済',
    '森林火災',
    '石川県警',
    '千葉銀行',
    '山田氏を逮捕',
    '山田太郎は語る',
  ])
    it(`is not seen in ${line}`, () => assert.equal(japaneseAuthor(line), null));

  it('is stated by a label, and one of several', () => {
    const authors = (line: string) => readMeta(line, () => null)?.byline?.authors;
    assert.deepEqual(authors('文：山田太郎'), ['山田太郎']);
    assert.deepEqual(authors('记者：王小明'), ['王小明']);
    assert.deepEqual(authors('山田太郎、佐藤花子'), ['山田太郎', '佐藤花子']);
  });
});

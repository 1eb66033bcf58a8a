import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { share } from '../scripts/ingest/rules/share.ts';

describe('share buttons', () => {
  for (const line of [
    'Share on Facebook | Tweet | LinkedIn | Meta',
    'Facebook • X • Threads',
    'Share: Facebook, X, Meta',
    'Share this article on X | Email this',
    'Pin it | Share on Meta',
    'Share on Facebook Share on X Share via Email',
    'Tweet / Share / Meta',
    'Post | Follow us on Threads',
  ])
    it(`are known: ${line}`, () => assert.ok(share.matches(line)));

  for (const line of [
    'Meta',
    'Facebook, Meta and X',
    'Facebook/Meta',
    'Meta | Facebook',
    'Email, Slack, Teams',
    'Signal, Threads, Meta',
    'X: Meta',
    'Share prices | Meta',
    'Post: Meta fined',
    'Follow the money: Meta',
    'Send this to Meta: now',
    'Like the post on Facebook',
  ])
    it(`are nothing that an article may say: ${line}`, () => assert.ok(!share.matches(line)));
});

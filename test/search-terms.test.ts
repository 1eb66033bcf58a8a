import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  beginningOf,
  nameOf,
  pairsOf,
  termsOf,
  tokenOf,
  tokensOf,
  tokensOfName,
} from '../templates/assets/search-terms.js';

const label = fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/);
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
const path = fc.stringMatching(/^(?:\/[a-z0-9]{1,6}){0,3}$/);
const dots = ['.', '[.]', '(.)', '{.}', '[dot]', ' [.] ', '\\.'];
const schemes = ['', 'http://', 'https://', 'hxxp://', 'hXXps://', 'hxxp[:]//', 'hxxp[://]', 'www.', 'hxxp://www[.]'];

describe('the rule of search', () => {
  it('gives an indicator one token, however it is written', () => {
    fc.assert(
      fc.property(
        host,
        path,
        fc.constantFrom(...dots),
        fc.constantFrom(...schemes),
        fc.boolean(),
        (name, rest, dot, scheme, isLoud) => {
          const written = `${scheme}${name.replaceAll('.', dot)}${rest}`;
          const token = tokenOf(isLoud ? written.toUpperCase() : written);
          assert.equal(token, tokenOf(name + rest));
          assert.match(token, /^[a-z0-9]+$/);
        },
      ),
    );
  });

  it('finds in a query what the index has of the indicator', () => {
    fc.assert(
      fc.property(
        host,
        path,
        fc.constantFrom('', 'http://', 'hxxps://', 'hxxp[:]//'),
        fc.constantFrom('.', '[.]', '(dot)'),
        (name, rest, scheme, dot) => {
          const [asked] = termsOf(scheme + name.replaceAll('.', dot) + rest);
          assert.ok(asked !== undefined && tokensOf(`http://${name}${rest}`).includes(asked), asked);
        },
      ),
    );
  });

  it('finds an address by its host and by the hosts above it, an e-mail by its host', () => {
    assert.deepEqual(tokensOf('http://c2.evil.example:8080/a?b=c'), [
      'c2evilexample8080abc',
      'c2evilexample8080',
      'c2evilexample',
      'evilexample',
    ]);
    assert.deepEqual(tokensOf('me@evil.example'), ['meevilexample', 'evilexample']);
    assert.deepEqual(tokensOf('198.51.100.7'), ['198511007']);
    assert.deepEqual(tokensOf('2001:db8::1'), ['2001db81']);
    assert.deepEqual(tokensOf('ldap://198.51.100.7:1389/a'), ['1985110071389a', '1985110071389', '198511007']);
    assert.deepEqual(tokensOf('http://[2001:db8::1]:80/x'), ['2001db8180x', '2001db8180', '2001db81']);
  });

  it('takes a name as a whole, however its words are joined, and by its beginning at its words alone', () => {
    for (const written of ['APT28', 'apt 28', 'APT-28', ' Apt28 ']) {
      assert.equal(nameOf(written), nameOf('APT28'));
      assert.equal(beginningOf(written), beginningOf('APT28'));
    }
    const [joined, parted = ''] = tokensOfName('Sea Turtle');
    assert.deepEqual([joined, nameOf('Sea Turtle')], [nameOf('seaturtle'), nameOf('seaturtle')]);
    for (const beginning of ['s', 'Sea', 'sea-tur', 'SEA TURTLE'])
      assert.ok(parted.startsWith(beginningOf(beginning)), beginning);
    for (const other of ['seat', 'Sea Turtles', 'turtle']) assert.ok(!parted.startsWith(beginningOf(other)), other);
    assert.ok(!beginningOf('sea turtle nest').startsWith(parted));
    assert.deepEqual(tokensOfName(' … '), []);
  });

  it('takes an id for one word, with hyphens of any kind or spaces', () => {
    for (const written of ['CVE-2021-44228', 'cve 2021 44228', 'CVE‑2021‑44228', 'Cve–2021–44228,'])
      assert.deepEqual(termsOf(written), ['cve202144228'], written);
    assert.deepEqual(termsOf('T1566.001'), ['t1566001']);
    assert.deepEqual(termsOf('CWE 79'), ['cwe79']);
    assert.deepEqual(termsOf('CVE-2021'), ['cve2021']);
  });

  it('takes words apart where they are joined, and leaves out those of every text', () => {
    assert.deepEqual(termsOf('the supply-chain attack on Microsoft’s cloud'), [
      'supply',
      'chain',
      'attack',
      'microsofts',
      'cloud',
    ]);
    assert.deepEqual(termsOf('to be'), ['to', 'be']);
    assert.deepEqual(termsOf('C&C'), ['cc']);
    assert.deepEqual(termsOf(' — … '), []);
  });

  it('takes writing without spaces for pairs of signs, in a text as in a query', () => {
    assert.deepEqual(pairsOf('勒索软件。Akira 医院'), ['勒索', '索软', '软件', '件', '医院', '院']);
    assert.deepEqual(pairsOf('Belts stop'), []);
    assert.deepEqual(termsOf('勒索软件 Akira医院'), ['勒索', '索软', '软件', 'akira', '医院']);
    assert.deepEqual(termsOf('毒'), ['毒']);
    assert.deepEqual(termsOf('CVE-2021-44228漏洞'), ['cve202144228', '漏洞']);
    assert.deepEqual(termsOf('例え[.]example'), [tokenOf('例え.example')]);
    const text = fc.stringMatching(/^[勒索软件攻击医院]{2,9}$/);
    fc.assert(
      fc.property(text, text, text, (before, word, after) => {
        const known = pairsOf(before + word + after);
        for (const term of termsOf(word)) assert.ok(known.includes(term), term);
      }),
    );
  });

  it('never gives a term that could be an address, nor one that Pagefind would cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        for (const term of termsOf(query)) assert.match(term, /^[\p{L}\p{N}\p{M}]+$/u);
      }),
    );
  });
});

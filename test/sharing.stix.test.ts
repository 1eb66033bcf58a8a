import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, jsonDocument } from '../scripts/sharing/json.ts';
import { killChainPhases } from '../scripts/sharing/stix/kill-chain.ts';
import { tlpMarking } from '../scripts/sharing/stix/marking.ts';
import type { StixObject } from '../scripts/sharing/stix/object.ts';
import { observe } from '../scripts/sharing/stix/observation.ts';
import { type Bundle, stixOfArticle, stixOfDay } from '../scripts/sharing/stix.ts';
import { toUri } from '../scripts/sharing/uri.ts';
import { namespaceOf, uuid5 } from '../scripts/sharing/uuid.ts';
import { ALL, anArticle, indicator, named, SITE, sharedOf } from './support/shared-articles.ts';
import { schemaErrors } from './support/stix-schemas.ts';

function objectsOf(bundle: Bundle | null, type: string): StixObject[] {
  return (bundle?.objects ?? []).filter((object) => object.type === type);
}

/** Every id that an object names, its own left out. */
function refsIn(object: StixObject): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return /_refs?$/.test(name) ? values.map(String) : [];
  });
}

describe('names of things that are the same everywhere', () => {
  it('a UUID of version 5 is that of RFC 9562, appendix A.4', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    assert.equal(uuid5(dns, 'www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('JSON is canonical as in RFC 8785, §3.2.3', () => {
    const value = { '€': 'Euro Sign', '\r': 'Carriage Return', '1': 'One', '😂': 'Smiley', ö: 'o', \ufb33: 'Dalet' };
    const names = Object.keys(JSON.parse(canonicalJson(value)));
    assert.deepEqual(new Set(names), new Set(Object.keys(value)));
    assert.equal(
      canonicalJson(value),
      '{"\\r":"Carriage Return","1":"One","ö":"o","€":"Euro Sign","😂":"Smiley","\ufb33":"Dalet"}',
    );
    assert.equal(
      canonicalJson({ b: [1e21, 'a"', true], a: { d: 0.1, c: '' } }),
      '{"a":{"c":"","d":0.1},"b":[1e+21,"a\\"",true]}',
    );
  });

  const ids: readonly (readonly [...Parameters<typeof observeIds>, readonly string[]])[] = [
    ['ipv4-addr', '198.51.100.3', ['ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4']],
    ['ipv6-addr', '2001:0db8:85a3:0000:0000:8a2e:0370:7334', ['ipv6-addr--85a85a8c-ee99-5722-946d-3c3a3270fc6f']],
    ['domain-name', 'example.com', ['domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7']],
    ['url', 'https://example.com/research/index.html', ['url--47c3cf9a-5027-5bf0-997a-017c7edc7c55']],
    ['email-addr', 'john@example.com', ['email-addr--7165e2a9-671f-585d-b1e1-ca59c671d934']],
    ['file-path', 'C:\\Windows\\System32\\', ['directory--0a58d0c1-59e6-5afd-8252-dcd3f13e5622']],
    ['windows-registry-key', 'HKLM\\System\\Foo\\Bar', ['windows-registry-key--1884b770-b679-522a-a9c7-45fadaaec7bb']],
  ];
  for (const [type, value, expected] of ids) {
    it(`the standard's example ${value} has the id that the standard's Errata 01 corrects it to`, () => {
      assert.deepEqual(observeIds(type, value), expected);
    });
  }
});

function observeIds(type: Parameters<typeof observe>[0]['type'], value: string): string[] {
  return observe({ type, value }).observables.map(({ id }) => id);
}

describe('what an indicator is, in STIX 2.1', () => {
  const cases: readonly (readonly [...Parameters<typeof observeIds>, pattern: string, objects: readonly object[]])[] = [
    ['ipv4-addr', '192.0.2.1', "[ipv4-addr:value = '192.0.2.1']", [{ value: '192.0.2.1' }]],
    ['ipv4-addr', '192.0.2.0/33', "[ipv4-addr:value ISSUBSET '192.0.2.0/33']", []],
    ['ipv4-addr', '198.51.100.0/24', "[ipv4-addr:value ISSUBSET '198.51.100.0/24']", [{ value: '198.51.100.0/24' }]],
    [
      'domain-name',
      'Пример.example',
      "[domain-name:value = 'xn--e1afmkfd.example']",
      [{ value: 'xn--e1afmkfd.example' }],
    ],
    ['domain-name', 'not a name', "[domain-name:value = 'not a name']", []],
    [
      'url',
      'http://b.example/[x]?ü',
      "[url:value = 'http://b.example/%5Bx%5D?%C3%BC']",
      [{ value: 'http://b.example/%5Bx%5D?%C3%BC' }],
    ],
    ['url', 't.example/a', "[url:value = 'http://t.example/a']", [{ value: 'http://t.example/a' }]],
    ['MD5', 'a'.repeat(32), `[file:hashes.MD5 = '${'a'.repeat(32)}']`, [{ hashes: { MD5: 'a'.repeat(32) } }]],
    ['SHA-256', 'a', "[file:hashes.'SHA-256' = 'a']", [{ hashes: { 'SHA-256': 'a' } }]],
    ['file-name', "it's\\odd", "[file:name = 'it\\'s\\\\odd']", [{ name: "it's\\odd" }]],
    [
      'windows-registry-key',
      'hkcu\\Run',
      "[windows-registry-key:key = 'HKEY_CURRENT_USER\\\\Run']",
      [{ key: 'HKEY_CURRENT_USER\\Run' }],
    ],
    ['windows-registry-key', 'HKEY_USERS\\HKU', "[windows-registry-key:key = 'HKEY_USERS\\\\HKU']", []],
    ['bitcoin', '1Belt', "[cryptocurrency-wallet:value = '1Belt']", []],
    ['file-path', '/etc/', "[directory:path = '/etc']", [{ path: '/etc' }]],
    [
      'file-path',
      'C:\\a.exe',
      "[file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\']",
      [{ name: 'a.exe', parent_directory_ref: 'directory--ab82f84a-5afc-5ea7-8d98-9fcbc277eda6' }, { path: 'C:\\' }],
    ],
  ];
  for (const [type, value, pattern, objects] of cases) {
    it(`${type} ${value}`, () => {
      const observation = observe({ type, value });
      assert.equal(observation.pattern, pattern);
      assert.deepEqual(
        observation.observables.map(({ type: _, spec_version: __, id: ___, ...rest }) => rest),
        objects,
      );
    });
  }

  it('a pattern holds its values to the letter, whatever they are', () => {
    // The grammar's rule of a string: anything but quotes and backslashes, those with a backslash before them.
    const string = /'((?:[^'\\]|\\['\\])*)'/g;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const { pattern } = observe({ type: 'file-name', value: name });
        const [match, ...more] = [...pattern.matchAll(string)];
        assert.equal(pattern, `[file:name = ${match?.[0]}]`);
        assert.equal(match?.[1]?.replace(/\\(.)/gs, '$1'), name);
        assert.deepEqual(more, []);
      }),
    );
  });

  it('a URL becomes a URI once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const uri = toUri(`http://belts.example/${path}`);
        assert.ok(uri !== null);
        assert.equal(toUri(uri), uri);
      }),
    );
  });
});

describe('a bundle of an article', () => {
  const bundle = stixOfArticle(sharedOf(ALL));

  it('holds what STIX has an object for, each once, and says so in its report', () => {
    const types = [...new Set(bundle?.objects.map(({ type }) => type))];
    assert.deepEqual(Object.fromEntries(types.map((type) => [type, objectsOf(bundle, type).length])), {
      'marking-definition': 1,
      identity: 1,
      report: 1,
      'observed-data': 1,
      indicator: 17,
      relationship: 15,
      vulnerability: 3,
      'attack-pattern': 1,
      'intrusion-set': 1,
      malware: 1,
      'ipv4-addr': 2,
      'ipv6-addr': 2,
      'domain-name': 2,
      url: 1,
      'email-addr': 1,
      file: 6,
      directory: 1,
      'windows-registry-key': 1,
    });
    const [report] = objectsOf(bundle, 'report');
    const told = bundle?.objects.filter(({ type }) => !['marking-definition', 'identity', 'report'].includes(type));
    assert.deepEqual(
      new Set(report ? refsIn(report) : []),
      new Set([...(told ?? []).map(({ id }) => id), ...common()]),
    );
    assert.deepEqual(report?.labels, [
      'observed-in-text',
      'weakness:CWE-79',
      'tactic:TA0001',
      'vendor:fennmoor',
      'product:fennmoor-belt',
    ]);
  });

  function common(): string[] {
    return [...objectsOf(bundle, 'identity'), ...objectsOf(bundle, 'marking-definition')].map(({ id }) => id);
  }

  it('has the dates of the article', () => {
    const [report] = objectsOf(bundle, 'report');
    assert.deepEqual(
      [report?.created, report?.modified, report?.published],
      ['2031-04-02T07:30:00.000Z', '2031-04-03T00:00:00.000Z', '2031-04-02T07:30:00.000Z'],
    );
    const [earlier] = objectsOf(stixOfArticle(sharedOf(ALL, { modified: '2030-01-01' })), 'report');
    assert.equal(earlier?.modified, '2031-04-02T07:30:00.000Z');
  });

  it('has tactics in the kill chain of their matrix', () => {
    const thingOf = (kind: string, key: string) => ({ kind, key, name: 'A Tactic' }) as never;
    const chains = ['TA0001', 'TA0112', 'TA0111', 'TA0108', 'TA0027', 'TA0041', 'TA0043'].map(
      (tactic) => killChainPhases([tactic], thingOf)[0]?.kill_chain_name,
    );
    const [enterprise, ics, mobile] = ['mitre-attack', 'mitre-ics-attack', 'mitre-mobile-attack'];
    assert.deepEqual(chains, [enterprise, enterprise, ics, ics, mobile, mobile, enterprise]);
  });

  it('tells what is known of things', () => {
    const [vulnerability, advisory] = objectsOf(bundle, 'vulnerability');
    assert.equal(vulnerability?.name, 'CVE-2031-12345');
    assert.equal(vulnerability?.description, 'BeltSlip. A slip in belts.');
    assert.deepEqual(vulnerability?.external_references, [
      { source_name: 'cve', external_id: 'CVE-2031-12345', url: 'https://www.cve.org/CVERecord?id=CVE-2031-12345' },
    ]);
    assert.deepEqual(advisory?.external_references, [
      {
        source_name: 'ghsa',
        external_id: 'GHSA-jfh8-c2jp-5v3q',
        url: 'https://github.com/advisories/GHSA-jfh8-c2jp-5v3q',
      },
    ]);
    const [technique] = objectsOf(bundle, 'attack-pattern');
    assert.deepEqual(technique?.kill_chain_phases, [{ kill_chain_name: 'mitre-attack', phase_name: 'initial-access' }]);
    assert.deepEqual(technique?.external_references, [
      { source_name: 'mitre-attack', external_id: 'T1566.001', url: 'https://attack.mitre.org/techniques/T1566/001' },
    ]);
    const [group] = objectsOf(bundle, 'intrusion-set');
    assert.deepEqual([group?.name, group?.aliases], ['Grey Heron', ['UNC-0']]);
    const [malware] = objectsOf(bundle, 'malware');
    assert.deepEqual([malware?.is_family, malware?.malware_types], [true, ['ransomware']]);
  });

  it('has what ATT&CK knows as a tool as a tool, and as no malware', () => {
    const mentions = [named('malware', 'long-tongs'), named('malware', 'latchkey')];
    const both = stixOfArticle(sharedOf(mentions));
    assert.deepEqual(
      objectsOf(both, 'malware').map(({ name }) => name),
      ['LatchKey'],
    );
    const [tool, ...others] = objectsOf(both, 'tool');
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...tool, object_marking_refs: [] },
      {
        type: 'tool',
        spec_version: '2.1',
        id: `tool--${uuid5(namespaceOf(SITE), 'tool long-tongs')}`,
        created_by_ref: objectsOf(both, 'identity')[0]?.id,
        created: '2020-01-01T00:00:00.000Z',
        modified: '2020-01-01T00:00:00.000Z',
        name: 'Long Tongs',
        description: 'It reaches into belts.',
        aliases: ['LTongs'],
        external_references: [
          { source_name: 'mitre-attack', external_id: 'S9002', url: 'https://attack.mitre.org/software/S9002' },
        ],
        object_marking_refs: [],
      },
    );
    assert.ok(refsIn(objectsOf(both, 'report')[0] as StixObject).includes(String(tool?.id)));
    assert.deepEqual(schemaErrors(both ?? { objects: [] }), []);
    const elsewhere = stixOfArticle(sharedOf(mentions, { id: '00f1e2d3c4b5a698' }));
    assert.deepEqual(objectsOf(elsewhere, 'tool'), [tool]);
  });

  it('says that indicators were observed in text, and judges none', () => {
    for (const object of objectsOf(bundle, 'indicator')) {
      assert.deepEqual(object.indicator_types, ['unknown']);
      assert.match(String(object.description), /^Observed in text: “Grey Heron taps belts again” names it\./);
    }
    assert.doesNotMatch(JSON.stringify(bundle), /malicious|benign/i);
  });

  it('leaves out names that may mean several things, and is absent where nothing is left', () => {
    const ambiguous = { ...named('group', 'grey-heron'), ambiguous: ['grey-heron', 'grey-egret'] };
    assert.equal(stixOfArticle(sharedOf([ambiguous])), null);
    assert.equal(stixOfArticle(sharedOf([named('weakness', 'CWE-79')])), null);
    assert.equal(stixOfArticle(sharedOf([])), null);
  });

  it('is marked with the level of TLP 2.0 that the article has', () => {
    assert.deepEqual(objectsOf(bundle, 'marking-definition'), [tlpMarking('clear')]);
    const amber = stixOfArticle(sharedOf(ALL, { tlp: 'amber' }));
    assert.deepEqual(objectsOf(amber, 'report')[0]?.object_marking_refs, [tlpMarking('amber').id]);
    assert.deepEqual(objectsOf(amber, 'malware'), objectsOf(bundle, 'malware'));
    assert.deepEqual(schemaErrors(amber ?? { objects: [] }), []);
  });

  it('is valid by the schemas of OASIS', () => {
    assert.deepEqual(schemaErrors(bundle ?? { objects: [] }), []);
  });

  it('the schemas see what is wrong', () => {
    const wrong = (bundle?.objects ?? []).map((object) =>
      object.type === 'url' ? { ...object, value: 'no url' } : object,
    );
    assert.deepEqual(schemaErrors({ ...bundle, objects: wrong }), ['observables/url/value must match format "uri"']);
  });
});

describe('any bundle', () => {
  it('is valid, has no id twice, and refers to nothing that it lacks', () => {
    fc.assert(
      fc.property(fc.array(anArticle, { maxLength: 3 }), (articles) => {
        for (const made of [...articles.map(stixOfArticle), stixOfDay(SITE, '2031-04-02', articles)]) {
          if (made === null) continue;
          assert.deepEqual(schemaErrors(made), []);
          const ids = made.objects.map(({ id }) => id);
          assert.equal(new Set(ids).size, ids.length);
          assert.deepEqual(
            made.objects.flatMap(refsIn).filter((id) => !ids.includes(id)),
            [],
          );
        }
      }),
    );
  });

  it('has the same bytes each time it is made', () => {
    fc.assert(
      fc.property(anArticle, (article) => {
        const [a, b] = [stixOfArticle(article), stixOfArticle(structuredCloneOf(article))];
        assert.equal(a === null ? null : jsonDocument(a), b === null ? null : jsonDocument(b));
      }),
    );
  });

  it('says of what several articles name the same in each', () => {
    fc.assert(
      fc.property(anArticle, anArticle, (one, other) => {
        const [a, b] = [stixOfArticle(one), stixOfArticle(other)].map(
          (made) => new Map(made?.objects.map((it) => [it.id, it])),
        );
        if (one.article.id === other.article.id) return;
        for (const [id, object] of a ?? []) if (b?.has(id)) assert.deepEqual(b.get(id), object);
      }),
    );
  });
});

function structuredCloneOf(article: Parameters<typeof stixOfArticle>[0]): typeof article {
  return { ...article, mentions: structuredClone(article.mentions), article: structuredClone(article.article) };
}

describe('a bundle of a day', () => {
  it('holds the objects of its articles, what both name once', () => {
    const one = sharedOf([named('malware', 'latchkey'), indicator('ipv4-addr', '192.0.2.1')]);
    const two = sharedOf(one.mentions, { id: '1111111111111111' });
    const day = stixOfDay(SITE, '2031-04-02', [one, two]);
    const count = (type: string): number => objectsOf(day, type).length;
    assert.deepEqual(['report', 'indicator', 'malware', 'ipv4-addr', 'identity'].map(count), [2, 2, 1, 1, 1]);
    assert.equal(stixOfDay(SITE, '2031-04-02', [sharedOf([])]), null);
  });

  it('two sites say the same of no thing under one id', () => {
    const other = stixOfArticle({ ...sharedOf(ALL), site: { ...SITE, baseUrl: 'https://other.example/' } });
    const ids = new Set(stixOfArticle(sharedOf(ALL))?.objects.map(({ id }) => id));
    const same = (other?.objects ?? []).filter(({ id }) => ids.has(id)).map(({ type }) => type);
    assert.deepEqual(
      same.filter((type) => ['malware', 'report', 'identity', 'indicator', 'relationship'].includes(type)),
      [],
    );
    assert.ok(same.includes('ipv4-addr'));
  });
});

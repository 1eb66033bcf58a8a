import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { foldName } from '../scripts/knowledge/fact.ts';
import { plainSentences } from '../scripts/knowledge/lists/prose.ts';
import { loadKnowledge, readKnowledge } from '../scripts/knowledge/load.ts';
import { openNaming } from '../scripts/knowledge/naming.ts';
import { lookUp, parsePredictions } from '../scripts/knowledge/predictions.ts';
import { readShipped } from '../scripts/knowledge/shipped.ts';
import { parseTable } from '../scripts/knowledge/table.ts';
import type { Knowledge, Name } from '../scripts/knowledge/thing.ts';
import { makeMatcher } from '../scripts/mentions/names.ts';
import { type Files, makeFolder, writeFiles } from './support/content.ts';
import { ACTORS, ATTACK, EPSS, KEV, RANSOMWARE } from './support/intel.ts';

const LISTS: Files = {
  'intel/attack.json': JSON.stringify(ATTACK),
  'intel/kev.json': JSON.stringify(KEV),
  'intel/epss.csv.gz': gzipSync(EPSS),
  'intel/misp-actors.json': JSON.stringify(ACTORS),
  'intel/misp-ransomware.json': JSON.stringify(RANSOMWARE),
};

type Context = Parameters<typeof makeFolder>[0];

async function load(test: Context, files: Files = {}) {
  const content = await makeFolder(test);
  await writeFiles(content, files);
  return { content, ...loadKnowledge(content) };
}

/** What a name may mean: `group apt28`, with a question mark where it needs context. */
function meanings({ names }: Knowledge, wanted: string): string[] {
  const show = ({ kind, key, needsContext }: Name): string => `${kind} ${key}${needsContext ? '?' : ''}`;
  return names.filter(({ name }) => name === wanted).map(show);
}

describe('the tables that are shipped', () => {
  const facts = readShipped();
  const byKind = (kind: string) => facts.filter((fact) => fact.kind === kind);

  it('hold what they promise', () => {
    const least = { group: 200, malware: 300, tactic: 14, technique: 120, weakness: 60, vulnerability: 60 };
    for (const [kind, count] of Object.entries(least)) assert.ok(byKind(kind).length >= count, kind);
    assert.ok(byKind('vendor').length + byKind('product').length >= 150);
    assert.ok(byKind('malware').filter(({ isRansomware }) => isRansomware).length >= 80);
  });

  it('name each thing once, and each of its names once', () => {
    const keys = facts.map(({ kind, id, name }) => `${kind} ${id ?? foldName(name)}`);
    const vulnerabilities = byKind('vulnerability').length;
    assert.equal(
      new Set(keys).size,
      keys.length - (vulnerabilities - new Set(byKind('vulnerability').map((f) => f.id)).size),
    );
    const twice = byKind('group').flatMap(({ name, aliases }) => {
      const all = [name, ...aliases.map((alias) => alias.name)].map((one) => one.toLowerCase());
      return all.filter((one, index) => all.indexOf(one) !== index).map((one) => `${name}: ${one}`);
    });
    assert.deepEqual(twice, []);
  });

  it('hold ids and addresses of the right form', () => {
    const forms = {
      tactic: /^TA\d{4}$/,
      technique: /^T\d{4}(\.\d{3})?$/,
      weakness: /^CWE-\d+$/,
      vulnerability: /^(CVE-\d{4}-\d{4,}|MS\d\d-\d{3})$/,
    };
    for (const [kind, form] of Object.entries(forms)) for (const { id } of byKind(kind)) assert.match(id ?? '', form);
    for (const { attackId, kind } of [...byKind('group'), ...byKind('malware')])
      assert.match(attackId ?? (kind === 'group' ? 'G0000' : 'S0000'), kind === 'group' ? /^G\d{4}$/ : /^S\d{4}$/);
    for (const { reference } of facts)
      assert.ok(reference === null || (URL.canParse(reference) && reference.startsWith('https://')));
    const attackIds = facts.flatMap(({ kind, attackId }) => (attackId === null ? [] : `${kind} ${attackId}`));
    assert.equal(new Set(attackIds).size, attackIds.length);
  });

  it('point to tactics and vendors that are there', () => {
    const tactics = new Set(byKind('tactic').map(({ id }) => id));
    for (const fact of byKind('technique'))
      assert.ok(fact.tactics.length > 0 && fact.tactics.every((id) => tactics.has(id)), fact.name);
    const vendors = new Set(byKind('vendor').map(({ name }) => foldName(name)));
    for (const { name, vendor } of byKind('product'))
      assert.ok(vendor === undefined || vendors.has(foldName(vendor)), name);
  });

  it('describe every group in a sentence', () => {
    for (const { name, description } of byKind('group')) assert.match(description ?? '', /^[A-Z].{20,200}\.$/, name);
  });

  it('are named with file and line where a row is wrong', () => {
    const table = parseTable('name\tid\nA\t1\nB\n C\t3\n', 'x.tsv', ['name', 'id']);
    assert.ok(!table.ok);
    assert.deepEqual(
      table.problems.map(({ file, line }) => `${file}:${line}`),
      ['x.tsv:3', 'x.tsv:4'],
    );
    assert.equal(parseTable('id\n', 'x.tsv', ['name']).ok, false);
  });
});

describe('what is known without any list', () => {
  it('knows groups, malware and nicknames by their names', async (test) => {
    const { knowledge, problems } = await load(test);
    assert.deepEqual(problems, []);
    assert.deepEqual(meanings(knowledge, 'Fancy Bear'), ['group apt28']);
    assert.deepEqual(meanings(knowledge, 'Log4Shell'), ['vulnerability CVE-2021-44228']);
    assert.deepEqual(meanings(knowledge, 'EternalBlue'), ['vulnerability CVE-2017-0144']);
    assert.deepEqual(meanings(knowledge, 'pass the hash'), ['technique T1550.002']);
    assert.deepEqual(meanings(knowledge, 'SQL injection'), ['weakness CWE-89']);
    assert.equal(
      knowledge.things.get('group apt28')?.aliases.find(({ name }) => name === 'Forest Blizzard')?.by,
      'Microsoft',
    );
    assert.equal(knowledge.things.get('product exchange-server')?.vendor, 'microsoft');
    assert.equal(knowledge.things.get('vulnerability CVE-2021-44228')?.name, 'Log4Shell');
    assert.equal(knowledge.things.get('group nobody'), undefined);
    assert.equal(knowledge.exploited.asOf, null);
    assert.equal(knowledge.predicted.of.get('CVE-2021-44228'), undefined);
  });

  it('wants context for ordinary words, and for short ones unless a table says otherwise', async (test) => {
    const { knowledge } = await load(test);
    for (const name of [
      'Cuba',
      'Play',
      'Hive',
      'Royal',
      'Chaos',
      'Flame',
      'Mask',
      'Snake',
      'Reaper',
      'Conti',
      'Sea Turtle',
      'The Mask',
    ])
      assert.ok(
        meanings(knowledge, name).every((one) => one.endsWith('?')) && meanings(knowledge, name).length > 0,
        name,
      );
    const plain = [
      'Apple',
      'SAP',
      'Turla',
      'Ryuk',
      'LockBit',
      'APT1',
      'FIN7',
      'Sandworm',
      'Cobalt Strike',
      'Wizard Spider',
      'Clop',
      'Duqu',
      'QBot',
    ];
    for (const name of plain)
      assert.ok(
        meanings(knowledge, name).some((one) => !one.endsWith('?')),
        name,
      );
  });

  it('takes nothing in everyday sentences for a threat', async (test) => {
    const { knowledge } = await load(test);
    const matcher = makeMatcher(knowledge.names);
    for (const sentence of [
      'Sandro Gozi, a member of parliament, said that the rules on political advertising are needed.',
      'China launched the Mozi satellite to distribute keys.',
      'The Atlas Lion is extinct, and a wolf spider is not.',
      'A sea turtle stopped the ferry for an hour.',
      'The file may be a PDF, an EPUB or a Djvu.',
    ])
      assert.deepEqual(matcher(sentence), [], sentence);
  });

  it('knows names in capitals as the news writes them', async (test) => {
    const { knowledge } = await load(test);
    assert.deepEqual(meanings(knowledge, 'Hidden Cobra'), ['group lazarus-group']);
    assert.deepEqual(meanings(knowledge, 'Strontium'), ['group apt28?']);
    assert.deepEqual(meanings(knowledge, 'Nobelium'), ['group apt29']);
    assert.deepEqual(meanings(knowledge, 'Aws'), []);
  });

  it('keeps an alias of several with all of them', async (test) => {
    const { knowledge } = await load(test);
    assert.deepEqual(meanings(knowledge, 'RADIUM'), ['group apt30?', 'group lotus-blossom?']);
    assert.deepEqual(meanings(knowledge, 'Cadet Blizzard'), ['group ember-bear']);
  });
});

describe('what lists add', () => {
  it('is merged with what is known, by ATT&CK id, name and alias', async (test) => {
    const { knowledge, problems } = await load(test, LISTS);
    assert.deepEqual(problems, []);
    const lofty = knowledge.things.get('group lofty-ones');
    assert.equal(lofty?.attackId, 'G9001');
    assert.equal(lofty.cluster?.galaxy, 'mitre-intrusion-set');
    const clusterOf = (key: string) => Object.values(knowledge.things.get(key)?.cluster ?? {}).join(' ');
    assert.deepEqual(['group apt10', 'malware mimikatz', 'malware akira'].map(clusterOf), [
      'mitre-intrusion-set menuPass',
      'mitre-tool Mimikatz',
      'mitre-malware Akira',
    ]);
    assert.equal(lofty.reference, 'https://attack.mitre.org/groups/G9001');
    assert.deepEqual(
      lofty.aliases.map(({ name, by }) => `${name} ${by}`),
      ['Coo Bear CrowdStrike', 'Grey Wing null', 'Dovecote Gang null', 'Nest null', 'High Perch null'],
    );
    assert.equal(knowledge.things.get('group grey-wing'), undefined);
    assert.ok(knowledge.things.get('group apt28')?.aliases.some(({ name }) => name === 'Moulting Crew'));
    assert.deepEqual(meanings(knowledge, 'Nest'), ['group lofty-ones?', 'group owl-society?']);
    assert.equal(knowledge.things.get('malware lockbit')?.name, 'LockBit');
    assert.equal(knowledge.things.get('malware lock-bit'), undefined);
  });

  it('tells techniques, and looks for none by a name that nobody chose', async (test) => {
    const { knowledge } = await load(test, LISTS);
    const post = knowledge.things.get('technique T9001');
    assert.equal(post?.description, 'A pigeon carries it. Slowly.');
    assert.deepEqual(post.tactics, ['TA0001']);
    assert.deepEqual(meanings(knowledge, 'Pigeon Post'), []);
  });

  it('drops names that tell nothing, and what was withdrawn', async (test) => {
    const { knowledge } = await load(test, LISTS);
    for (const name of ['777', 'ipconfig', 'Unnamed', 'Unnamed ransomware 1', 'GoneRAT'])
      assert.deepEqual(meanings(knowledge, name), []);
    assert.deepEqual(meanings(knowledge, 'Aviary'), ['malware aviary?']);
    assert.deepEqual(meanings(knowledge, 'BirdCageLocker'), ['malware birdcagelocker']);
    assert.equal(knowledge.things.get('malware aviary')?.isRansomware, true);
  });

  it('tells what is exploited and what is likely to be, each with its day', async (test) => {
    const { knowledge } = await load(test, LISTS);
    assert.equal(knowledge.exploited.asOf, '2031-05-06');
    assert.deepEqual(knowledge.exploited.of.get('CVE-2031-10001'), { added: '2031-05-01', isRansomware: true });
    assert.equal(knowledge.predicted.asOf, '2031-05-06');
    assert.deepEqual(knowledge.predicted.of.get('CVE-2021-44228'), { score: 0.94358, percentile: 0.99965 });
    for (const id of ['CVE-2021-44229', 'CVE-1999-0000', 'CVE-2099-99999', 'nonsense'])
      assert.equal(knowledge.predicted.of.get(id), undefined);
    assert.equal(knowledge.things.get('vulnerability CVE-2021-44228')?.name, 'Log4Shell');
    assert.equal(knowledge.things.get('vulnerability CVE-2031-10001')?.name, 'CVE-2031-10001');
  });

  it('is left out, and named, where a file is damaged or of others', async (test) => {
    const { knowledge, problems } = await load(test, {
      ...LISTS,
      'intel/attack.json': JSON.stringify(ATTACK).slice(0, 500),
      'intel/epss.csv.gz': gzipSync(EPSS).subarray(0, 60),
      'intel/other.json': '{"hello": "world"}',
      'intel/tools.json': JSON.stringify({ ...ACTORS, type: 'tool' }),
      'intel/wrong.json': JSON.stringify({ ...KEV, vulnerabilities: [{ cveID: 'x' }] }),
    });
    const named = problems.map(({ file, what }) => `${path.basename(file)}: ${what}`);
    assert.equal(named.length, 5);
    assert.match(
      named.join('\n'),
      /attack\.json: .*no JSON[\s\S]*epss\.csv\.gz: .*unpacked[\s\S]*other\.json: .*none of these[\s\S]*tools\.json: .*type tool[\s\S]*wrong\.json: .*vulnerabilities\.0/,
    );
    assert.equal(knowledge.exploited.of.size, 2);
    assert.equal(knowledge.predicted.of.get('CVE-2021-44228'), undefined);
  });

  it('is the same from memory, from the cache, without it, and from a damaged one', async (test) => {
    const { content, knowledge } = await load(test, LISTS);
    const cache = path.join(content, '.cache');
    const show = ({ names, things, predicted, exploited, namesDigest }: Knowledge) =>
      JSON.stringify([
        names,
        things.get('group apt28'),
        predicted.of.get('CVE-2031-10001'),
        [...exploited.of],
        namesDigest,
      ]);
    const first = show(knowledge);
    assert.equal(show(loadKnowledge(content).knowledge), first);
    assert.equal(show(readKnowledge(content).knowledge), first);
    assert.deepEqual((await readdir(cache)).filter((name) => name.endsWith('.bin')).sort(), [
      'knowledge.bin',
      'predictions.bin',
    ]);
    for (const name of await readdir(cache)) {
      const bytes = await readFile(path.join(cache, name));
      await writeFile(
        path.join(cache, name),
        Buffer.concat([bytes.subarray(0, 60), Buffer.from('x'), bytes.subarray(61)]),
      );
    }
    assert.equal(show(readKnowledge(content).knowledge), first);
    await rm(cache, { recursive: true });
    assert.equal(show(readKnowledge(content).knowledge), first);
    assert.ok((await stat(path.join(cache, 'knowledge.bin'))).size > 1000);
  });

  it('changes when a file does', async (test) => {
    const { content, knowledge } = await load(test, LISTS);
    await rm(path.join(content, 'intel/attack.json'));
    const after = loadKnowledge(content).knowledge;
    assert.deepEqual(meanings(after, 'FeatherRAT'), []);
    assert.notEqual(after.namesDigest, knowledge.namesDigest);
  });
});

describe('the parts', () => {
  it('tell whose way of naming a name follows', () => {
    const whoNames = openNaming();
    const names = {
      'FANCY BEAR': 'CrowdStrike',
      'Volt Typhoon': 'Microsoft',
      'BRONZE ATLAS': 'Secureworks',
      UNC2452: 'Mandiant',
      'TEMP.Veles': 'Mandiant',
      'Storm-0558': 'Microsoft',
      TA505: 'Proofpoint',
      Bear: null,
      'Gold Dragon': null,
      Turla: null,
    };
    for (const [name, by] of Object.entries(names)) assert.equal(whoNames(name), by, name);
  });

  it('find every prediction that is there, in any order of the rows', () => {
    const id = fc.tuple(fc.integer({ min: 1999, max: 2040 }), fc.integer({ min: 1000, max: 9_999_999 }));
    const ids = fc.uniqueArray(
      id.map(([year, number]) => `CVE-${year}-${number}`),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(ids, (ids) => {
        const rows = ids.map((id, index) => `${id},${index / 100},${index / 50}\n`).join('');
        const head = '#model_version:v1,score_date:2031-01-01\ncve,epss,percentile\n';
        const { of } = { of: lookUp(parsePredictions(Buffer.from(head + rows)).rows) };
        for (const [index, id] of ids.entries())
          assert.deepEqual(of.get(id), { score: index / 100, percentile: index / 50 });
      }),
    );
  });

  it('make plain sentences of any text', () => {
    assert.equal(plainSentences('ransomware'), null);
    assert.equal(
      plainSentences(
        'It sings (Citation: A 2031) at [dawn](https://a.example). There are ways, including:\n\n* loud\n* low',
      ),
      'It sings at dawn.',
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 800 }), (text) => {
        const plain = plainSentences(text);
        assert.ok(plain === null || plain.length <= 320);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadKnowledge } from '../scripts/knowledge/load.ts';
import { SECURE, type Transport } from '../scripts/knowledge/update/fetch-file.ts';
import { listSources } from '../scripts/knowledge/update/sources.ts';
import { updateIntel } from '../scripts/knowledge/update/update.ts';
import { Digest } from '../scripts/settings/digest.ts';
import { loadSettings } from '../scripts/settings/settings.ts';
import { sha256 } from '../scripts/shared/files.ts';
import { makeContent, makeFolder } from './support/content.ts';
import { ACTORS, ATTACK, EPSS, KEV, RANSOMWARE } from './support/intel.ts';
import { runScript } from './support/run.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const NOW = Date.parse('2031-05-07T08:00:00Z');
const OLD = '{"old": true}';

const send =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, status = 200): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

const WHOLE: Readonly<Record<string, Answer>> = {
  '/attack.json': send(JSON.stringify(ATTACK)),
  '/kev.json': send(JSON.stringify(KEV)),
  '/epss.csv.gz': send(gzipSync(EPSS)),
  '/threat-actor.json': send(JSON.stringify(ACTORS)),
  '/ransomware.json': send(JSON.stringify(RANSOMWARE)),
};

/** A server on a free port of 127.0.0.1 that answers as each path says. */
async function serve(test: TestContext, answers: Readonly<Record<string, Answer>>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''] ?? send('nothing here', {}, 404);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

const LOCAL: Transport = { isAllowed: (url) => url.hostname === '127.0.0.1', timeout: 60_000, largest: 100_000 };

function sourcesOf(origin: string) {
  return listSources({
    attack: `${origin}/attack.json`,
    kev: `${origin}/kev.json`,
    epss: `${origin}/epss.csv.gz`,
    galaxies: [`${origin}/threat-actor.json`, `${origin}/ransomware.json`],
  });
}

/** Updates a content folder from a server, and tells what was said and what went wrong. */
async function update(content: string, origin: string, { only = /./, transport = LOCAL, now = NOW } = {}) {
  const said: string[] = [];
  const sources = sourcesOf(origin).filter(({ file }) => only.test(file));
  const say = (line: string): void => void said.push(line);
  const problems = await updateIntel({ content, sources, now, transport, say });
  return { said, problems: problems.map(({ what }) => what) };
}

const intelOf = (content: string): Promise<string[]> => readdir(path.join(content, 'intel'));
const read = (content: string, file: string): Promise<string> => readFile(path.join(content, 'intel', file), 'utf8');

describe('downloading the lists', () => {
  it('puts them in place, with checksum and day, as the loader takes them', async (test) => {
    const content = await makeFolder(test);
    const { said, problems } = await update(content, await serve(test, WHOLE));
    assert.deepEqual(problems, []);
    assert.equal(said.length, 5);
    assert.deepEqual((await intelOf(content)).sort(), [
      'enterprise-attack.json',
      'epss.csv.gz',
      'kev.json',
      'manifest.json',
      'misp-galaxy-ransomware.json',
      'misp-galaxy-threat-actor.json',
    ]);
    const manifest = JSON.parse(await read(content, 'manifest.json'));
    assert.equal(manifest['kev.json'].asOf, '2031-05-06');
    assert.equal(manifest['epss.csv.gz'].asOf, '2031-05-06');
    assert.equal(manifest['enterprise-attack.json'].asOf, '2031-05-07');
    assert.equal(manifest['kev.json'].sha256, sha256(await read(content, 'kev.json')));
    const loaded = loadKnowledge(content);
    assert.deepEqual(loaded.problems, []);
    assert.equal(loaded.knowledge.predicted.of.get('CVE-2031-10001')?.score, 0.91234);
  });

  it('asks only for what changed, unless the file here was changed', async (test) => {
    const asked: (string | undefined)[] = [];
    const kev: Answer = (request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { ETag: '"one"' }).end(JSON.stringify(KEV));
    };
    const origin = await serve(test, { '/kev.json': kev });
    const content = await makeFolder(test);
    const only = /kev/;
    await update(content, origin, { only });
    assert.deepEqual((await update(content, origin, { only })).said, ['kev.json: unchanged, as of 2031-05-06']);
    await writeFile(path.join(content, 'intel/kev.json'), 'cut');
    assert.match((await update(content, origin, { only })).said.join(), /updated/);
    assert.deepEqual(asked, [undefined, '"one"', undefined]);
    assert.equal(await read(content, 'kev.json'), JSON.stringify(KEV));
  });

  it('follows where it is led, over allowed addresses alone', async (test) => {
    const origin = await serve(test, { ...WHOLE, '/moved.json': send('', { Location: '/kev.json' }, 302) });
    const content = await makeFolder(test);
    const call = { content, now: NOW, transport: LOCAL, say: () => undefined };
    const [source] = listSources({ attack: null, kev: `${origin}/moved.json`, epss: null, galaxies: [] });
    assert.ok(source);
    assert.deepEqual(await updateIntel({ ...call, sources: [source] }), []);
    assert.deepEqual((await intelOf(content)).sort(), ['kev.json', 'manifest.json']);
  });
});

describe('downloading with faults', () => {
  const body = JSON.stringify(KEV);
  const faults: Readonly<Record<string, readonly [answer: Answer, what: RegExp]>> = {
    'cut off in the middle': [
      (_, response) => {
        response.writeHead(200, { 'Content-Length': String(body.length) });
        response.write(body.slice(0, 100), () => response.destroy());
      },
      /connection failed/,
    ],
    'cut off, and said to be whole': [send(body.slice(0, 100)), /no JSON/],
    'closed before it answers': [(request) => request.destroy(), /connection failed/],
    'slow to begin': [() => undefined, /did not come within 0\.3 s/],
    'slow in the middle': [
      (_, response) => void response.writeHead(200).write(body.slice(0, 100)),
      /did not come within/,
    ],
    'a server error': [send('oops', {}, 500), /answers 500/],
    'not there': [send('', {}, 404), /answers 404/],
    'unchanged, though we have none that it knows': [send('', {}, 304), /answers 304/],
    'a web page': [send('<p>Log in</p>', { 'Content-Type': 'text/html; charset=utf-8' }), /sends text\/html/],
    'said to be huge': [send('x', { 'Content-Length': '1000000000' }), /larger than 100000 bytes/],
    huge: [
      (_, response) => {
        const more = (): void => void (response.destroyed || response.write('x'.repeat(60_000), more));
        response.writeHead(200);
        more();
      },
      /larger than 100000 bytes/,
    ],
    'huge once it is unpacked': [send(gzipSync('x'.repeat(5_000_000)), { 'Content-Encoding': 'gzip' }), /larger than/],
    'no JSON': [send('{"catalogVersion": '), /no JSON/],
    empty: [send(''), /no JSON/],
    'another list': [send(JSON.stringify(ACTORS)), /no CISA KEV/],
    'of another form': [send(JSON.stringify({ ...KEV, vulnerabilities: [{ cveID: 'x' }] })), /vulnerabilities\.0/],
    'redirected to another host': [
      send('', { Location: 'http://localhost/kev.json' }, 301),
      /leads to http:\/\/localhost/,
    ],
    'redirected without end': [send('', { Location: '/kev.json' }, 302), /more than 5 times/],
    'redirected nowhere': [send('', { Location: 'http://' }, 302), /no address/],
  };

  for (const [name, [answer, what]] of Object.entries(faults)) {
    it(`keeps the old file: ${name}`, async (test) => {
      const content = await makeFolder(test);
      const working = await serve(test, WHOLE);
      await update(content, working, { only: /ransomware/ });
      await writeFile(path.join(content, 'intel/kev.json'), OLD);
      const before = await read(content, 'manifest.json');
      const origin = await serve(test, { '/kev.json': answer });
      const transport = name.startsWith('slow ') ? { ...LOCAL, timeout: 300 } : LOCAL;
      const { problems } = await update(content, origin, { only: /kev/, transport });
      assert.equal(problems.length, 1);
      assert.match(problems.join(), what);
      assert.equal(await read(content, 'kev.json'), OLD);
      assert.equal(await read(content, 'manifest.json'), before);
      assert.deepEqual((await intelOf(content)).sort(), ['kev.json', 'manifest.json', 'misp-galaxy-ransomware.json']);
    });
  }

  it('goes on with the other lists, and names every fault at the end', async (test) => {
    const content = await makeFolder(test);
    const answers = { ...WHOLE, '/kev.json': send('', {}, 500), '/attack.json': send('[]') };
    const { problems, said } = await update(content, await serve(test, answers));
    assert.equal(problems.length, 2);
    assert.equal(said.filter((line) => /new/.test(line)).length, 3);
    assert.equal(said.filter((line) => /not updated/.test(line)).length, 2);
  });

  it('refuses a damaged list of predictions', async (test) => {
    const content = await makeFolder(test);
    const bytes = gzipSync(EPSS);
    for (const wrong of [bytes.subarray(0, 50), gzipSync(EPSS.replace('0.05', '5')), Buffer.from('cve,epss\n')]) {
      const { problems } = await update(content, await serve(test, { '/epss.csv.gz': send(wrong) }), { only: /epss/ });
      assert.equal(problems.length, 1);
    }
    await assert.rejects(intelOf(content));
  });
});

describe('https', () => {
  it('is all that is asked, and all that settings take', async (test) => {
    const content = await makeFolder(test);
    const origin = await serve(test, WHOLE);
    const { problems } = await update(content, origin, { only: /kev/, transport: SECURE });
    assert.match(problems.join(), /not https/);
    const defaults = listSources(Digest.parse({}).intel);
    assert.equal(defaults.length, 5);
    assert.ok(defaults.every(({ url }) => SECURE.isAllowed(new URL(url))));
  });

  it('is named with its line in digest.yaml where it is missing', async (test) => {
    const content = await makeContent(test, {
      'digest.yaml': 'intel:\n  kev: http://cisa.example/kev.json\n  epss:\n',
    });
    const { problems } = await loadSettings(content);
    assert.deepEqual(
      problems.map(({ line, what }) => `${line}: ${what}`),
      ['2: `intel.kev` is no https address'],
    );
    const { code, stderr } = await runScript('update-intel', ['--content', content]);
    assert.equal(code, 1);
    assert.match(stderr, /digest\.yaml:2: `intel\.kev` is no https address/);
  });

  it('is not asked where every address is left empty', async (test) => {
    const empty = 'intel:\n  attack:\n  kev:\n  epss:\n  galaxies: []\n';
    const content = await makeContent(test, { 'digest.yaml': empty });
    const run = (...flags: readonly string[]) => runScript('update-intel', flags);
    assert.equal((await run('--content', content)).code, 0);
    assert.equal((await run('--content', path.join(content, 'absent'))).code, 2);
    assert.equal((await run('--nonsense')).code, 2);
  });
});

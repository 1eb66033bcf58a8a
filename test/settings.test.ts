import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { Ajv } from 'ajv';
import { parseYaml } from '../scripts/article/yaml.ts';
import { explanationsIn, switchAllOn } from '../scripts/settings/explained.ts';
import { type JsonSchema, keysOf, type SettingsName, toJsonSchema } from '../scripts/settings/schemas.ts';
import { loadSettings } from '../scripts/settings/settings.ts';
import { makeFolder, REPO, writeFiles } from './support/content.ts';

const NAMES = ['digest', 'topics', 'sources'] as const;
const SCHEMAS = path.join(REPO, 'docs/schemas');

const shipped = (name: SettingsName): Promise<string> => readFile(path.join(REPO, 'content', `${name}.yaml`), 'utf8');

async function schemaOf(name: SettingsName): Promise<JsonSchema> {
  return toJsonSchema(name, name === 'digest' ? explanationsIn(await shipped(name)) : new Map());
}

/** The problems of a settings file as `line: what → what to do`. */
async function problemsOf(test: TestContext, name: SettingsName, text: string): Promise<string[]> {
  const content = await makeFolder(test);
  await writeFiles(content, { [`${name}.yaml`]: text });
  const { problems } = await loadSettings(content);
  return problems.map(({ file, line, what, fix }) => {
    assert.equal(file, path.join(content, `${name}.yaml`));
    return `${line}: ${what} → ${fix}`;
  });
}

describe('a settings file', () => {
  const wrong: readonly (readonly [what: string, file: SettingsName, text: string, problems: readonly string[]])[] = [
    [
      'whose keys are misspelt',
      'digest',
      'titel: A\nfeed:\n  itmes: 3\n  content: full\nhome: 3\nmood: x\n',
      [
        '1: `titel` is no key that Hexdigest knows → Did you mean `title`? Correct its spelling, or take it out.',
        '3: `feed.itmes` is no key that Hexdigest knows → Did you mean `items`? Correct its spelling, or take it out.',
        '5: `home` is no key that Hexdigest knows → It belongs below `page_size`: move it there, indented by two spaces.',
      ],
    ],
    [
      'whose values are of another kind',
      'digest',
      'title: 5\ndescription:\nlinked_hosts: cisa.gov\nfeed: full\npage_size:\n  home: 0\n  list: 2000\n',
      [
        '1: `title` is a number, and has to be text → Put it in double quotes.',
        '2: `description` is empty, and has to be text → Write it, or take the line out.',
        '3: `linked_hosts` is text, and has to be a list → Write it as [one, other], or each on a line of its own, after a hyphen.',
        '4: `feed` is text, and has to be a group of keys → Write its keys on the lines below, indented by two spaces.',
        '6: `page_size.home` is no whole number from 1 to 500 → Write one, without quotes.',
        '7: `page_size.list` is no whole number from 1 to 1000 → Write one, without quotes.',
      ],
    ],
    [
      'whose words are none that it may hold',
      'digest',
      'language: no such\nfeed:\n  content: whole\n  sources: { Dark Reading: some }\n',
      [
        '1: `language` is no language tag → Write it as en, en-GB or de.',
        '3: `feed.content` is neither full nor excerpt → Write full or excerpt.',
        '4: `feed.sources.Dark Reading` is none of full, excerpt → Write one of them.',
      ],
    ],
    [
      'whose language is named in words',
      'digest',
      'title: A\nlanguage: english\n',
      ['2: `language` is no language tag → Write it as en, en-GB or de.'],
    ],
    [
      'whose text is a list',
      'sources',
      'sources:\n  - name: [A, B]\n  - C\n',
      [
        '2: `sources.0.name` is a list, and has to be text → Write it behind the key.',
        '3: `sources.1` is text, and has to be a group of keys → Write its keys on the lines below, indented by two spaces.',
      ],
    ],
    [
      'whose topics are wrong',
      'topics',
      'topics:\n  - tag: a\n    label: ""\n    rule: { x: 1 }\n    rules: { y: 9 }\n  - label: B\n',
      [
        '3: `topics.0.label` is empty → Write something there, or take the line out.',
        '4: `topics.0.rule` is no key that Hexdigest knows → Did you mean `rules`? Correct its spelling, or take it out.',
        '5: `topics.0.rules.y` is no weight → Write 1 to 5.',
        '6: `topics.1.tag` is missing → Add it.',
      ],
    ],
    [
      'whose topics share a name',
      'topics',
      'topics:\n  - { tag: a, label: A, aliases: [x] }\n  - tag: b\n    label: B\n    aliases: [y, X]\n',
      ['5: `topics.1.aliases.1` is also a name of the topic a → Take it out of one of the two.'],
    ],
    [
      'whose sources share a name',
      'sources',
      'sources:\n  - name: Dark Reading\n    dates: day-first\n  - name: dark-reading\n',
      ['4: `sources.1.name` is also a name of the source Dark Reading → Take it out of one of the two.'],
    ],
  ];
  for (const [what, name, text, problems] of wrong) {
    it(`${what} is told by line, all at once`, async (test) => {
      const found = await problemsOf(test, name, text);
      assert.deepEqual(
        found.filter((problem) => !problem.includes('`mood`')),
        problems,
      );
    });
  }

  it('names what is known where nothing is near', async (test) => {
    const [problem] = await problemsOf(test, 'digest', 'feed:\n  mood: x\n');
    assert.match(problem ?? '', /^2: `feed\.mood` is no key .* Known here: items, content, sources/);
  });

  it('that is no YAML is told once a line', async (test) => {
    const found = await problemsOf(test, 'topics', 'topics:\n  - rules:\n      worm: 9\n      - x\n');
    assert.deepEqual(
      found.map((problem) => problem.replace(/(?<=YAML: ).*/, '…')),
      ['4: This is not valid YAML: …'],
    );
  });

  it('may have groups of which everything is switched off', async (test) => {
    assert.deepEqual(await problemsOf(test, 'digest', 'feed:\n  #items: 3\nlinked_hosts:\nintel:\n'), []);
  });
});

describe('the settings that come with the program', () => {
  it('are sound, and so is everything that is switched off in them', async (test) => {
    for (const name of NAMES) {
      const text = await shipped(name);
      assert.deepEqual(await problemsOf(test, name, text), []);
      assert.deepEqual(await problemsOf(test, name, switchAllOn(text)), []);
    }
    assert.match(switchAllOn(await shipped('digest')), /^intel:\n {2}# .*\n {2}attack: /m);
  });

  it('explain every key of digest.yaml where it stands, and no other', async () => {
    const explained = [...explanationsIn(await shipped('digest')).keys()];
    assert.deepEqual(explained.toSorted(), keysOf(toJsonSchema('digest')).toSorted());
  });

  it('name their JSON Schema in the first line', async () => {
    for (const name of NAMES) {
      const [first = ''] = (await shipped(name)).split('\n');
      const place = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? '';
      assert.equal(path.join(REPO, 'content', place), path.join(SCHEMAS, `${name}.schema.json`));
    }
  });
});

describe('the JSON Schemas', () => {
  it('are as the program has it; UPDATE=1 writes them anew', async () => {
    for (const name of NAMES) {
      const file = path.join(SCHEMAS, `${name}.schema.json`);
      const text = `${JSON.stringify(await schemaOf(name), null, 2)}\n`;
      if (process.env.UPDATE === '1') {
        await mkdir(SCHEMAS, { recursive: true });
        await writeFile(file, text);
      }
      assert.equal(await readFile(file, 'utf8'), text, `UPDATE=1 npm test -- settings writes ${file}`);
    }
  });

  it('take the files of the program, refuse other keys and values, and describe every key', async () => {
    for (const name of NAMES) {
      const schema = await schemaOf(name);
      const check = new Ajv({ strict: false }).compile(schema);
      assert.ok(check(parseYaml(switchAllOn(await shipped(name))).value), JSON.stringify(check.errors));
      for (const text of ['mood: x', `${name === 'digest' ? 'feed' : name}: 3`])
        assert.ok(!check(parseYaml(text).value), text);
      const described = JSON.stringify(schema).match(/"description":"/g)?.length ?? 0;
      assert.ok(described >= keysOf(schema).length, name);
    }
  });
});

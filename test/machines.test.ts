import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkYaml, parseYaml } from '../scripts/article/yaml.ts';
import { tellSite } from '../scripts/publish/tell.ts';
import { Digest } from '../scripts/settings/digest.ts';
import type { Page } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { render as renderLlms } from '../templates/pages/llms.11ty.tsx';
import { render as renderManifest } from '../templates/pages/manifest.11ty.tsx';
import { render as renderSecurity } from '../templates/pages/security.11ty.tsx';
import { makeArticle, makeSettings } from './support/articles.ts';

const NOW = Date.UTC(2031, 0, 1);
const CONTACT = { contact: 'mailto:security@news.example', expires: '2031-06-01T00:00:00Z' };

function site(digest: object, articles = [makeArticle('The belt', '2030-05-06')]) {
  return planSite(makeSettings({ digest: { base_url: 'https://news.example/digest/', ...digest } }), articles, NOW);
}

function plan<K extends Page['kind']>(kind: K, digest: object = {}, articles?: ReturnType<typeof makeArticle>[]) {
  const { pages, view } = planPages(site(digest, articles));
  const found = pages.filter((page): page is Extract<Page, { kind: K }> => page.kind === kind);
  return { found, view };
}

describe('security.txt', () => {
  const textOf = (security: object): string => {
    const { found, view } = plan('security', { security });
    assert.equal(found[0]?.url, '/.well-known/security.txt');
    return renderSecurity({ site: view.info, planned: found[0] });
  };

  it('says what the editor set, a field a line', () => {
    assert.equal(
      textOf({
        contact: ['mailto:security@news.example', 'https://news.example/report'],
        expires: '2031-06-01T00:00:00Z',
        encryption: 'https://news.example/key.txt',
        policy: 'https://news.example/policy',
        preferred_languages: ['en', 'de-CH'],
      }),
      [
        'Contact: mailto:security@news.example',
        'Contact: https://news.example/report',
        'Expires: 2031-06-01T00:00:00Z',
        'Encryption: https://news.example/key.txt',
        'Preferred-Languages: en, de-CH',
        'Canonical: https://news.example/digest/.well-known/security.txt',
        'Policy: https://news.example/policy',
        '',
      ].join('\n'),
    );
  });

  it('is not there unless it is set', () => {
    assert.deepEqual(plan('security').found, []);
  });

  const wrong: readonly (readonly [what: string, yaml: string, line: number, message: RegExp])[] = [
    ['no contact', 'security:\n  expires: 2031-06-01T00:00:00Z\n', 1, /contact/],
    ['no expiry', 'security:\n  contact: mailto:a@b.example\n', 1, /expires/],
    ['a bare address', 'security:\n  contact: a@b.example\n  expires: 2031-06-01T00:00:00Z\n', 2, /contact/],
    ['an insecure page', 'security:\n  contact: http://b.example/\n  expires: 2031-06-01T00:00:00Z\n', 2, /contact/],
    ['a day', 'security:\n  contact: mailto:a@b.example\n  expires: 2031-06-01\n', 3, /no instant/],
    ['no zone', 'security:\n  contact: mailto:a@b.example\n  expires: 2031-06-01T00:00:00\n', 3, /no instant/],
    [
      'a line break',
      'security:\n  contact: "mailto:a@b.example\\nExpires: x"\n  expires: 2031-06-01T00:00:00Z\n',
      2,
      /contact/,
    ],
  ];
  for (const [what, yaml, line, message] of wrong) {
    it(`is refused with its line: ${what}`, () => {
      const checked = checkYaml(parseYaml(yaml), Digest, { file: 'digest.yaml' });
      assert.ok(!checked.ok);
      assert.equal(checked.problems.length, 1);
      assert.equal(checked.problems[0]?.line, line);
      assert.match(`${checked.problems[0]?.what} ${checked.problems[0]?.fix}`, message);
    });
  }

  it('is told to have expired, to expire soon, or to hold too long, and is published all the same', () => {
    const result = { files: 1, written: [], removed: [], foreign: [] };
    const told = (expires: string) =>
      tellSite(site({ security: { ...CONTACT, expires } }), result, 'dist', NOW).filter((line) =>
        /security/.test(line),
      );
    assert.deepEqual(told('2031-06-01T00:00:00Z'), []);
    assert.match(told('2030-12-31T23:59:59Z').join(), /holds no longer/);
    assert.match(told('2031-01-01T00:00:00+01:00').join(), /holds no longer/);
    assert.match(told('2031-01-11T00:00:00Z').join(), /holds for 10 days more/);
    assert.match(told('2032-06-01T00:00:00Z').join(), /more than a year/);
    assert.match(textOf({ ...CONTACT, expires: '2030-12-31T23:59:59Z' }), /^Expires: 2030-12-31T23:59:59Z$/m);
  });
});

describe('the web app manifest', () => {
  it('names the site, below its root, and icons that are there', () => {
    const { found, view } = plan('manifest', { title: 'The Digest', description: 'Day by day.', language: 'de' });
    const manifest = JSON.parse(renderManifest({ site: view.info, planned: found[0] ?? assert.fail() }));
    assert.equal(manifest.name, 'The Digest');
    assert.equal(manifest.short_name, 'The Digest');
    assert.equal(manifest.lang, 'de');
    assert.deepEqual([manifest.id, manifest.start_url, manifest.scope], ['/digest/', '/digest/', '/digest/']);
    const { pages } = planPages(site({}));
    const there = new Set(pages.map(({ url }) => `/digest${url}`));
    const icons: { src: string; sizes: string; purpose: string }[] = manifest.icons;
    assert.deepEqual(
      icons.filter(({ src }) => !there.has(src)),
      [],
    );
    // What browsers ask for before they offer to install: 192 and 512 pixels, and one that may be cut.
    assert.ok(['192x192', '512x512'].every((size) => icons.some(({ sizes }) => sizes === size)));
    assert.ok(icons.some(({ purpose }) => purpose === 'maskable'));
  });

  it('has no short name where the name is long', () => {
    const { found, view } = plan('manifest', { title: 'The Evening Digest of Security' });
    assert.ok(!('short_name' in JSON.parse(renderManifest({ site: view.info, planned: found[0] ?? assert.fail() }))));
  });
});

describe('llms.txt', () => {
  const textOf = (articles?: ReturnType<typeof makeArticle>[]): string => {
    const { found, view } = plan('llms', { title: 'The Digest', description: 'Day by day.' }, articles);
    return renderLlms({ site: view.info, planned: found[0] ?? assert.fail() });
  };

  it('is a heading, a summary, and sections of links to what is there', () => {
    const text = textOf();
    assert.match(text, /^# The Digest\n\n> Day by day\.\n\n[^#]+\n\n## Reading\n\n- \[/);
    const links = [...text.matchAll(/^- \[[^\]]+\]\((\S+)\): \S/gm)].map(([, url]) => url ?? '');
    assert.ok(links.length > 5);
    assert.equal(links.length, text.match(/^- /gm)?.length);
    const { pages, view } = planPages(site({}));
    const there = new Set(pages.map(({ url }) => view.absolute(url)));
    assert.deepEqual(
      links.filter((url) => !there.has(url)),
      [],
    );
  });

  it('is the same whatever articles come', () => {
    assert.equal(textOf(), textOf([makeArticle('Other', '2029-01-01'), makeArticle('Another', '2030-02-03')]));
  });
});

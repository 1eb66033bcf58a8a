/** Files whose names no repository should hold, and bytes that no editor should open. */
export function filesWithBadNames(): Record<string, string | Uint8Array> {
  const article = (id: string, title: string, body: string): string =>
    `---\nid: ffffffffffffff${id}\ntitle: "${title}"\ndate: 2031-03-12\n---\n\n${body}\n`;
  const controls = Array.from({ length: 32 }, (_, code) =>
    code === 10 || code === 13 ? ' ' : String.fromCharCode(code),
  ).join('x');
  const late = Array.from({ length: 33 }, (_, at) => String.fromCharCode(127 + at)).join('x');
  const story = (title: string): string =>
    `# ${title}\n\nThe text of a file with a name that means harm, with file-name-host.example in it.\n`;
  const text = `A headline with a bell \u0007 and an escape \u001b[31m in it\nMarch 12, 2031\n\nA paragraph with \u0000 and \u0008 and \u001b]0;title\u0007 within its words, which is long enough to be taken for running text by whoever reads it.\n\nAnd another paragraph, which has none of them, so that the file is an article and no heap of bytes.\n`;
  return {
    'articles/2031/03/12-control-bytes.md': article(
      '01',
      'Control bytes',
      `${controls} ${late} \uFFFE \uFFFF \uFDD0 \uE000 \u2028 \u2029 \uFEFF\n\n\`${controls}\`\n\n    ${controls}`,
    ),
    'articles/2031/03/12-no-utf-8.md': Buffer.from(
      article('02', 'Bytes that are no UTF-8', '\xC3\x28 \xA0\xA1 \xED\xA0\x80 \xF8\x88\x80 \xFF\xFE'),
      'latin1',
    ),
    'articles/2031/03/12-file-name-host.example.md': article('03', 'A host for a name', 'Text.'),
    'articles/2031/03/12-__proto__.md': article('04', 'A prototype for a name', 'Text.'),
    'articles/2031/03/12-..%2f..%2fescaped.md': article('05', 'A way up for a name', 'Text.'),
    'articles/{{7*7}}/%7B.md': article('06', 'A folder that is a template', 'Text.'),
    'articles/undated/index.md': article('07', 'The name of an index', 'Text.'),
    'articles/2031/03/12-1.md': article('08', 'The name of a page of a list', 'Text.'),
    'articles/2031/03/12-feed.xml.md': article('09', 'The name of a feed', 'Text.'),
    'inbox/controls.txt': text,
    'inbox/{{7*7}} ${7*7}.md': story('The name is a template'),
    'inbox/%2e%2e%2ffile-name-host.example.md': story('The name is a way up'),
    "inbox/-rf --out=x; $(touch pwned); 'touch pwned'.md": story('The name is a command'),
    [`inbox/${'long'.repeat(50)}.md`]: story('The name is long'),
    'inbox/\u202Efdp.md': story('The name is turned around'),
    'inbox/deep/er/than/usual/story.md': story('The file lies deep'),
    ...(process.platform === 'win32'
      ? {}
      : {
          'articles/2031/03/12-<b onclick=window.pwned=1>.md': article('0a', 'Markup for a name', 'Text.'),
          'inbox/<img src=x onerror=window.pwned=1>.md': story('The name is markup'),
          'inbox/a\\..\\..\\b:c?d*"e|.md': story('The name is a path elsewhere'),
          'inbox/con.md': story('The name is reserved'),
        }),
  };
}

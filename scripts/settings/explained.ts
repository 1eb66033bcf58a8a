/** `#key:` and `#- item` are lines that are switched off; `# words` is an explanation. */
const KEY = /^(?<indent> *)#?(?<key>[A-Za-z_][\w-]*):(?: |$)/;
const WORDS = /^ *#(?: (?<words>\S.*))?$/;
const OFF = /^( *)#(?=[\w-])/;

/**
 * What the comments of a settings file say of its keys: the lines `# …` above a key explain it, whether it is switched on
 * or off. Keys are given with their path, `feed.items`.
 */
export function explanationsIn(text: string): ReadonlyMap<string, string> {
  const explained = new Map<string, string>();
  const open: { readonly indent: number; readonly key: string }[] = [];
  let words: string[] = [];
  for (const line of text.split('\n')) {
    const comment = WORDS.exec(line);
    const key = comment === null ? KEY.exec(line)?.groups : undefined;
    if (key !== undefined) {
      const indent = (key.indent ?? '').length;
      while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
      open.push({ indent, key: key.key ?? '' });
      if (words.length > 0) explained.set(open.map((each) => each.key).join('.'), words.join(' '));
    }
    words = comment?.groups?.words === undefined ? [] : [...words, comment.groups.words];
  }
  return explained;
}

/** A settings file with everything switched on. */
export function switchAllOn(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(OFF, '$1'))
    .join('\n');
}

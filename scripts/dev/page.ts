/** Where the server keeps what it adds to pages; no page of a site has such an address. */
export const ADDED = '/.dev/';

const META = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")/i;
/** What `client.js` does: it is a script, listens to the server, and has a stylesheet of its own. */
const NEEDED = ['script-src', 'connect-src', 'style-src'];

/** A page of the site with the script that keeps it fresh; its policy is widened for that and for nothing else. */
export function addClient(html: string, build: string): string {
  const script = `<script src="${ADDED}client.js" data-build="${build}" defer></script>`;
  return html
    .replace(META, (_, before: string, policy: string, after: string) => before + widenPolicy(policy) + after)
    .replace('</head>', () => `${script}</head>`);
}

/**
 * A Content Security Policy that also allows what comes from the server itself (CSP Level 3, §2.2): a directive that is
 * absent had the sources of `default-src`.
 */
export function widenPolicy(policy: string): string {
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .flatMap(([name, ...sources]) => (name ? [[name.toLowerCase(), sources] as const] : [])),
  );
  const fallback = directives.get('default-src');
  for (const name of NEEDED) {
    const sources = directives.get(name) ?? fallback;
    if (sources === undefined || sources.includes("'self'")) continue;
    directives.set(name, [...sources.filter((source) => source !== "'none'"), "'self'"]);
  }
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

/** What stands where the first build gave no site. */
export const NO_SITE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No site yet</title>
</head>
<body>
<main>
<h1>There is no site yet</h1>
<p>It appears here by itself once it is built.</p>
</main>
</body>
</html>
`;

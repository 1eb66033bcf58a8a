/** What stands at the head of a name to be compared by eye: `CVE-2021-44228`, `T1566.001`, `CWE-89`, `MS17-010`. */
const IDENTIFIER = /^(?:CVE-\d{4}-\d{4,}|MS\d{2}-\d{3}|CWE-\d+|TA?\d{4}(?:\.\d{3})?)(?!\S)/;

/** The name of a thing, its identifier in the face for identifiers. */
export function Name({ of: name }: { readonly of: string }) {
  const id = IDENTIFIER.exec(name)?.[0];
  if (id === undefined) return <bdi>{name}</bdi>;
  return (
    <bdi>
      <span class="id">{id}</span>
      {name.slice(id.length)}
    </bdi>
  );
}

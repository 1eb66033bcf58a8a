import type { Option, SearchPage } from '../../scripts/site/page.ts';

/** What a reader types into and chooses from. It shows where scripts run, since without them it could do nothing. */
export function SearchForm({ page }: { readonly page: SearchPage }) {
  return (
    <div class="scripted">
      <search>
        <form class="search" data-module={page.module}>
          <label for="q">Words, names, ids, indicators</label>
          <div class="asking">
            <input
              type="search"
              id="q"
              name="q"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              enterkeyhint="search"
              aria-describedby="hint"
            />
            <button type="submit">Search</button>
          </div>
          <p class="note" id="hint">
            Groups, malware, vulnerabilities and products are found under all of their names, authors under theirs,
            addresses live or defanged. Words in “quotes” are looked for as they stand.
            <span class="keys">
              {' '}
              <kbd>/</kbd> comes here, <kbd>↓</kbd> and <kbd>↑</kbd> go through the results, <kbd>Esc</kbd> clears.
            </span>
          </p>
          <div class="filters">
            <Filter name="year" label="Year" options={page.years} />
            <Filter name="kind" label="Kind" options={page.kinds} />
            <Filter name="tag" label="Tag" options={page.tags} />
            <Filter name="source" label="Source" options={page.sources} />
          </div>
        </form>
      </search>
      <p class="found" role="status" />
      <ol class="results" />
      <p>
        <button type="button" class="more" hidden>
          Show more
        </button>
      </p>
    </div>
  );
}

interface FilterProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
}

function Filter({ name, label, options }: FilterProps) {
  if (options.length < 2) return null;
  return (
    <p>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">Any</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </p>
  );
}

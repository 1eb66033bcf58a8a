// @ts-check
// Light or dark paper, by the reader's choice or as the system has it. The page loads this before it is first painted, so
// that none flashes in the other colours; without it the system decides, and there is no switch.
{
  const KEY = 'theme';
  const CHOICES = [
    { value: 'light', label: 'Light' },
    { value: 'system', label: 'As the system' },
    { value: 'dark', label: 'Dark' },
  ];
  const root = document.documentElement;

  /** What is remembered; a browser that keeps nothing for sites refuses to be asked. */
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  /** @param {string} value */
  const remember = (value) => {
    try {
      if (value === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, value);
    } catch {
      // The choice holds for this page.
    }
  };

  /** @param {string | null} value */
  const show = (value) => {
    const theme = CHOICES.find((choice) => choice.value === value)?.value ?? 'system';
    root.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const scheme = meta.getAttribute('data-scheme');
      meta.setAttribute(
        'media',
        theme === 'system' ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? 'all' : 'not all',
      );
    }
    for (const input of document.querySelectorAll('.theme input'))
      if (input instanceof HTMLInputElement) input.checked = input.value === theme;
  };

  const build = () => {
    const place = document.querySelector('.theme');
    if (place === null) return;
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.className = 'unseen';
    legend.textContent = 'Colours';
    group.append(legend, ...CHOICES.map(option));
    place.append(group);
    show(root.dataset.theme ?? null);
  };

  /** @param {{ value: string, label: string }} choice */
  const option = ({ value, label }) => {
    const [name, input, text] = [
      document.createElement('label'),
      document.createElement('input'),
      document.createElement('span'),
    ];
    Object.assign(input, { type: 'radio', name: 'theme', value });
    input.addEventListener('change', () => {
      remember(value);
      show(value);
    });
    text.className = 'unseen';
    text.textContent = label;
    name.title = label;
    name.append(input, text);
    return name;
  };

  show(remembered());
  document.addEventListener('DOMContentLoaded', build);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) show(remembered());
  });
  // Another tab has changed it.
  addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY) show(newValue);
  });
}

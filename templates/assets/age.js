// @ts-check
// How long ago an article was published, in the words of the page's language. Without scripts its year says so.
const units = /** @type {const} */ ([
  ['year', 365.25],
  ['month', 30.44],
  ['week', 7],
  ['day', 1],
]);

for (const place of document.querySelectorAll('.age')) {
  const day = place.getAttribute('data-since') ?? '';
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((today - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
  const [unit, length] = units.find(([, most]) => days >= most) ?? ['day', 1];
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  if (days >= 0) place.textContent = words.format(-Math.floor(days / length), unit);
}

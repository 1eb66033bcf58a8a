// @ts-check
// Keys on every page: «/» leads to search, or into the field of the page that has one.
document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (key !== '/' || ctrlKey || metaKey || altKey) return;
  if (target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null) return;
  const place = document.querySelector('input[type="search"], .sections a[href$="/search/"]');
  if (!(place instanceof HTMLElement)) return;
  event.preventDefault();
  if (place instanceof HTMLInputElement) place.focus();
  else place.click();
});

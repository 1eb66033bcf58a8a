// @ts-check
// Keys on every page: to the page before or after, to search, and a note of them all with a switch, since single keys may
// be sent by accident (WCAG 2.2, 2.1.4). What is remembered is only that they are off.
const KEY = 'keys';
const KEYS = [
  ['j ←', 'the one before'],
  ['k →', 'the one after'],
  ['/', 'search'],
  ['?', 'these keys'],
];
/** @type {Record<string, string>} */
const PLACES = {
  j: 'a[rel="prev"], .front .edition a',
  ArrowLeft: 'a[rel="prev"], .front .edition a',
  k: 'a[rel="next"]',
  ArrowRight: 'a[rel="next"]',
  '/': 'main input[type="search"]:not([hidden] *), body:not(:has(main input[type="search"])) .sections a[href$="/search/"]',
};
/** Where keys have a use of their own: fields, and what scrolls sideways. */
const OWN = 'input, select, textarea, [contenteditable], dialog, pre, .table, .columns';

let isOn = true;
try {
  isOn = localStorage.getItem(KEY) !== 'off';
} catch {
  // They are on, and can be switched off for this page.
}

/** @param {boolean} value */
const turn = (value) => {
  isOn = value;
  try {
    if (value) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // It holds for this page.
  }
  for (const box of document.querySelectorAll('.keys-on')) if (box instanceof HTMLInputElement) box.checked = value;
};

/**
 * @param {string} name
 * @param {(string | Node)[]} children
 * @param {Record<string, unknown>} [properties]
 */
const make = (name, children, properties = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const makeSwitch = () => {
  const box = make('input', [], { type: 'checkbox', checked: isOn, className: 'keys-on' });
  box.addEventListener('change', () => box instanceof HTMLInputElement && turn(box.checked));
  return make('label', [box, 'Use these keys on this site']);
};

const help = () => {
  const rows = KEYS.flatMap(([keys = '', what = '']) => [
    make(
      'dt',
      keys.split(' ').flatMap((key) => [make('kbd', [key]), ' ']),
    ),
    make('dd', [what]),
  ]);
  const close = make('button', ['Close'], { type: 'button', autofocus: true });
  const title = make('h2', ['Keys'], { id: 'keys-help' });
  const dialog = make('dialog', [title, make('dl', rows), makeSwitch(), close], { className: 'keys-help' });
  if (!(dialog instanceof HTMLDialogElement)) return;
  dialog.setAttribute('aria-labelledby', title.id);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};

document.querySelector('.keys-switch')?.append(makeSwitch());
document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (!isOn || ctrlKey || metaKey || altKey || event.repeat || event.isComposing || event.defaultPrevented) return;
  if (target instanceof Element && target.closest(OWN) !== null) return;
  if (key === '?') return help();
  const where = PLACES[key];
  // Some keyboards have the slash above a figure.
  const place = where !== undefined && (!shiftKey || key === '/') ? document.querySelector(where) : null;
  if (!(place instanceof HTMLElement)) return;
  event.preventDefault();
  if (place instanceof HTMLInputElement) place.focus();
  else place.click();
});

// @ts-check
// A button that puts what a page is about on the reader's watchlist, or takes it off. Without scripts there is none.
import { KEY, read, write } from './watch-store.js';

const actions = document.querySelector('.actions[data-place]');
if (actions instanceof HTMLElement) {
  const { place = '' } = actions.dataset;
  const button = document.createElement('button');
  const show = () => button.setAttribute('aria-pressed', String(read().has(place)));
  button.type = 'button';
  button.textContent = 'Watch';
  button.addEventListener('click', () => {
    const list = read();
    if (!list.delete(place)) list.add(place);
    if (!write(list)) {
      button.disabled = true;
      button.textContent = 'This browser keeps no list';
    }
    show();
  });
  addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) show();
  });
  addEventListener('pageshow', show);
  const item = document.createElement('li');
  item.append(button);
  actions.prepend(item);
  show();
}

// Suggestions: a combobox that never takes what was typed. Late answers are dropped; the count is said once a pause. site.js
// fetches this when somebody goes to a search field.
const said = document.getElementById('said');
const words = said.dataset;
const say = text => { said.textContent = text; };
const make = (tag, fields) => Object.assign(document.createElement(tag), fields);

// `before` is what the field said when one came to it: what was typed since has not been asked for.
export const suggest = (input, before) => {
  if (!input.onfocus) return;
  input.onfocus = null;
  let active = -1, asking, wait, pause;
  const list = make('ul', {id: input.id + '-list', role: 'listbox', ariaLabel: words.list, hidden: true});
  input.after(list);
  input.setAttribute('aria-controls', list.id);

  const point = index => {
    active = index;
    [...list.children].forEach((option, at) => { option.ariaSelected = at === index; });
    const option = list.children[index];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({block: 'nearest'});
    } else input.removeAttribute('aria-activedescendant');
  };
  const show = open => {
    list.hidden = !open;
    input.ariaExpanded = open;
    point(-1);
  };
  const clear = () => {
    list.replaceChildren();
    show(false);
  };
  const stop = () => {
    asking?.abort();
    clearTimeout(wait);
    clearTimeout(pause);
  };
  const fill = ([, texts, about, urls]) => {
    list.replaceChildren(...texts.map((text, at) => {
      const option = make('li', {id: list.id + at, role: 'option', onclick: () => location.assign(urls[at])});
      option.append(text, make('small', {textContent: about[at]}));
      return option;
    }));
    show(texts.length > 0);
    pause = setTimeout(say, 700, texts[1] ? words.many.replace('{count}', texts.length) : texts[0] ? words.one : words.none);
  };
  const ask = async text => {
    const {signal} = asking = new AbortController();
    // Offline, slow or refused: what was suggested for other words goes, and the field still works as a form.
    pause = setTimeout(clear, 1000);
    try {
      const answer = await (await fetch(words.suggest + encodeURIComponent(text), {signal})).json();
      clearTimeout(pause);
      fill(answer);
    } catch {
      if (!signal.aborted) clear();
    }
  };
  input.oninput = () => {
    stop();
    say('');
    point(-1);
    const text = input.value.trim();
    if (text[1]) wait = setTimeout(ask, 60, text);
    else clear();
  };
  input.onkeydown = event => {
    const key = event.key;
    const count = list.children.length;
    const step = {ArrowDown: 1, ArrowUp: -1}[key];
    if (event.isComposing) return;
    if (key === 'Escape') {
      stop();
      if (list.hidden) return;
      show(false);
    } else if (/^(ArrowLeft|ArrowRight|Home|End)$/.test(key)) return point(-1);
    else if (step && !count) return input.oninput();
    else if (key === 'Enter' && active >= 0) list.children[active].click();
    else if (step) {
      const next = (active + 1 + step + count + 1) % (count + 1) - 1;
      show(true);
      point(next);
    } else return;
    event.preventDefault();
  };
  input.onblur = () => {
    stop();
    clear();
  };
  addEventListener('pagehide', clear);
  list.onpointerdown = event => event.preventDefault();
  if (input.value !== before && input.matches(':focus')) input.oninput();
};

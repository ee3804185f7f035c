// The site's one script. Pages are complete without it; with it, answers fold, the search field suggests, and "/" goes there.
const start = () => {
  const said = document.getElementById('said');
  const words = said.dataset;
  const say = text => { said.textContent = text; };
  const make = (tag, fields) => Object.assign(document.createElement(tag), fields);

  // Answers fold under their questions. "until-found" lets find-in-page and links still reach them.
  const is_open = entry => !entry.lastElementChild.hidden;
  const all_open = entries => [...entries.children].every(is_open);
  const set = (entry, open) => {
    entry.lastElementChild.hidden = open ? false : 'until-found';
    entry.querySelector('button').ariaExpanded = open;
    entry.parentNode.previousElementSibling.lastElementChild.textContent = all_open(entry.parentNode) ? words.hide : words.show;
  };
  for (const entries of document.querySelectorAll('.entries')) {
    for (const entry of entries.children) {
      const [heading, answer] = entry.children;
      const button = make('button', {onclick: () => set(entry, !is_open(entry))});
      button.append(...heading.childNodes);
      heading.append(button);
      answer.onbeforematch = () => set(entry, true);
      set(entry, false);
    }
    const all = entries.previousElementSibling.lastElementChild;
    all.hidden = false;
    all.onclick = () => {
      const open = !all_open(entries);
      for (const entry of entries.children) set(entry, open);
    };
    entries.classList.add('ready');
  }
  const open_address = () => {
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      // A "%" that encodes nothing: the address means no place on this page.
    }
    if (target?.className === 'moved') return location.replace(target.lastElementChild.href);
    const entry = target?.closest('.entry');
    if (!entry) return;
    set(entry, true);
    target.scrollIntoView();
  };
  open_address();
  addEventListener('hashchange', open_address);

  // A link to the address one is at changes nothing when clicked, and still means: open it. An answer's own link is copied.
  addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link) return;
    if (link.hash && link.href === location.href) open_address();
    if (link.parentNode.className !== 'permalink' || !navigator.clipboard) return;
    event.preventDefault();
    const text = link.textContent;
    navigator.clipboard.writeText(link.href).then(() => {
      say(link.textContent = words.copied);
      setTimeout(() => { link.textContent = text; }, 3000);
    });
  });

  // Suggestions: a combobox that never takes what was typed. Late answers are dropped; the count is said once a pause.
  const suggest = input => {
    let active = -1, asking, wait, pause;
    const list = make('ul', {id: input.id + '-list', role: 'listbox', ariaLabel: words.list, hidden: true});
    input.after(list);
    Object.assign(input, {type: 'text', role: 'combobox', ariaAutoComplete: 'list', ariaExpanded: false});
    input.setAttribute('aria-controls', list.id);

    const point = index => {
      active = index;
      [...list.children].forEach((option, at) => { option.ariaSelected = at === index; });
      if (index < 0) input.removeAttribute('aria-activedescendant');
      else input.setAttribute('aria-activedescendant', list.children[index].id);
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
      if (key === 'Escape' && !list.hidden) show(false);
      else if (key === 'Enter' && active >= 0) list.children[active].click();
      else if (step && count) {
        const next = (active + 1 + step + count + 1) % (count + 1) - 1;
        show(true);
        point(next);
      } else return;
      event.preventDefault();
    };
    input.onblur = () => {
      stop();
      show(false);
    };
    list.onpointerdown = event => event.preventDefault();
  };
  const fields = [...document.querySelectorAll('[name=q]')];
  fields.forEach(suggest);

  // The "/" key, unless it was switched off in the footer.
  const slash = document.getElementById('slash');
  if (slash) {
    try {
      slash.checked = localStorage.slash !== 'off';
      slash.onchange = () => { localStorage.slash = slash.checked ? 'on' : 'off'; };
    } catch {
      // A browser that keeps nothing: the box holds for this page.
    }
    slash.closest('p').hidden = false;
    addEventListener('keydown', event => {
      if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || !slash.checked) return;
      if (event.target.closest('input:not([type=checkbox]), textarea, select')) return;
      event.preventDefault();
      fields.find(field => field.offsetParent)?.focus();
    });
  }

  // An error on the page is what the reader must hear first.
  document.querySelector('.alert')?.focus();
};
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();

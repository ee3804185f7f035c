// The site's one script. Pages are complete without it; with it, answers fold, the search field suggests, and "/" goes there.
(() => {
const start = () => {
const said = document.getElementById('said');
const words = said.dataset;
const say = text => { said.textContent = text; };

// Answers fold under their questions. "until-found" lets find-in-page and links still reach them.
const unfolders = [];
const fold = entries => {
  const all = entries.previousElementSibling.querySelector('button');
  const buttons = [];
  const label = () => {
    all.textContent = buttons.some(button => button.ariaExpanded === 'false') ? words.show : words.hide;
  };
  const set = (button, open) => {
    button.ariaExpanded = open;
    button.answer.hidden = open ? false : 'until-found';
    label();
  };
  for (const entry of entries.children) {
    const [heading, answer] = entry.children;
    const button = document.createElement('button');
    button.type = 'button';
    button.answer = answer;
    button.append(...heading.childNodes);
    heading.append(button);
    buttons.push(button);
    button.onclick = () => set(button, button.ariaExpanded === 'false');
    answer.addEventListener('beforematch', () => set(button, true));
    set(button, false);
    unfolders.push(target => entry.contains(target) && set(button, true));
  }
  all.hidden = false;
  all.onclick = () => {
    const open = buttons.some(button => button.ariaExpanded === 'false');
    buttons.forEach(button => set(button, open));
  };
  entries.classList.add('ready');
};
const open_address = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && unfolders.some(unfold => unfold(target) !== false)) target.scrollIntoView();
};
document.querySelectorAll('.entries').forEach(fold);
open_address();
addEventListener('hashchange', open_address);

// A click on a link to the address we are at does not change it, and still means: open it. An entry's own link is copied.
addEventListener('click', event => {
  const link = event.target.closest('a[href*="#"]');
  if (!link) return;
  if (link.hash && link.hash === location.hash && link.pathname === location.pathname) open_address();
  if (link.parentNode.className === 'permalink' && navigator.clipboard) {
    event.preventDefault();
    const text = link.textContent;
    navigator.clipboard.writeText(link.href).then(() => {
      link.textContent = words.copied;
      say(words.copied);
      setTimeout(() => { link.textContent = text; }, 3000);
    });
  }
});

// Suggestions: a combobox that never takes what was typed. Late answers are dropped; the count is said once a pause.
const suggest = form => {
  const input = form.elements.q;
  const list = document.createElement('ul');
  let active = -1, asking, wait, pause;
  list.id = input.id + '-list';
  list.role = 'listbox';
  list.ariaLabel = words.list;
  list.hidden = true;
  input.after(list);
  input.type = 'text';
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.ariaExpanded = false;
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
  const stop = () => {
    asking?.abort();
    clearTimeout(wait);
    clearTimeout(pause);
  };
  const fill = ([, texts, about, urls]) => {
    list.replaceChildren(...texts.map((text, at) => {
      const option = document.createElement('li');
      option.id = list.id + at;
      option.role = 'option';
      option.append(text);
      if (about[at]) option.append(Object.assign(document.createElement('small'), {textContent: about[at]}));
      option.onclick = () => location.assign(urls[at]);
      return option;
    }));
    show(texts.length > 0);
    pause = setTimeout(() => {
      say(texts[1] ? words.many.replace('{count}', texts.length) : texts[0] ? words.one : words.none);
    }, 700);
  };
  const ask = async text => {
    asking = new AbortController();
    try {
      const answer = await fetch('/api/suggest?q=' + encodeURIComponent(text), {signal: asking.signal});
      if (answer.ok) fill(await answer.json());
    } catch {
      // Offline, slow or asked again: the field still works as a form.
    }
  };
  input.oninput = () => {
    stop();
    say('');
    const text = input.value.trim();
    if (text.length < 2) show(false);
    else wait = setTimeout(ask, 60, text);
  };
  input.onkeydown = event => {
    const count = list.children.length;
    if (event.isComposing) return;
    if (event.key === 'Escape' && !list.hidden) show(false);
    else if (event.key === 'Enter' && active >= 0) list.children[active].click();
    else if (/^Arrow(Up|Down)$/.test(event.key) && count) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = list.hidden && step > 0 ? 0 : (active + 1 + step + count + 1) % (count + 1) - 1;
      if (list.hidden) show(true);
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
const forms = [...document.querySelectorAll('form[role=search]')];
forms.forEach(suggest);

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
    if (event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    event.preventDefault();
    forms.map(form => form.elements.q).findLast(input => input.checkVisibility({visibilityProperty: true}))?.focus();
  });
}

// An error on the page is what the reader must hear first.
document.querySelector('.alert')?.focus();
};
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();
})();

// The script of pages with questions: answers fold, and their links are copied.
const start_questions = () => {
  const said = document.getElementById('said');
  const words = said.dataset;

  // Answers fold under their questions. "until-found" lets find-in-page and links still reach them.
  // If the script comes so late that they have opened already, they stay open: somebody may be reading.
  const is_late = document.querySelector(':not(:target) + .answer')?.getAnimations?.().length === 0;
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
      const button = document.createElement('button');
      button.onclick = () => set(entry, !is_open(entry));
      button.append(...heading.childNodes);
      heading.append(button);
      answer.onbeforematch = () => set(entry, true);
      set(entry, is_late);
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
    if (link.parentNode.className !== 'permalink' || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.text_before ||= link.textContent;
    navigator.clipboard.writeText(link.href).then(() => {
      said.textContent = link.textContent = words.copied;
      setTimeout(() => { link.textContent = link.text_before; }, 3000);
    }, () => { location = link.href; });
  });
};
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start_questions);
else start_questions();

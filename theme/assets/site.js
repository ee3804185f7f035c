// The script of every page. Pages are complete without it; with it, the search field suggests, and "/" goes there.
const start = () => {
  const fields = [...document.querySelectorAll('[name=q]')];
  const {suggestions} = document.getElementById('said').dataset;

  // A field is a combobox at once; what fills it is fetched when somebody goes there. Without that it works as a form.
  for (const field of fields) {
    Object.assign(field, {type: 'text', role: 'combobox', ariaAutoComplete: 'list', ariaExpanded: false});
    field.onfocus = () => {
      const before = field.value;
      import(suggestions).then(({suggest}) => suggest(field, before), () => {});
    };
    if (field === document.activeElement) field.onfocus();
  }

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

  // What the page had once leads to where it is now.
  const lead_on = () => {
    for (const moved of document.querySelectorAll('.moved'))
      if (new URL('#' + moved.id, location).hash === location.hash) location.replace(moved.lastElementChild.href);
  };
  lead_on();
  addEventListener('hashchange', lead_on);

  // An error on the page is what the reader must hear first.
  document.querySelector('.alert')?.focus();
};
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();

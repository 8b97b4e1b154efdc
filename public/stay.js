/* What this does, and what it must not do, is said in app/session-bar.tsx. */
(() => {
  const said = document.querySelector('[data-left]');
  if (!said) return;
  const here = () => document.querySelector('[data-left]') ?? said;
  let timer;
  const wait = (until) => {
    const left = until - Date.now();
    clearTimeout(timer);
    if (left > 0) timer = setTimeout(wait, left, until);
    else here().textContent = here().dataset.gone;
  };
  addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.matches?.('form[data-stay]')) return;
    event.preventDefault();
    const answer = await fetch('/stay', {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      headers: { accept: 'application/json' },
    }).catch(() => null);
    if (!answer) return form.submit();
    const stayed = answer.ok ? await answer.json() : null;
    here().textContent = stayed ? stayed.words : here().dataset.gone;
    if (stayed) wait(Date.now() + stayed.left);
  });
  for (const words of document.querySelectorAll('[data-opens]')) words.hidden = true;
  const begin = () => wait(Date.now() + Number(here().dataset.left));
  new MutationObserver(begin).observe(document, { subtree: true, attributeFilter: ['data-left'] });
  begin();
})();

/* Makes Stay signed in happen in the page: nothing opens, and what was typed stays. Without this file the form opens a
   page of its own. When the time is over, the page says so. It comes before the page is awake, so it may change no more
   than attributes and the one sentence that is known to change: a page that finds other elements than it was sent with
   is built anew, and what was typed is lost. Only how long is left counts: the clock of an old phone may be wrong. */
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
  // Going on to another page leaves this one's sheet standing, with more time on it.
  new MutationObserver(begin).observe(document, { subtree: true, attributeFilter: ['data-left'] });
  begin();
})();

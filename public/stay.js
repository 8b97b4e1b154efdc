/* Makes Stay signed in happen in the page: nothing opens, and what was typed stays. Without this file the form opens a
   page of its own. When the time is over, the page says so. */
(() => {
  const form = document.querySelector('form[data-stay]');
  const said = document.querySelector('[data-until]');
  if (!form || !said) return;
  document.querySelector('[data-opens]')?.remove();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        said.textContent = said.dataset.gone;
      },
      Math.max(0, Date.parse(said.dataset.until) - Date.now()),
    );
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch('/stay', {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      headers: { accept: 'application/json' },
    }).catch(() => null);
    if (!answer) return form.submit();
    const stayed = answer.ok ? await answer.json() : null;
    if (stayed) said.dataset.until = stayed.until;
    said.textContent = stayed ? stayed.words : said.dataset.gone;
    if (stayed) wait();
  });
  wait();
})();

/* Makes Leave this site quicker: the neutral page takes this page's place in the history, and the sign-out goes on
   behind it. Shift three times does the same. Without this file the form does the work. */
(() => {
  let presses = 0;
  let last = 0;
  const leave = (form) => {
    navigator.sendBeacon('/leave');
    document.documentElement.hidden = true;
    location.replace(form.dataset.leave);
  };
  addEventListener('submit', (event) => {
    if (!event.target.dataset?.leave) return;
    event.preventDefault();
    leave(event.target);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') presses = 0;
    else if (!event.repeat) {
      presses = event.timeStamp - last < 1500 ? presses + 1 : 1;
      last = event.timeStamp;
      const form = document.querySelector('form[data-leave]');
      if (presses === 3 && form) leave(form);
    }
  });
})();

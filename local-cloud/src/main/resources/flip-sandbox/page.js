// Refreshes the page's content every three seconds, but never under a reader's cursor, focus or selection.
const busy = () => document.hidden || document.activeElement !== document.body || String(getSelection());

setInterval(async () => {
  if (busy()) return;
  try {
    const answer = await fetch('/');
    if (!answer.ok || busy()) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.getElementById('content').replaceWith(fresh.getElementById('content'));
  } catch {
    document.title = 'Flip sandbox (stopped)';
  }
}, 3000);

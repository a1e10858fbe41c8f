/* Forms: what is typed is saved as a draft while it is typed, and leaving with unsaved words is asked about. */
{
  const form = document.querySelector("form[data-keeps-drafts]");
  if (form) document.querySelector("[data-error-summary]")?.focus();
  const state = form?.querySelector("[data-draft-state]");
  const fields = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string")).toString();
  let kept = form && fields();
  let sent = false;
  let wait;
  let saving = new AbortController();

  const save = async () => {
    const typed = fields();
    if (sent || typed === kept) return;
    saving = new AbortController();
    const answer = await fetch(form.action, {
      signal: saving.signal,
      method: "POST",
      headers: { "X-Desk-Draft": "1", "Content-Type": "application/x-www-form-urlencoded" },
      body: typed,
      keepalive: true,
    }).catch(() => null);
    if (!answer?.ok) return;
    kept = typed;
    state.textContent = `${state.dataset.saved} ${(await answer.json()).saved}`;
  };

  if (form) {
    form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(save, 1200); });
    form.addEventListener("submit", () => { sent = true; clearTimeout(wait); saving.abort(); });
    addEventListener("beforeunload", (event) => {
      if (sent || fields() === kept) return;
      save();
      event.preventDefault();
    });
  }
}

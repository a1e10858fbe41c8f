/* The tree unfolds in place; without this each twist is a link to the page with one level more or less. */
document.addEventListener("click", async (event) => {
  const twist = event.target.closest("a[data-twist]");
  if (!twist || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  twist.setAttribute("aria-busy", "true");
  const answer = await fetch(twist.href).catch(() => null);
  const tree = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-tree]");
  if (!tree) { location.href = twist.href; return; }
  document.querySelector("[data-tree]").replaceWith(tree);
  history.replaceState(null, "", twist.href);
  document.querySelector(`${new URL(twist.href).hash} [data-twist]`)?.focus({ preventScroll: true });
});

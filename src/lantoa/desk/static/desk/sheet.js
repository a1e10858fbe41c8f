/* A link marked data-sheet opens beside the page; without this it is an ordinary link to the same page. */
{
  let opener;
  const sheet = document.createElement("dialog");
  sheet.className = "side-sheet";

  const close = () => { sheet.close(); };
  sheet.addEventListener("close", () => { opener?.setAttribute("aria-expanded", "false"); opener?.focus(); });

  const open = async (link) => {
    const answer = await fetch(link.href, { headers: { "X-Desk-Sheet": "1" } });
    if (answer.redirected || !(answer.headers.get("content-type") || "").startsWith("text/html")) {
      location.href = link.href;
      return;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.setAttribute("aria-label", gettext("Close"));
    button.textContent = "✕";
    button.addEventListener("click", close);
    const content = document.createElement("div");
    content.innerHTML = await answer.text();
    sheet.replaceChildren(button, content);
    sheet.setAttribute("aria-label", content.querySelector("h1")?.textContent || link.textContent);
    opener?.setAttribute("aria-expanded", "false");
    opener = link;
    link.setAttribute("aria-expanded", "true");
    if (!sheet.open) sheet.show();
    button.focus();
  };

  document.body.append(sheet);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && sheet.open) close(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-sheet]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
}

/* Lists: filter as you type, mark many. Without this the form has a button and each row its box. */
{
  const form = document.querySelector("[data-filters]");
  let newest = 0;

  const addressOf = () => {
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) if (value === "") query.delete(name, "");
    return `${location.pathname}?${query}`;
  };

  const show = async (address) => {
    const asked = ++newest;
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (asked !== newest || !answer.ok) return;
    document.querySelector("[data-results]").replaceWith(page.querySelector("[data-results]"));
    for (const link of document.querySelectorAll("[data-export]")) {
      link.href = [...page.querySelectorAll("[data-export]")].find((other) => other.textContent === link.textContent).href;
    }
    document.querySelector("#save-view").action = address;
    history.replaceState(null, "", address);
    wireBulk();
  };

  const wireBulk = () => {
    const bulk = document.querySelector("[data-bulk]");
    const bar = bulk?.querySelector("[data-bulk-bar]");
    if (!bar) return;
    const boxes = [...bulk.querySelectorAll("input[name=id]")];
    const all = bulk.querySelector("[data-pick-all]");
    all.hidden = false;
    const tell = () => {
      const picked = boxes.filter((box) => box.checked).length;
      bar.classList.toggle("open", picked > 0 || Boolean(bulk.querySelector("[data-everything]")?.checked));
      all.checked = picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
    };
    all.addEventListener("change", () => { boxes.forEach((box) => { box.checked = all.checked; }); tell(); });
    bulk.addEventListener("change", tell);
    tell();
  };

  if (form) {
    document.querySelector(".desk").classList.add("live");
    let wait;
    form.addEventListener("input", (event) => {
      if (event.target.name === "columns" || event.target.form !== form) return;
      clearTimeout(wait);
      wait = setTimeout(() => show(addressOf()), event.target.type === "search" ? 250 : 0);
    });
    wireBulk();
  }
}

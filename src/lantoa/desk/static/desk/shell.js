/* The frame: folding the sidebar, remembered in the cookie that the server reads, and the number of one's open work. */
{
  const button = document.querySelector(".side-fold");
  const told = () => button.setAttribute("aria-expanded", String(!document.body.classList.contains("sidebar-collapsed")));
  if (button) {
    button.hidden = false;
    told();
    button.addEventListener("click", () => {
      const folded = document.body.classList.toggle("sidebar-collapsed");
      document.cookie = `wagtail_sidebar_collapsed=${folded ? 1 : 0}; path=/; max-age=31536000; samesite=lax`;
      told();
    });
  }
  /* A phone's menu is opened by its address (#wagtail-sidebar), which works without this; Escape closes it. */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && location.hash === "#wagtail-sidebar") location.hash = "#main";
  });
  const number = document.querySelector("[data-count-url]");
  if (number) {
    fetch(number.dataset.countUrl, { headers: { Accept: "application/json" } })
      .then((answer) => answer.json())
      .then((counted) => {
        number.append(counted.number);
        number.hidden = !counted.number;
      })
      .catch(() => number.remove()); /* signed out meanwhile, or no network: the page says so when it is used */
  }
}

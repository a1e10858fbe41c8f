/* The frame: folding the sidebar, remembered in the cookie that the server reads. */
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
}

/* The review by keyboard. Without this file everything works by links and buttons. */
{
  const SWITCH = "lantoa-review-keys";
  const open = document.querySelector(".review-open");
  const source = document.querySelector(".review-source");
  const toggle = document.querySelector("[data-keys-switch]");
  const areOn = () => localStorage.getItem(SWITCH) !== "off";

  // Both panes show the open item: the browser alone would bring only one of them there.
  const place = open && document.querySelector(".review-source mark.here");
  if (place && matchMedia("(min-width: 62em)").matches) {
    place.closest("details")?.setAttribute("open", "");
    source.scrollTop += place.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
  }

  // On a phone there are two tabs: the source text where the address points into it, the items otherwise.
  const panes = document.querySelector(".review-panes");
  const tabs = [...document.querySelectorAll(".review-parts a")];
  const isNarrow = () => matchMedia("(max-width: 61.99em)").matches;
  const show = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const name = target && source.contains(target) ? "source" : "items";
    panes.dataset.shown = name;
    for (const tab of tabs) {
      if (tab.dataset.shows === name) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    if (!isNarrow()) return;
    if (target) target.scrollIntoView({ behavior: "instant" });
    else if (open && location.search.includes("item=")) open.querySelector("h3").scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", show);
  show();

  const tell = () => { toggle.textContent = areOn() ? toggle.dataset.on : toggle.dataset.off; };
  if (toggle) {
    toggle.hidden = false;
    tell();
    toggle.addEventListener("click", () => { localStorage.setItem(SWITCH, areOn() ? "off" : "on"); tell(); });
  }

  const isTyping = (element) => element.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !areOn() || isTyping(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "Enter" && event.target.closest("a, button, summary")) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });
}

/* How a reader wants the pages: letters, contrast, light. Kept on this device alone (docs/decisions/0050) and loaded
   before anything is painted, so that nothing changes under her eyes. The colours stand once, in tokens.css, below what
   they ask the device; what she chose answers in its place. */
{
  const KEY = "lantoa-look";
  const ALWAYS = "(min-width: 0px)", NEVER = "(max-width: 0px)";
  const DARK = /\(prefers-color-scheme: ?dark\)/, BRIGHT = /\(prefers-color-scheme: ?light\)/;
  const STRONG = /\(prefers-contrast: ?more\)/;
  const root = document.documentElement;
  const asking = new Map(); // what asks the device, and its question

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {}; // a browser may refuse to keep anything: then the device decides
    }
  };

  const keep = (look) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(look));
    } catch {
      // it holds for this page
    }
  };

  const answered = (question, { light, contrast }) => {
    const answers = [];
    if (light === "light" || light === "dark") answers.push([DARK, light === "dark"], [BRIGHT, light === "light"]);
    if (contrast) answers.push([STRONG, contrast === "strong"]);
    return answers.reduce((media, [asked, yes]) => media.replace(asked, yes ? ALWAYS : NEVER), question);
  };

  const apply = (look) => {
    root.dataset.letters = look.letters ?? "usual";
    root.style.colorScheme = look.light === "light" || look.light === "dark" ? look.light : "";
    for (const [one, question] of asking) one.mediaText = answered(question, look);
    for (const bar of document.querySelectorAll("meta[name=theme-color]")) {
      bar.dataset.media ??= bar.media;
      bar.media = answered(bar.dataset.media, look);
    }
    const contrast = matchMedia("(prefers-contrast: more)").matches ? "strong" : "usual";
    const shown = { letters: "usual", light: "device", contrast, ...look };
    for (const input of document.querySelectorAll(".look input")) input.checked = shown[input.name] === input.value;
  };

  const close = () => {
    const open = document.querySelector(".look[open]");
    if (open) open.open = false;
    return open;
  };

  for (const layer of document.querySelector("link[data-themes]").sheet?.cssRules ?? []) {
    for (const rule of layer.cssRules ?? []) if (rule.media) asking.set(rule.media, rule.media.mediaText);
  }
  apply(read());
  addEventListener("DOMContentLoaded", () => apply(read()));
  addEventListener("pageshow", (event) => event.persisted && apply(read())); // back to a page that slept
  document.addEventListener("change", ({ target }) => {
    if (!target.closest(".look")) return;
    const look = { ...read(), [target.name]: target.value };
    keep(look);
    apply(look);
  });
  for (const leaving of ["click", "focusin"]) {
    document.addEventListener(leaving, ({ target }) => target.closest?.(".look") ?? close());
  }
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close()?.querySelector("summary").focus());
}

/* Lists what this device keeps of the site; the names of the drawers are those of worker.js. */
const DRAWERS = ["lantoa-pages", "lantoa-pictures"];
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;
const MINUTE = { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" };
const list = document.getElementById("kept-list");
const language = document.documentElement.lang === "vi" ? "vi-VN" : "en-GB";

async function read(cache, request) {
  const copy = await cache.match(request, { ignoreVary: true });
  const seen = Number(/dur=(\d+)/.exec(copy.headers.get("Server-Timing"))?.[1] ?? 0);
  const page = new DOMParser().parseFromString(await copy.text(), "text/html");
  const title = page.querySelector("h1")?.textContent.trim() || page.title;
  return { seen, title, url: request.url, lang: page.documentElement.lang };
}

function line(each) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: each.url, textContent: each.title, lang: each.lang });
  const when = Object.assign(document.createElement("p"), { className: "note quiet" });
  const day = new Date(each.seen).toLocaleString(language, MINUTE);
  when.textContent = `${list.dataset.opened} ${day}`;
  item.append(link, when);
  return item;
}

async function show() {
  if (!window.caches) return;
  const cache = await caches.open(DRAWERS[0]);
  const kept = await Promise.all((await cache.keys()).map((request) => read(cache, request)));
  const fresh = kept.filter((each) => Date.now() - each.seen < LONGEST_MS).sort((a, b) => b.seen - a.seen);
  list.replaceChildren(...fresh.map(line));
  document.getElementById("kept-none").hidden = fresh.length > 0;
  document.getElementById("kept-forget").hidden = fresh.length === 0;
}

async function forget() {
  await Promise.all(DRAWERS.map((name) => caches.delete(name)));
  await show();
}

const isHere = new URL(document.querySelector("link[rel=canonical]").href).pathname === location.pathname;
for (const head of document.querySelectorAll("[data-asked]")) head.hidden = (head.dataset.asked === "here") !== isHere;
document.querySelector("[data-again]").addEventListener("click", () => location.reload());
document.querySelector("#kept-forget button").addEventListener("click", forget);
show();

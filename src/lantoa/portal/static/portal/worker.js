/* The service worker: pages come from the network, and from the last copy where there is none. Above this file the
   platform writes KEEP: which addresses may be kept, in each language. All else is left to the browser. */
const PAGES = "lantoa-pages", PICTURES = "lantoa-pictures", PARTS = "lantoa-parts", OWN = "lantoa-own";
const MOST = { [PAGES]: 60, [PICTURES]: 120, [PARTS]: 150 };
const HOUR_MS = 60 * 60 * 1000;
const LONGEST_MS = 7 * 24 * HOUR_MS; // no copy is shown after that: what was withdrawn meanwhile must not stay
const LOOK_EVERY_MS = 6 * HOUR_MS;
const LOOKED = "/looked-after-copies";
const GONE = [404, 410];
const SEEN = "Server-Timing"; // a header that the page itself can read: it says when the copy was made

/* --- What belongs where --------------------------------------------------------------------------------------- */

const below = (path) => KEEP.below.filter((start) => path.startsWith(start)).sort((a, b) => b.length - a.length)[0];
const isClosed = (path) => KEEP.closed.some((start) => path.startsWith(start));

/** The drawer for what lies at the address; none where it is not to be kept. */
function drawerOf(url) {
  if (url.origin !== location.origin || isClosed(url.pathname)) return null;
  if (url.pathname.startsWith(KEEP.parts)) return PARTS;
  if (url.search) return null;
  if (KEEP.offline.includes(url.pathname)) return OWN;
  if (KEEP.pages.includes(url.pathname)) return PAGES;
  const start = below(url.pathname);
  if (!start) return null;
  return /^[^/]+\/$/.test(url.pathname.slice(start.length)) ? PAGES : PICTURES;
}

function mayBeKept(drawer, answer) {
  const kind = answer.headers.get("Content-Type") ?? "";
  if (!drawer || answer.status !== 200 || answer.redirected) return false;
  if (/no-store|private/.test(answer.headers.get("Cache-Control") ?? "")) return false; // it knows who asks
  return drawer === PARTS || kind.startsWith(drawer === PICTURES ? "image/" : "text/html");
}

/* --- Copies ----------------------------------------------------------------------------------------------------- */

const seenAt = (copy) => Number(/dur=(\d+)/.exec(copy.headers.get(SEEN))?.[1] ?? 0);
const isOld = (copy) => Date.now() - seenAt(copy) > LONGEST_MS;

async function keep(drawer, address, answer) {
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding"); // the body is unpacked
  headers.delete("Content-Length");
  headers.set(SEEN, `seen;dur=${Date.now()}`);
  const cache = await caches.open(drawer);
  await cache.put(address, new Response(await answer.blob(), { headers }));
  const kept = await cache.keys(); // the oldest first
  const over = kept.length - (MOST[drawer] ?? kept.length);
  await Promise.all(kept.slice(0, Math.max(over, 0)).map((each) => cache.delete(each)));
}

async function copyOf(drawer, address) {
  if (!drawer) return undefined;
  const cache = await caches.open(drawer);
  const copy = await cache.match(address, { ignoreVary: true });
  if (!copy || drawer === PARTS || drawer === OWN || !isOld(copy)) return copy;
  await cache.delete(address, { ignoreVary: true });
  return undefined;
}

/** A page is no longer there: its copies in all languages go, its pictures, and what else names it. */
async function forget(path) {
  const start = below(path);
  if (!start || path === start) return;
  const name = `/${path.slice(start.length).split("/")[0]}/`;
  for (const drawer of [PAGES, PICTURES]) {
    const cache = await caches.open(drawer);
    for (const each of await cache.keys()) {
      const copy = drawer === PAGES ? await cache.match(each, { ignoreVary: true }) : undefined;
      const says = new URL(each.url).pathname + ((await copy?.text()) ?? "");
      if (says.includes(name)) await cache.delete(each, { ignoreVary: true });
    }
  }
}

/** From time to time: throw away what is old, and ask of the rest whether it is still there. HEAD counts as no visit. */
async function lookAfterCopies() {
  const last = await copyOf(OWN, LOOKED);
  if (last && Date.now() - seenAt(last) < LOOK_EVERY_MS) return;
  await keep(OWN, LOOKED, new Response(""));
  for (const drawer of [PAGES, PICTURES]) {
    for (const each of await (await caches.open(drawer)).keys()) await copyOf(drawer, each);
  }
  for (const each of await (await caches.open(PAGES)).keys()) {
    const answer = await fetch(each.url, { method: "HEAD" });
    if (GONE.includes(answer.status)) await forget(new URL(each.url).pathname);
  }
}

/* --- Answers ---------------------------------------------------------------------------------------------------- */

async function learn(drawer, url, answer) {
  if (GONE.includes(answer.status)) await forget(url.pathname);
  else if (mayBeKept(drawer, answer)) await keep(drawer, url.href, answer);
}

async function page(event, url) {
  const drawer = drawerOf(url);
  try {
    const answer = await fetch(event.request);
    event.waitUntil(learn(drawer, url, answer.clone()).then(lookAfterCopies).catch(() => {}));
    return answer;
  } catch (problem) {
    const language = KEEP.offline.find((each) => each.startsWith("/en/") === url.pathname.startsWith("/en/"));
    const answer = (await copyOf(drawer, url.href)) ?? (await copyOf(OWN, new URL(language, location).href));
    if (answer) return answer;
    throw problem;
  }
}

async function picture(event, url) {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(learn(drawerOf(url), url, answer.clone()).catch(() => {}));
    return answer;
  } catch (problem) {
    const copy = await copyOf(drawerOf(url), url.href);
    if (copy) return copy;
    throw problem;
  }
}

/** Style sheets, fonts and scripts: what has its content's mark in its name never changes, so the copy comes first. */
async function part(event, url) {
  const copy = (await copyOf(PARTS, url.href)) ?? (await copyOf(OWN, url.href));
  if (copy && /\.[0-9a-f]{12}\.\w+$/.test(url.pathname)) return copy;
  try {
    const answer = await fetch(event.request);
    event.waitUntil(learn(PARTS, url, answer.clone()).catch(() => {}));
    return answer;
  } catch (problem) {
    if (copy) return copy;
    throw problem;
  }
}

/** What a page that came before the worker had already loaded; the browser has it, so the network is not asked. */
async function keepLoaded(address) {
  const url = new URL(address);
  const drawer = drawerOf(url);
  if (drawer) await learn(drawer, url, await fetch(url, { cache: "force-cache" }));
}

async function prepare() {
  await caches.delete(OWN);
  const addresses = [...KEEP.offline, ...KEEP.first].map((each) => new URL(each, location).href);
  const load = async (each) => keep(OWN, each, await fetch(each, { cache: "no-cache" }));
  await Promise.allSettled(addresses.map(load)); // one that fails comes with the next page
  await self.skipWaiting();
}

self.addEventListener("install", (event) => event.waitUntil(prepare()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(Promise.allSettled(event.data.map(keepLoaded))));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || isClosed(url.pathname)) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith(KEEP.parts)) event.respondWith(part(event, url));
  else if (event.request.destination === "image" && drawerOf(url)) event.respondWith(picture(event, url));
});

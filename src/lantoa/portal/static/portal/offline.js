/* Has the browser keep what is read, for where there is no network, and says so where a copy is shown. */
const MINUTE = { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" };

/** The words stand in the page that is kept for when there is no network, so that no other has to carry them. */
async function sayThatItIsACopy() {
  const [shown] = performance.getEntriesByType("navigation");
  const seen = shown?.serverTiming?.find((each) => each.name === "seen")?.duration;
  if (!seen || document.querySelector("[data-asked]")) return;
  const words = await (await caches.match(document.querySelector("[data-offline]").href, { ignoreVary: true })).text();
  const template = new DOMParser().parseFromString(words, "text/html").getElementById("is-a-copy");
  const notice = document.importNode(template.content, true);
  const language = document.documentElement.lang === "vi" ? "vi-VN" : "en-GB";
  notice.querySelector("time").textContent = new Date(seen).toLocaleString(language, MINUTE);
  document.getElementById("content").prepend(notice);
}

async function keepWhatIsRead() {
  const workers = navigator.serviceWorker;
  if (!workers) return; // an old browser, or no secure connection
  const hadOne = Boolean(workers.controller);
  await workers.register("/service-worker.js");
  if (hadOne) return; // it has seen this page come
  const loaded = performance.getEntriesByType("resource").map((each) => each.name);
  (await workers.ready).active.postMessage([location.href.split("#")[0], ...loaded]);
}

sayThatItIsACopy().catch(() => {});
addEventListener("load", () => keepWhatIsRead().catch(() => {})); // a browser may refuse: then nothing is kept

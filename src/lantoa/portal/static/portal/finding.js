/* While somebody types, the results below are those of what stands in the box, and so is what narrows them; without
   this the button does it. */
const form = document.querySelector("[data-search]");
const CHANGING = ["results", "facets"];
const PAUSE_MS = 200;
let waiting = 0;
let asking = null;

async function show() {
  const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(address, { headers: { "X-Part": "results" }, signal: asking.signal });
    if (!answer.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of CHANGING) document.getElementById(id).replaceChildren(...found.getElementById(id).childNodes);
    history.replaceState(null, "", address);
  } catch (problem) {
    if (problem.name !== "AbortError") return; // the button still works
  }
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, PAUSE_MS);
});

// Makes the screen that reads plans quicker to use: finds the words of an item and the item of the words, walks from
// item to item by keys, takes a dropped file. Everything has a link or a button that works without this script.

const wide = matchMedia("(min-width: 60rem)");

/** The two panes: what is chosen in one is marked in both and brought into view in the other. */
class Reading {
  constructor(root) {
    this.root = root;
    this.found = root.querySelector(".found");
    this.status = root.querySelector("[data-status]");
    this.keysOn = root.querySelector("[data-keys-on]");
    root.querySelector("[data-keys]").hidden = false;
    root.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("keydown", (event) => this.pressed(event));
    addEventListener("hashchange", () => this.followAddress());
    this.followAddress();
  }

  clicked(event) {
    const link = event.target.closest("a[href^='#']");
    const words = event.target.closest(".paper [data-item]");
    if (link ? !link.matches(".entry, .paper a") : !words || String(getSelection())) return;
    const key = link ? keyOf(link.hash) : this.keyUnder(words);
    if (!wide.matches) {
      if (!link) location.hash = key;
      return; // the address leads there, and the way back is the browser's
    }
    event.preventDefault();
    this.choose(key);
    if (event.target.closest(".found")) this.showWords(key);
    else this.showEntry(key);
  }

  /** Where items lie in each other, another click on the same words goes from the inner item to the outer one. */
  keyUnder(words) {
    const keys = [];
    for (let mark = words; mark; mark = mark.parentElement.closest("[data-item]")) keys.push(mark.dataset.item);
    return keys[(keys.indexOf(this.current) + 1) % keys.length];
  }

  followAddress() {
    const key = keyOf(location.hash);
    if (this.entry(key)) this.choose(key);
  }

  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.target.matches(TYPED_INTO)) return;
    if (event.key === "Escape") this.choose(null);
    const step = this.keysOn.checked && { j: 1, k: -1 }[event.key.toLowerCase()];
    if (step) this.walk(step);
  }

  walk(step) {
    const entries = this.entries();
    const here = entries.findIndex((entry) => entry.dataset.item === this.current);
    const next = entries[here < 0 ? 0 : here + step];
    if (!next) return;
    const key = next.dataset.item;
    if (!wide.matches && !this.found.checkVisibility()) {
      location.replace(`#text-${key}`); // only the text is in view: the address brings the words there
      return;
    }
    this.choose(key);
    this.showEntry(key);
    next.querySelector(".entry").focus({ preventScroll: true });
    if (wide.matches) this.showWords(key);
  }

  choose(key) {
    for (const part of this.parts(this.current)) part.classList.remove("is-current");
    this.entry(this.current)?.querySelector(".entry").removeAttribute("aria-current");
    this.current = key;
    if (!key) return;
    if (this.isFilteredOut(key)) this.root.querySelector("[name=kind][value=all]").checked = true;
    for (const part of this.parts(key)) part.classList.add("is-current");
    this.entry(key).querySelector(".entry").setAttribute("aria-current", "true");
    this.announce(key);
  }

  announce(key) {
    const entries = this.entries();
    const place = entries.findIndex((entry) => entry.dataset.item === key) + 1;
    this.status.textContent = this.status.dataset.message
      .replace("TAG", this.entry(key).querySelector(".tag").textContent)
      .replace("PLACE", place)
      .replace("ALL", entries.length);
  }

  showWords(key) {
    document.getElementById(`text-${key}`)?.scrollIntoView({ block: "center" });
  }

  /** Scrolls the list alone, so that the words that were clicked stay under the pointer. */
  showEntry(key) {
    const top = Math.max(this.found.getBoundingClientRect().top, 0) + BELOW_HEADING;
    const pane = wide.matches ? this.found : window;
    pane.scrollBy({ top: this.entry(key).getBoundingClientRect().top - top });
  }

  parts(key) {
    return this.root.querySelectorAll(`[data-item="${key}"]`);
  }

  entry(key) {
    return key ? this.found.querySelector(`li[data-item="${CSS.escape(key)}"]`) : null;
  }

  entries() {
    return [...this.found.querySelectorAll("li[data-item]")].filter((entry) => !this.isFilteredOut(entry.dataset.item));
  }

  isFilteredOut(key) {
    const shown = this.root.querySelector("[name=kind]:checked").value;
    return shown !== "all" && this.entry(key).closest(".group").dataset.family !== shown;
  }
}

const TYPED_INTO = "input:not([type=radio], [type=checkbox]), textarea, select";
const BELOW_HEADING = 64; // pixels: the heading of a group stays above its items

const keyOf = (hash) => hash.replace(/^#(text-)?/, "");

/** The form: takes a dropped file, refuses a large one before it travels, says that reading goes on. */
class Form {
  constructor(form) {
    this.form = form;
    this.file = form.querySelector("input[type=file]");
    this.status = form.querySelector("[data-progress]");
    this.takeDrops(form.querySelector("[data-drop]"));
    this.file.addEventListener("change", () => this.checkSize());
    form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("pageshow", () => this.say(""));
  }

  takeDrops(area) {
    area.querySelector("[data-drop-hint]").hidden = false;
    for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
      area.addEventListener(name, (event) => {
        event.preventDefault();
        area.classList.toggle("is-over", name === "dragenter" || name === "dragover");
      });
    }
    area.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      this.file.files = event.dataTransfer.files;
      this.checkSize();
    });
  }

  checkSize() {
    const tooLarge = this.file.files[0]?.size > Number(this.form.dataset.mostBytes);
    this.say(tooLarge ? this.form.dataset.tooLarge : "");
    return !tooLarge;
  }

  submitted(event) {
    const isTwice = this.status.textContent === this.status.dataset.message;
    if (isTwice || (event.submitter?.value === "file" && !this.checkSize())) event.preventDefault();
    else this.say(this.status.dataset.message);
  }

  say(message) {
    this.status.textContent = message;
  }
}

const reading = document.querySelector("[data-reading]");
const form = document.querySelector("form[data-reads]");
if (reading) new Reading(reading);
if (form) new Form(form);

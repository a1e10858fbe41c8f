// Makes the nomination quicker to give: keeps what is typed, offers communes while typing, makes photos small before
// they travel, records a voice, and works for the machine's entry in the background. All of it goes without, too.

const form = document.querySelector("form[data-ask]");

/** The work that tells people from machines: done in a worker while the page is read. */
class Entry {
  constructor(root) {
    this.root = root;
    this.nonce = form.querySelector("[data-nonce]");
    this.button = form.querySelector("[data-waits]");
    if (!("Worker" in window) || root.classList.contains("has-error")) return; // the question in words stays
    try {
      this.worker = new Worker(root.dataset.worker);
    } catch {
      return;
    }
    root.hidden = true;
    this.worker.onmessage = ({ data }) => this.found(data);
    this.worker.onerror = () => this.giveUp();
    this.worker.postMessage({ token: root.dataset.challenge, bits: Number(root.dataset.bits) });
    form.addEventListener("submit", (event) => this.submitted(event));
  }

  found(nonce) {
    this.nonce.value = nonce;
    this.worker.terminate();
    if (this.waiting) form.requestSubmit();
  }

  giveUp() {
    this.root.hidden = false;
    this.worker = null;
  }

  submitted(event) {
    if (!this.worker || this.nonce.value) return;
    event.preventDefault();
    this.waiting = true;
    this.button.textContent = this.button.dataset.waits;
  }
}

/** Keeps what is typed while it is typed, and says when. */
class Keeper {
  constructor() {
    this.told = document.querySelector("[data-saved-at]");
    form.addEventListener("input", (event) => {
      if (event.target.matches("[type=file], [data-places] *")) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), PAUSE);
    });
    addEventListener("online", () => this.keep());
    form.addEventListener("submit", () => clearTimeout(this.timer));
  }

  async keep() {
    const typed = new FormData(form);
    for (const file of form.querySelectorAll("[type=file]")) typed.delete(file.name);
    try {
      const answer = await fetch(form.action, { method: "POST", body: typed, headers: { "X-Nomination-Save": "1" } });
      if (!answer.ok) throw new Error(answer.status);
      this.say(`${form.dataset.saved} ${(await answer.json()).saved}`, true);
    } catch {
      this.say(form.dataset.unsaved, false);
    }
  }

  say(words, isKept) {
    this.told.classList.toggle("is-unkept", !isKept);
    this.told.querySelector("span").textContent = words;
  }
}

const PAUSE = 1200; // milliseconds after the last key

/** Communes that fit, below the words as they are typed. */
class Places {
  constructor(root) {
    this.root = root;
    this.words = root.querySelector("[name=where]");
    this.found = root.querySelector("[data-places-found]");
    this.words.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 250);
    });
  }

  async ask() {
    const words = this.words.value;
    if (words.trim().length < 2) return;
    const answer = await fetch(`${this.root.dataset.places}?${new URLSearchParams({ q: words })}`).catch(() => null);
    if (!answer?.ok || words !== this.words.value) return;
    this.found.innerHTML = await answer.text(); // written by our server, which escapes what it is told
    const said = this.found.querySelector("[name=chosen_for]");
    if (said) said.value = words;
  }
}

/** Files go one after the other, photos made small first; the list that comes back shows them. */
class Files {
  constructor(root, input) {
    this.root = root;
    this.list = root.querySelector("[data-files]");
    root.querySelector("[data-upload]").hidden = true;
    input.addEventListener("change", async () => {
      const chosen = [...input.files];
      input.value = "";
      for (const file of chosen) await this.send(file);
    });
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[name=remove]");
      if (!button) return;
      event.preventDefault();
      this.post({ remove: button.value });
    });
  }

  async send(file) {
    const going = document.createElement("p");
    going.className = "note sending";
    going.textContent = `${file.name}: ${this.root.dataset.sending ?? "…"}`;
    this.list.append(going);
    const small = await madeSmall(file);
    if (!(await this.post({ upload: "1" }, small))) going.textContent = `${file.name}: ${this.root.dataset.failed ?? "?"}`;
  }

  async post(values, file) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    if (file) data.set("files", file, file.name);
    const headers = { "X-Nomination-Upload": "1" };
    const answer = await fetch(form.action, { method: "POST", body: data, headers }).catch(() => null);
    if (!answer || ![200, 422].includes(answer.status)) return false;
    this.list.innerHTML = await answer.text(); // written by our server, which escapes what it is told
    return true;
  }
}

const LONGEST_SIDE = 2048; // pixels: enough for a page of print, a fifth of what a telephone takes

async function madeSmall(file) {
  if (!file.type.startsWith("image/") || file.size < 400_000 || !("createImageBitmap" in window)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale].map(Math.round);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg")) : file;
  } catch {
    return file; // a kind of picture that this browser cannot open: the server makes it small
  }
}

/** Records the voice where the browser can; the file then goes like any other. */
class Recorder {
  constructor(root, files) {
    if (!navigator.mediaDevices || !("MediaRecorder" in window)) return;
    Object.assign(this, { root, files });
    this.button = document.createElement("button");
    Object.assign(this.button, { type: "button", className: "button second small", textContent: root.dataset.record });
    this.button.addEventListener("click", () => (this.tape ? this.tape.stop() : this.begin()));
    const live = root.querySelector("[data-live]");
    live.append(this.button);
    live.hidden = false;
  }

  async begin() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.button.replaceWith(this.root.dataset.refused);
      return;
    }
    const pieces = [];
    this.tape = new MediaRecorder(stream);
    this.tape.ondataavailable = ({ data }) => pieces.push(data);
    this.tape.onstop = () => this.ended(stream, pieces);
    this.tape.start();
    this.button.textContent = this.root.dataset.stop;
    this.button.classList.add("is-recording");
  }

  ended(stream, pieces) {
    for (const track of stream.getTracks()) track.stop();
    const suffix = this.tape.mimeType.includes("mp4") ? "m4a" : "webm";
    this.tape = null;
    this.button.textContent = this.root.dataset.record;
    this.button.classList.remove("is-recording");
    this.files.send(new File(pieces, `${new Date().toISOString().slice(0, 16).replace(":", "-")}.${suffix}`));
  }
}

/** Reads the code aloud where the machine has a Vietnamese voice. */
function letSpeak(button) {
  const offer = () => {
    const voice = speechSynthesis.getVoices().find((each) => each.lang.startsWith("vi"));
    if (!voice) return;
    button.hidden = false;
    button.onclick = () => {
      const words = new SpeechSynthesisUtterance(button.dataset.speak);
      Object.assign(words, { voice, lang: voice.lang, rate: 0.8 });
      speechSynthesis.speak(words);
    };
  };
  offer();
  speechSynthesis.addEventListener("voiceschanged", offer);
}

const challenge = document.querySelector("[data-challenge]");
const places = document.querySelector("[data-places]");
const photos = document.querySelector("[data-photos]");
const voice = document.querySelector("[data-recorder]");
const code = document.querySelector("[data-speak]");
if (challenge) new Entry(challenge);
if (form?.matches("[data-keeps]")) new Keeper();
if (places) new Places(places);
if (photos) new Files(photos, photos.querySelector("[type=file]"));
if (voice) new Recorder(voice, new Files(voice, voice.querySelector("[type=file]")));
if (code && "speechSynthesis" in window) letSpeak(code);

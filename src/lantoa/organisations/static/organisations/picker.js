/* Pickers of bodies: names are offered while one is typed. Without this they are looked up when the form is sent. */
{
  let count = 0;

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const wire = (picker) => {
    const several = "several" in picker.dataset;
    const name = picker.dataset.name;
    const text = picker.querySelector('input[type="search"]');
    const note = picker.querySelector(".picker-note");
    const hint = note.textContent;
    const list = make("ul", { role: "listbox", class: "picker-list", id: `picker-list-${++count}`, hidden: "" });
    const told = make("p", { class: "w-sr-only", role: "status" });
    let found = [], at = -1, wait, newest = 0;

    const hidden = () => picker.querySelector(`input[type="hidden"][name="${name}"]`);
    const tell = () => text.dispatchEvent(new Event("change", { bubbles: true }));
    const close = () => { list.hidden = true; at = -1; text.setAttribute("aria-expanded", "false"); text.removeAttribute("aria-activedescendant"); };

    const mark = (to) => {
      at = found.length ? (to + found.length) % found.length : -1;
      [...list.children].forEach((item, place) => item.setAttribute("aria-selected", place === at));
      if (at < 0) return;
      text.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    };

    const tick = (body) => {
      const same = [...picker.querySelectorAll(`input[type="checkbox"][name="${name}"]`)].find((box) => box.value === String(body.id));
      if (same) { same.checked = true; return; }
      const box = make("input", { type: "checkbox", name, value: body.id });
      box.checked = true;
      picker.querySelector(".picker-picked").append(
        make("li", {}, make("label", {}, box, make("span", {}, body.name), make("small", {}, body.note))));
    };

    const pick = (body) => {
      if (several) {
        tick(body);
        text.value = "";
        text.focus();
      } else {
        picker.querySelector(".picker-offered")?.remove();
        if (!hidden()) picker.append(make("input", { type: "hidden", name }));
        hidden().value = body.id;
        text.value = picker.querySelector(`input[name="${name}_for"]`).value = body.name;
        note.textContent = body.note;
      }
      close();
      text.dispatchEvent(new Event("input", { bubbles: true }));
      clearTimeout(wait);
      tell();
    };

    const show = (bodies) => {
      found = bodies;
      list.replaceChildren(...bodies.map((body, place) => {
        const item = make("li", { role: "option", id: `${list.id}-${place}`, "aria-selected": "false" }, make("span", {}, body.name), make("small", {}, body.note));
        if (body.ended) item.classList.add("ended");
        item.addEventListener("pointerdown", (event) => { event.preventDefault(); pick(body); });
        return item;
      }));
      if (!bodies.length) list.append(make("li", { class: "none" }, picker.dataset.none));
      list.hidden = false;
      at = -1;
      text.setAttribute("aria-expanded", "true");
      told.textContent = `${picker.dataset.fits} ${bodies.length}`;
    };

    const ask = async () => {
      const asked = ++newest;
      const answer = await fetch(`${picker.dataset.picker}&q=${encodeURIComponent(text.value)}`).catch(() => null);
      if (answer?.ok && asked === newest) show((await answer.json()).bodies);
    };

    text.setAttribute("role", "combobox");
    text.setAttribute("aria-autocomplete", "list");
    text.setAttribute("aria-expanded", "false");
    text.setAttribute("aria-controls", list.id);
    text.after(list, told);

    text.addEventListener("input", (event) => {
      if (!event.isTrusted) return;
      if (!several) {
        if (hidden()) hidden().value = "";
        note.textContent = hint && text.value ? "" : hint;
      }
      clearTimeout(wait);
      if (text.value.trim().length < 2) { newest++; close(); return; }
      wait = setTimeout(ask, 180);
    });
    text.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) ask(); else mark(at + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && !list.hidden && (at >= 0 || found.length === 1)) {
        event.preventDefault();
        pick(found[Math.max(at, 0)]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
      }
    });
    text.addEventListener("blur", close);
  };

  const wireAll = (root) => [...root.querySelectorAll("[data-picker]")].forEach((picker) => {
    if ("wired" in picker.dataset) return;
    picker.dataset.wired = "";
    wire(picker);
  });

  wireAll(document);
  // Side sheets bring forms with them.
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.nodeType === 1) wireAll(node);
  }).observe(document.body, { childList: true, subtree: true });
}

// In the editor of criteria Alt and an arrow press the button that moves the criterion which has the focus.
document.addEventListener("keydown", (event) => {
  const names = { ArrowUp: "up", ArrowDown: "down" };
  if (!event.altKey || !(event.key in names)) return;
  const item = event.target.closest("[data-moves-criteria] li");
  const button = item?.querySelector(`button[name="${names[event.key]}"]`);
  if (!button) return;
  event.preventDefault();
  if (button.getAttribute("aria-disabled") !== "true") button.click();
});

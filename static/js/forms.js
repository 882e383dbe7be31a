// Small aids for forms. Every form works without them.

const summary = document.querySelector(".error-summary");
if (summary && !("autofocus" in HTMLElement.prototype)) summary.focus(); // browsers that know autofocus only on controls

// A link in the summary goes to the field's label and puts the cursor in the field.
summary?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  (target.closest(".field") ?? target).scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
});

// A second tap while the first is on its way would send the form twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = "true";
  setTimeout(() => delete form.dataset.sending, 5000); // the answer may have been a file, or never have come
});

// The page may come back from the browser's memory: then the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
});

// One question at a time: opening a confirmation folds the others, and Escape folds it.
document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("details.confirm[open]")) return;
  for (const other of document.querySelectorAll("details.confirm[open]")) {
    if (other !== event.target) other.open = false;
  }
}, true);
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest?.("details.confirm[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// A question that is asked only of those who answered in a certain way is shown when they have.
// Without this script every question is shown, with a line that says of whom it is asked.

const conditional = [...document.querySelectorAll("[data-if]")];

function said(key) {
  return [...document.querySelectorAll(`[name="${key}"]:checked`)].map((input) => input.value);
}

function show() {
  for (const box of conditional) {
    const wanted = box.dataset.is.split(",");
    const shown = said(box.dataset.if).some((value) => wanted.includes(value)) || box.querySelector(".error") !== null;
    box.hidden = !shown;
    for (const control of box.querySelectorAll("input, textarea")) control.disabled = !shown;
  }
}

if (conditional.length > 0) {
  document.addEventListener("change", show);
  show();
}

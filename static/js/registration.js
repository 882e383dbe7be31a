// A sole trader has no number to fill in. Without this the hint says so.
const number = document.querySelector(".number-field");
const kinds = document.querySelectorAll("input[name='kind']");

function adjust() {
  number.hidden = document.querySelector("input[name='kind']:checked")?.value === "sole_trader";
}

for (const kind of kinds) kind.addEventListener("change", adjust);
adjust();

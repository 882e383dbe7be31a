// A long form one step at a time. Without this every step is there at once, one below the other.
const form = document.querySelector("form[data-steps]");
const steps = [...form.querySelectorAll(".step")];

function button(word, kind, to) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = word;
  made.addEventListener("click", () => show(to, true));
  return made;
}

function show(wanted, move) {
  steps.forEach((step, index) => { step.hidden = index !== wanted; });
  if (move) steps[wanted].querySelector("h2").focus();
}

steps.forEach((step, index) => {
  const where = document.createElement("p");
  where.className = "overline";
  where.textContent = form.dataset.words.replace("{n}", index + 1).replace("{m}", steps.length);
  step.prepend(where);
  const row = document.createElement("p");
  row.className = "actions";
  if (index < steps.length - 1) row.append(button(form.dataset.next, "primary", index + 1));
  if (index > 0) row.append(button(form.dataset.back, "secondary", index - 1));
  step.append(row);
});

// Enter in a field goes on to the next step; only the last one sends.
form.addEventListener("submit", (event) => {
  const at = steps.findIndex((step) => !step.hidden);
  if (at < steps.length - 1 && event.submitter?.offsetParent === null) {
    event.preventDefault();
    show(at + 1, true);
  }
});

// What has to be put right is shown, whichever step it is in, also by the links of the summary.
form.addEventListener("click", (event) => {
  const link = event.target.closest(".error-summary a");
  const field = link && document.getElementById(link.hash.slice(1));
  const index = field ? steps.findIndex((step) => step.contains(field)) : -1;
  if (index < 0) return;
  event.preventDefault();
  show(index, false);
  field.focus();
});

show(Math.max(0, steps.findIndex((step) => step.querySelector(".error"))), false);

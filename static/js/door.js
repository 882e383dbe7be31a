// Search as you type in the list that is already on the page. Without this the form asks the server.
const field = document.getElementById("q");
const list = document.querySelector(".door-list");
const rows = [...(list?.children ?? [])];
const none = document.querySelector(".door-none");
const found = document.getElementById("door-found");
let telling;

// å, ä and ö are letters of their own; an accent on any other letter does not count.
function fold(text) {
  return text.toLocaleLowerCase("sv").normalize("NFD").replace(/([ao])(\u030a|\u0308)/g, (pair) => pair.normalize("NFC"))
    .replace(/[\u0300-\u036f]/g, "");
}

function fits(row, typed) {
  if (/^\d+$/.test(typed)) return row.dataset.number === typed;
  const text = fold(row.dataset.search);
  return typed.split(/\s+/).every((word) => text.includes(word));
}

function narrow() {
  const typed = fold(field.value.trim());
  let shown = 0;
  for (const row of rows) {
    row.hidden = !fits(row, typed);
    if (!row.hidden) shown += 1;
  }
  none.hidden = shown > 0;
  clearTimeout(telling);
  telling = setTimeout(() => { found.textContent = list.dataset.found.replace("{n}", shown); }, 500);
}

if (field && list) field.addEventListener("input", narrow);

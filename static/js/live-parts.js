/* The pieces that the live page is drawn with. Text is always set as text, never as markup. */

export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/* The drawings are those of templates/macros/icons.html, and come with the page's words. */
let drawings = {};
export function drawWith(icons) { drawings = icons; }

const LINE = { fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" };

export function icon(name) {
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false", ...LINE }, svg("path", { d: drawings[name] || "" }));
}

export function themeTag(theme, name = "span") {
  return el(name, { class: `theme-tag large theme-${theme.palette}` }, icon(theme.icon), el("span", {}, theme.name));
}

/* A boxed message; the shape says its kind to those who do not see the colour. */
export function note(kind, text) {
  return el("div", { class: `notice ${kind}` }, icon(kind === "ok" ? "check" : kind), el("div", {}, el("p", {}, text)));
}

export function savedNote(text) {
  return el("div", { class: "notice ok receipt" }, icon("check"), el("div", {}, el("p", {}, el("strong", {}, text))));
}

/* One card for each option, in the order of the ballot; the button says what will be sent. */
export function ballotForm(division, words, chosenBefore, cast) {
  const single = division.max_choices === 1;
  const type = single ? "radio" : "checkbox";
  const legend = single ? words.choose_one : `${words.choose_up_to} ${division.max_choices}`;
  const asked = el("legend", { class: "live-title" }, division.title, " ", el("span", { class: "ballot-how" }, legend));
  const cards = el("fieldset", { class: "choice-cards ballot" }, asked);
  for (const option of division.options) {
    const hint = option.means ? `${words.means} ${option.means}` : null;
    cards.append(card(type, option.id, option.label, division.kind !== "yes_no" ? option.id : null, hint, words));
  }
  if (division.kind !== "yes_no") cards.append(el("div", { class: "ballot-blank" }, card(type, "", words.blank, null, null, words)));
  const button = el("button", { type: "submit", class: "large block" }, words.vote);
  cards.append(button);
  const form = el("form", { class: "form ballot-form", "data-live": "", "data-division": division.id, novalidate: true }, cards,
    el("p", { class: "small muted" }, division.secrecy === "secret" ? words.secret : words.recorded_note));
  if (chosenBefore) {
    for (const input of form.querySelectorAll("input")) input.checked = chosenBefore.length ? chosenBefore.includes(input.value) : input.value === "";
  }
  const update = () => { button.textContent = buttonWord(form, division, words); };
  form.addEventListener("change", (event) => { limit(form, division, event.target); update(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const checked = [...form.querySelectorAll("input:checked")];
    if (!checked.length) { button.textContent = words.choose_first; return; }
    cast(checked.map((input) => input.value).filter(Boolean));
  });
  update();
  return [form, ...fullTexts(division, words)];
}

/* A blank ballot and a choice exclude each other. */
function limit(form, division, changed) {
  if (division.max_choices === 1 || !changed || !changed.checked) return;
  for (const input of form.querySelectorAll("input")) {
    if (input !== changed && (changed.value === "" || input.value === "")) input.checked = false;
  }
}

function buttonWord(form, division, words) {
  const checked = [...form.querySelectorAll("input:checked")];
  if (!checked.length) return words.vote;
  if (checked[0].value === "") return words.vote_blank;
  if (checked.length > 1) return `${words.vote_on} ${checked.map((input) => input.value).join(", ")}`;
  const option = division.options.find((one) => one.id === checked[0].value);
  if (!option) return words.vote;
  return division.kind !== "yes_no" ? `${words.vote_on} ${option.id} ${option.label}` : `${words.vote_yes_no} ${option.label.toLowerCase()}`;
}

function card(type, value, label, letter, hint, words) {
  const text = el("span", { class: "choice-text" }, label, hint ? el("span", { class: "hint" }, hint) : null);
  const mark = el("span", { class: "choice-mark", "aria-hidden": "true" }, el("span", { class: "choice-ring" }, icon("check")), words.chosen);
  const body = el("span", { class: "choice-body" }, letter ? el("span", { class: "choice-letter" }, letter) : null, letter ? " " : null, text, mark);
  return el("label", { class: "choice-card" }, el("input", { type, name: "choice", value }), body);
}

export function fullTexts(division, words) {
  const texts = division.options.filter((option) => option.text);
  if (!texts.length) return [];
  const list = el("dl", { class: "facts" });
  for (const option of texts) list.append(el("dt", {}, `${option.id} ${option.label}`), el("dd", {}, option.text));
  return [el("details", { class: "fold" }, el("summary", {}, words.full_texts), list)];
}

/* Bars in the order of the ballot: number and per cent in words, the winner by a word. */
export function resultBars(division, words) {
  const { result } = division;
  if (division.kind === "rank") return rankResult(division, words);
  const total = Object.values(result.counts).reduce((sum, number) => sum + number, 0);
  const list = el("ol", { class: "bars" });
  for (const option of division.options) {
    const value = result.counts[option.id];
    const percent = total ? (100 * value) / total : 0;
    const won = result.winners.includes(option.id);
    const label = el("span", { class: "bar-label" });
    if (division.kind !== "yes_no") label.append(el("b", { class: "choice-letter" }, option.id), " ");
    label.append(el("span", {}, option.means ? `${option.label} (${words.means} ${option.means})` : option.label));
    if (won) label.append(" ", el("strong", { class: "bar-word" }, icon("check"), wonWord(division, words)));
    const unit = division.kind === "points" ? words.points : value === 1 ? words.vote_one : words.votes;
    const number = el("span", { class: "bar-number" }, el("b", {}, String(value)), ` ${unit}, ${Math.round(percent)}\u00a0%${shiftOf(division, option)}`);
    const bar = svg("svg", { class: "bar", viewBox: "0 0 100 1", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { class: "bar-fill", width: percent, height: 1 }));
    list.append(el("li", {}, el("p", { class: "bar-line" }, label, number), bar));
  }
  const parts = division.shift ? [list, el("p", { class: "muted small" }, words.shift_note)] : [list];
  return result.tie ? [...parts, el("p", {}, el("strong", {}, tieWord(division, words)))] : parts;
}

/* Percentage points since the vote before the debate: (+6,3). */
function shiftOf(division, option) {
  if (!division.shift) return "";
  const { points } = division.shift[option.id];
  const number = Math.abs(points).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return ` (${points > 0 ? "+" : points < 0 ? "−" : "±"}${number})`;
}

function wonWord(division, words) {
  return { yes_no: words.majority, election: words.elected }[division.kind] || words.top_voted;
}

/* The order in levels: those who share a place have the same number. */
function rankResult(division, words) {
  const { result } = division;
  const option = (id) => division.options.find((one) => one.id === id);
  const list = el("ol", { class: "rank-order" });
  let place = 1;
  for (const level of result.order) {
    for (const id of level) {
      const name = el("span", { class: "rank-option" }, el("b", { class: "choice-letter" }, id), " ", el("bdi", {}, option(id).label));
      if (level.length > 1) name.append(" ", el("span", { class: "muted" }, words.shared_place));
      if (result.winners.includes(id)) name.append(" ", el("strong", { class: "bar-word" }, icon("check"), words.top_voted));
      list.append(el("li", { value: place }, el("span", { class: "rank-place num" }, String(place)), " ", name, " ",
        el("span", { class: "muted small nowrap" }, `${result.counts[id]} ${result.counts[id] === 1 ? words.first_choice : words.first_choices}`)));
    }
    place += level.length;
  }
  const how = (words[`how_${result.how}`] || "").replace("{option}", option(result.order[0][0]).label);
  const parts = [list, el("p", {}, how), el("p", {}, el("a", { href: `/resultat/${division.id}` }, words.how_counted))];
  return result.tie ? [...parts, el("p", {}, el("strong", {}, tieWord(division, words)))] : parts;
}

function tieWord(division, words) {
  if (division.result.decided_by === "lot") return words.tie_lot;
  if (division.result.decided_by === "casting_vote") return words.casting;
  return division.tie_rule === "deciding" ? words.tie_deciding : words.tie_both;
}

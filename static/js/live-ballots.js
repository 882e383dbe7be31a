/* The ballots that give points or put options in order. The options keep their places; only numbers change. */
import { el, fullTexts, icon } from "./live-parts.js";

export const BALLOTS = { points: pointsForm, rank: rankForm };

const named = (word, facts) => word.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

/* What was typed in the server's own form before this script came: a ballot of the same kind. */
export function printedChoices(form) {
  const fields = (prefix) => [...form.querySelectorAll(`[name^=${prefix}_]`)].map((field) => [field.name.slice(prefix.length + 1), Number(field.value) || 0]).filter(([, number]) => number > 0);
  const points = fields("points");
  if (points.length) return Object.fromEntries(points);
  const ranks = fields("rank").sort((one, other) => one[1] - other[1]);
  return ranks.length ? ranks.map(([option]) => option) : null;
}

function frame(division, words, how, rows, controls) {
  const asked = el("legend", { class: "live-title" }, division.title, " ", el("span", { class: "visually-hidden" }, how));
  const set = el("fieldset", { class: "choice-cards ballot" }, asked, controls.said, ...rows, el("div", { class: "ballot-blank" }, controls.blank), controls.send);
  return el("form", { class: "form ballot-form", "data-live": "", "data-division": division.id, novalidate: true }, set,
    el("p", { class: "small muted" }, division.secrecy === "secret" ? words.secret : words.recorded_note));
}

function controlsOf(words) {
  return {
    said: el("p", { class: "ballot-said", role: "status" }),
    blank: el("button", { type: "button", class: "secondary" }, words.vote_blank),
    send: el("button", { type: "submit", class: "large block" }, words.vote),
  };
}

function row(option, id, ...fields) {
  return el("div", { class: "ballot-row" },
    el("label", { for: id }, el("b", { class: "choice-letter" }, option.id), " ", el("span", { class: "choice-text" }, option.label)),
    el("div", { class: "stepper" }, ...fields));
}

const step = (name, act) => {
  const button = el("button", { type: "button", class: "secondary step" }, icon(name));
  button.addEventListener("click", act);
  return button;
};

function pointsForm(division, words, before, cast) {
  const total = division.max_choices;
  const controls = controlsOf(words);
  const fields = division.options.map((option) => {
    const input = el("input", { id: `points_${option.id}`, type: "number", inputmode: "numeric", min: 0, max: total, placeholder: 0, autocomplete: "off" });
    if (before && !Array.isArray(before) && before[option.id]) input.value = before[option.id];
    return { option, input, less: step("minus", () => move(input, -1)), more: step("plus", () => move(input, 1)) };
  });
  const valueOf = (input) => (/^\d+$/.test(input.value.trim()) ? Number(input.value) : 0);
  const given = () => fields.reduce((sum, { input }) => sum + valueOf(input), 0);
  const move = (input, by) => {
    const number = valueOf(input) + by;
    if (number < 0 || (by > 0 && given() >= total)) return;
    input.value = number || "";
    update();
  };
  const update = () => {
    const left = total - given();
    controls.said.textContent = left < 0 ? named(words.points_over, { over: -left }) : named(words.points_left, { left, total });
    controls.said.classList.toggle("over", left < 0);
    for (const { option, input, less, more } of fields) {
      less.setAttribute("aria-label", named(words.less, { option: option.label }));
      more.setAttribute("aria-label", named(words.more, { option: option.label }));
      less.setAttribute("aria-disabled", valueOf(input) === 0);
      more.setAttribute("aria-disabled", left <= 0);
    }
    const said = fields.filter(({ input }) => valueOf(input)).map(({ option, input }) => `${option.id} ${valueOf(input)}`);
    controls.send.textContent = said.length ? `${words.vote}: ${said.join(", ")}` : words.vote;
  };
  const form = frame(division, words, named(words.points_how, { total }), fields.map(({ option, input, less, more }) => row(option, input.id, less, input, more)), controls);
  form.addEventListener("input", update);
  controls.blank.addEventListener("click", () => cast({}));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sum = given();
    if (sum > total) { controls.said.textContent = named(words.points_over, { over: sum - total }); return; }
    if (!sum) { controls.said.textContent = words.points_first; return; }
    cast(Object.fromEntries(fields.map(({ option, input }) => [option.id, valueOf(input)]).filter(([, number]) => number)));
  });
  update();
  return [form, ...fullTexts(division, words)];
}

function rankForm(division, words, before, cast) {
  const most = division.max_choices;
  const controls = controlsOf(words);
  let order = Array.isArray(before) ? [...before] : [];
  const put = (option, place) => {
    order = order.filter((one) => one !== option);
    if (place > 0) order.splice(Math.min(place, order.length + 1) - 1, 0, option);
    order = order.slice(0, most);
    update();
  };
  const fields = division.options.map((option) => {
    const places = Array.from({ length: most }, (_, place) => el("option", { value: place + 1 }, String(place + 1)));
    const select = el("select", { id: `rank_${option.id}`, autocomplete: "off" }, el("option", { value: "" }, "–"), ...places);
    select.addEventListener("change", () => put(option.id, Number(select.value)));
    const place = () => order.indexOf(option.id) + 1;
    const up = step("up", () => put(option.id, place() ? Math.max(1, place() - 1) : order.length + 1));
    const down = step("down", () => place() && put(option.id, place() < order.length ? place() + 1 : 0));
    return { option, select, up, down, place };
  });
  const update = () => {
    for (const { option, select, up, down, place } of fields) {
      const now = place();
      const facts = { option: option.label, place: order.length + 1 };
      select.value = now || "";
      up.setAttribute("aria-label", named(now ? words.rank_up : words.rank_put, facts));
      up.setAttribute("aria-disabled", now === 1 || (!now && order.length >= most));
      down.setAttribute("aria-label", named(now && now === order.length ? words.rank_out : words.rank_down, facts));
      down.setAttribute("aria-disabled", !now);
    }
    const label = (id) => division.options.find((option) => option.id === id)?.label ?? id;
    controls.said.textContent = order.length ? named(words.rank_order, { order: order.map((id, place) => `${place + 1} ${label(id)}`).join(", ") }) : words.rank_none;
    controls.send.textContent = order.length ? `${words.vote}: ${order.join(", ")}` : words.vote;
  };
  const form = frame(division, words, words.rank_how, fields.map(({ option, select, up, down }) => row(option, select.id, select, up, down)), controls);
  controls.blank.addEventListener("click", () => cast([]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!order.length) { controls.said.textContent = words.rank_first; return; }
    cast(order);
  });
  update();
  return [form, ...fullTexts(division, words)];
}

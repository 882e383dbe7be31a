/* The phone's part in a decision (templates/hall/_deciding_phone.html): what the chair finds, "Begär votering" until
   the gavel falls, and the proposals. The picture is the server's; what is being written is never redrawn. */
import { el } from "./live-parts.js";

let drawn = "";

export function drawDeciding(box, { state, me }) {
  if (!box || !state || !me) return;
  const words = JSON.parse(box.dataset.words);
  const deciding = state.phase === "open" ? state.deciding : null;
  const key = JSON.stringify([deciding, me.seat, me.can_vote]);
  if (key === drawn) return;
  drawn = key;
  box.hidden = !deciding;
  if (!deciding) return;
  const part = (name) => box.querySelector(`[data-deciding="${name}"]`);
  const { question, phase, takes, proposals } = deciding;
  part("now").replaceChildren(...now(deciding, words));
  const open = question?.status === "perceived" && me.can_vote;
  part("demand").hidden = !open;
  if (open) part("demand").querySelector("input[name=question]").value = question.id;
  part("proposals").hidden = !(proposals.length || takes);
  part("count").textContent = proposals.length;
  part("list").replaceChildren(...proposals.map((one) => listed(one, box, { takes, me, words })));
  part("propose").hidden = !(takes && me.can_vote);
  part("dissent").hidden = !["decided", "postponed", "referred_back", "adjourned"].includes(phase) || !me.can_vote;
}

function short(proposal, words) {
  const receiver = proposal.receiver ? ` ${words.to} ${proposal.receiver}` : "";
  return `${words.kinds[proposal.kind]}${receiver}${proposal.words ? `: ${proposal.words}` : ""}`;
}

function now({ question, outcome, phase, proposals }, words) {
  if (!question) return outcome && phase !== "debate" ? [el("p", {}, el("strong", {}, `${words.decided}: `), outcome)] : [];
  const title = el("p", { class: "live-title" }, words.acclamation);
  const asked = proposals.filter((one) => question.among.includes(one.id));
  if (question.status === "asked") return [title, el("p", {}, `${words.asks} `, el("strong", {}, asked.map((one) => short(one, words)).join(", ")))];
  if (question.status === "perceived") {
    const found = proposals.find((one) => one.id === question.finds);
    return [title, el("p", {}, `${words.finds} `, el("strong", {}, found ? short(found, words) : notSo(question, asked[0], words)))];
  }
  if (question.status === "demanded" && question.yes_means) {
    const sides = [el("strong", {}, words.yes), ` ${question.yes_means}. `, el("strong", {}, words.no), ` ${question.no_means}.`];
    return [el("p", {}, words.demanded), el("p", {}, `${words.proposed} `, ...sides)];
  }
  return [el("p", {}, question.status === "demanded" ? words.demanded : question.status === "worded" ? words.worded : "")];
}

function notSo(question, proposal, words) {
  if (question.role === "formal") return words.today;
  return proposal?.kind === "reject" ? words.approval : words.rejection;
}

function listed(proposal, box, { takes, me, words }) {
  const mover = proposal.seat ? `${words.seat} ${proposal.seat}, ${proposal.name}` : words.presidium;
  const supporters = proposal.supporters.length ? `; ${words.supporters} ${proposal.supporters.join(", ")}` : "";
  const fate = proposal.status === "standing" ? "" : `; ${words[proposal.status]}`;
  const text = short(proposal, words);
  const row = el("li", {}, el("strong", {}, text[0].toUpperCase() + text.slice(1)), " ", el("span", { class: "muted" }, `${mover}${supporters}${fate}`));
  if (!takes || !me.can_vote || proposal.status !== "standing") return row;
  if (proposal.seat === me.seat) row.append(deed("withdraw", words.withdraw, proposal, box));
  else if (proposal.supporters.includes(me.seat)) row.append(deed("take_back_support", words.back, proposal, box));
  else row.append(deed("support", words.support, proposal, box));
  return row;
}

function deed(action, label, proposal, box) {
  const field = (name, value) => el("input", { type: "hidden", name, value });
  return el("form", { method: "post", action: "/live/beslut", "data-deed": "" }, field("csrf_token", box.querySelector("input[name=csrf_token]").value),
    field("action", action), field("proposal", proposal.id), el("button", { class: "secondary block" }, label));
}

function bind(box) {
  const words = JSON.parse(box.dataset.words);
  const said = box.querySelector('[data-deciding="said"]');
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const { csrf_token: token, ...sent } = Object.fromEntries(new FormData(form));
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch("/live/beslut", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
        body: JSON.stringify(sent),
        signal: AbortSignal.timeout(8000),
      });
      const told = await answer.json();
      said.textContent = told.said || told.detail || words.failed;
      if (answer.ok && form.matches(".form")) form.reset();
    } catch {
      said.textContent = words.failed;
    }
    button.disabled = false;
  });
}

/* At once, so that a tap before the first picture is sent the same way. */
const there = document.getElementById("deciding");
if (there) bind(there);

/* The phone's box for the floor (templates/speakers/_floor.html): shows the parts that fit the picture, and sends
   its forms without leaving the page. The sentences are the server's. */
export function drawFloor(box, { state, me }) {
  if (!box || !state || !me) return;
  const floor = state.floor || { phones: false, closed: false };
  const mine = me.floor_request;
  const waits = Boolean(mine) && mine.position > 0;
  const show = (name, shown) => { for (const part of box.querySelectorAll(`[data-floor="${name}"]`)) part.hidden = !shown; };
  box.hidden = !(floor.phones && me.present) && !mine;
  show("mine", Boolean(mine));
  show("withdraw", waits);
  show("ask", !mine && !floor.closed && floor.phones);
  show("closed", Boolean(floor.closed));
  show("more", Boolean(floor.phones));
  show("information", !floor.closed);
  if (mine) put(box.querySelector('[data-floor="mine"]'), place(box.dataset, mine));
  if (mine && !waits) put(box.querySelector('[data-floor="said"]'), ""); // what was said of the request is over
}

function place(words, mine) {
  if (mine.status === "interrupted") return words.interrupted;
  if (mine.position === 0) return words.speaking;
  return mine.position === 1 ? words.next : words.waiting.replace("{n}", mine.position);
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function bind(box) {
  const said = box.querySelector('[data-floor="said"]');
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { csrf_token: token, ...sent } = Object.fromEntries(new FormData(event.target));
    const button = event.target.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch("/live/ordet", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
        body: JSON.stringify(sent),
        signal: AbortSignal.timeout(8000),
      });
      const told = await answer.json();
      put(said, told.said || told.detail || box.dataset.failed);
    } catch {
      put(said, box.dataset.failed);
    }
    button.disabled = false;
  });
}

/* At once, so that a tap before the first picture is sent the same way. */
const there = document.getElementById("floor");
if (there) bind(there);

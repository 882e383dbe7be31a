// Says when the queue has changed since the page was loaded. Nothing on the page moves by itself.

const news = document.getElementById("queue-news");
const EVERY_MS = 10_000;

function tell() {
  if (news.childElementCount) return;
  const text = document.createElement("span");
  text.textContent = news.dataset.text;
  const link = document.createElement("a");
  link.href = location.pathname + location.search;
  link.textContent = news.dataset.link;
  news.append(text, link);
}

async function look() {
  if (document.hidden) return;
  const answer = await fetch(news.dataset.state, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const state = await answer.json();
  if (state.fingerprint !== news.dataset.fingerprint) tell();
}

if (news) setInterval(() => look().catch(() => {}), EVERY_MS); // no contact: the next look may have it

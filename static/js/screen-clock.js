/* Clocks of the hall screen: a countdown to the end of a recess, and the time a speaker has left. They count here,
   from what the server said, and go on when contact is lost. */
let offset = 0;

function seconds(total) {
  const whole = Math.max(0, Math.round(total));
  return `${Math.floor(whole / 60)}.${String(whole % 60).padStart(2, "0")}`;
}

function speaker(clock) {
  const { used, limit, since, server, over } = clock.dataset;
  if (clock.dataset.seen !== server) {
    clock.dataset.seen = server;
    offset = Date.parse(server) - Date.now();
  }
  const running = since ? (Date.now() + offset - Date.parse(since)) / 1000 : 0;
  const left = Number(limit) - Number(used) - running;
  clock.textContent = left > 0 ? seconds(left) : over;
  clock.classList.toggle("warn", left > 0 && left <= 30);
  clock.classList.toggle("stop", left <= 0);
}

function until(clock) {
  const left = (Date.parse(clock.dataset.until) - Date.now()) / 1000;
  clock.textContent = left > 0 ? seconds(left) : clock.dataset.done;
}

function tick() {
  document.querySelectorAll(".clock[data-until]").forEach(until);
  document.querySelectorAll(".clock[data-limit]").forEach(speaker);
}

tick();
setInterval(tick, 500);
new MutationObserver(tick).observe(document.getElementById("part"), { childList: true });

/* Leaves quickly, on the pages of every version: this page is replaced. The ones before it cannot be taken out of the tab's history, so the tab gets a mark:
   whoever comes back to any of them is led out again, until somebody asks for a page anew. */
const root = document.documentElement;
const exit = document.getElementById("exit");
const LEFT = "left";
let shifts = [];

function leave() {
  try {
    sessionStorage.setItem(LEFT, "");
  } catch {} // A browser that keeps nothing still leaves.
  root.hidden = true;
  document.title = new URL(exit.href).hostname;
  location.replace(exit.href);
}

function arrive(back) {
  try {
    if (sessionStorage.getItem(LEFT) === null) return;
    if (back) leave();
    else sessionStorage.removeItem(LEFT);
  } catch {}
}

arrive(performance.getEntriesByType("navigation")[0]?.type === "back_forward");
addEventListener("pageshow", (event) => event.persisted && arrive(true));
exit.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
// The key Shift three times in five seconds, with no other key and no press between.
addEventListener("keydown", (event) => {
  if (event.repeat) return;
  shifts = event.key === "Shift" ? [...shifts.slice(-2), event.timeStamp] : [];
  if (shifts.length === 3 && shifts[2] - shifts[0] < 5000) leave();
}, true);
addEventListener("pointerdown", () => (shifts = []), true);

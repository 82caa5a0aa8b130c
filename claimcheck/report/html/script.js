
// j and k move between findings; all else on the page works without this.
const findings = [...document.querySelectorAll(".finding")];
const box = document.getElementById("keys");
const steps = { j: 1, k: -1 };

function move(step) {
  const here = findings.findIndex((finding) => finding.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : findings.length - 1) : here + step;
  findings[next]?.focus();
}

if (box && findings.length) {
  box.closest(".keys").hidden = false;
  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step || !box.checked || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(step);
  });
}

// Comfort only: every page works without it.
"use strict";

// Copy buttons.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const before = button.textContent;
  button.textContent = "copied";
  setTimeout(() => { button.textContent = before; }, 1500);
});

// Pictures as PNG: the browser draws the SVG that the link beside leads to, twice as large.
for (const button of document.querySelectorAll("button.png")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const picture = new Image();
    picture.src = button.dataset.svg;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * picture.naturalWidth;
    canvas.height = 2 * picture.naturalHeight;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await new Promise((done) => { canvas.toBlob(done, "image/png"); }));
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
  });
}

// The sentence that the address names: all pieces of it.
function choose() {
  const id = decodeURIComponent(location.hash.slice(1));
  for (const mark of document.querySelectorAll("mark[data-claims]")) {
    mark.classList.toggle("chosen", id !== "" && mark.dataset.claims.split(" ").includes(id));
  }
}
addEventListener("hashchange", choose);
choose();

// Pictures of networks: Ctrl and wheel zoom, drag moves, a name under the pointer lights its ties.
for (const svg of document.querySelectorAll("svg.network")) {
  const box = svg.viewBox.baseVal;
  let from = null;
  let moved = false;
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const factor = event.deltaY < 0 ? 0.85 : 1 / 0.85;
    const at = svg.getBoundingClientRect();
    const x = box.x + (event.clientX - at.left) / at.width * box.width;
    const y = box.y + (event.clientY - at.top) / at.height * box.height;
    box.x = x - (x - box.x) * factor;
    box.y = y - (y - box.y) * factor;
    box.width *= factor;
    box.height *= factor;
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY]; moved = false; });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const at = svg.getBoundingClientRect();
    box.x -= (event.clientX - from[0]) / at.width * box.width;
    box.y -= (event.clientY - from[1]) / at.height * box.height;
    moved = moved || Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 3;
    from = [event.clientX, event.clientY];
  });
  addEventListener("pointerup", () => { from = null; });
  svg.addEventListener("click", (event) => { if (moved) event.preventDefault(); });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  const light = (id) => {
    for (const line of svg.querySelectorAll("line")) {
      line.classList.toggle("lit", line.dataset.a === id || line.dataset.b === id);
    }
  };
  for (const dot of svg.querySelectorAll("a[data-id]")) {
    for (const name of ["pointerenter", "focus"]) dot.addEventListener(name, () => light(dot.dataset.id));
    for (const name of ["pointerleave", "blur"]) dot.addEventListener(name, () => light(""));
  }
}

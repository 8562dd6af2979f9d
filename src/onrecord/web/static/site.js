// What pages do besides when scripts run: nothing needs it.
"use strict";

const form = document.querySelector("form.paste");
const adding = document.querySelector("form.add");

// Files and folders dropped anywhere: a folder goes to the record, where pages may be added; else the first file is the text to check.
if (form || adding) {
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", async (event) => {
    const data = event.dataTransfer;
    if (!data || data.files.length === 0) return;
    event.preventDefault();
    const entries = [...data.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const files = data.files;
    const isFolder = entries.some((entry) => entry.isDirectory) || files.length > 1;
    if (adding && (isFolder || !form)) {
      send(adding, adding.querySelector("#pages"), entries.length ? await listFiles(entries) : [...files]);
    } else if (form && !entries.some((entry) => entry.isDirectory)) {
      send(form, form.querySelector("input[type=file]"), [files[0]]);
    }
  });
}

function send(to, input, files) {
  if (files.length === 0) return;
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  input.files = held.files;
  to.requestSubmit();
}

// The files of folders, folder by folder; a reader gives some hundred entries at a time.
async function listFiles(entries) {
  const found = [];
  for (const entry of entries) {
    if (entry.isFile) {
      const file = await new Promise((give, fail) => entry.file(give, fail));
      // Two folders may hold files of one name: each keeps its folder's.
      found.push(new File([file], entry.fullPath.replace(/^\//, ""), { type: file.type }));
    } else {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((give, fail) => reader.readEntries(give, fail));
        if (some.length === 0) break;
        found.push(...(await listFiles(some)));
      }
    }
  }
  return found;
}

if (form) {
  const text = form.querySelector("textarea");
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
  window.addEventListener("pageshow", () => form.removeAttribute("aria-busy"));
}

for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const select of document.querySelectorAll("form.filters select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

for (const one of document.querySelectorAll(".folder, .keys")) one.hidden = false;

// Versions side by side: the row in focus is marked on both sides, keys lead from row to row and from difference to difference.
for (const table of document.querySelectorAll("table.beside")) {
  const rows = [...table.querySelectorAll("tbody.row")];
  for (const row of rows) row.tabIndex = -1;
  if (rows.length) rows[0].tabIndex = 0;
  table.addEventListener("focusin", (event) => {
    const row = event.target.closest("tbody.row");
    if (!row) return;
    for (const one of rows) one.tabIndex = one === row ? 0 : -1;
  });
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowDown: [1, false], ArrowUp: [-1, false], n: [1, true], p: [-1, true] };
    const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const row = event.target.closest("tbody.row");
    if (!step || !row) return;
    event.preventDefault();
    let place = rows.indexOf(row) + step[0];
    while (rows[place] && (rows[place].offsetParent === null || (step[1] && !rows[place].matches(".has-gap, .has-remark")))) place += step[0];
    if (rows[place]) rows[place].focus();
  });
}

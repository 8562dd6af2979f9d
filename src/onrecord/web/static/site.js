// What pages do besides when scripts run: nothing needs it.
"use strict";

const form = document.querySelector("form.paste");

if (form) {
  const file = form.querySelector("input[type=file]");
  const text = form.querySelector("textarea");
  // A file dropped anywhere on the page is the file to check.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    const files = event.dataTransfer && event.dataTransfer.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    file.files = files;
    form.requestSubmit();
  });
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

for (const one of document.querySelectorAll(".folder")) one.hidden = false;

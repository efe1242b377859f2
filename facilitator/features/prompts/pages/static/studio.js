"use strict";
// Shortcuts for the prompt editor; it works without them, too.
document.documentElement.classList.add("scripted");

const words = document.getElementById("words");

function insert(text) {
  words.setRangeText(text, words.selectionStart, words.selectionEnd, "end");
  words.focus();
  words.dispatchEvent(new Event("input", { bubbles: true }));
}

for (const code of document.querySelectorAll("[data-insert]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "insert";
  button.textContent = code.textContent;
  button.title = "Put it where the cursor is";
  button.addEventListener("click", () => insert(code.dataset.insert));
  code.replaceWith(button);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-line]");
  if (!link || !words) return;
  event.preventDefault();
  const lines = words.value.split("\n");
  const line = Math.min(Number(link.dataset.line), lines.length);
  const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  words.focus();
  words.setSelectionRange(from, from + lines[line - 1].length);
  const height = words.scrollHeight / Math.max(lines.length, 1);
  words.scrollTop = Math.max(0, (line - 4) * height);
});

if (words) {
  let isSent = false;
  words.form.addEventListener("submit", () => { isSent = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && words.value !== words.defaultValue) event.preventDefault();
  });
}

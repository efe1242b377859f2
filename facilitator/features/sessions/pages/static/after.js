// Hovering a recap line highlights its evidence in the transcript and the other way round. Without
// JavaScript, plain links lead to the evidence.
"use strict";
(() => {
  const pane = document.querySelector(".heard");
  if (!pane) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let came = null;
  let soon = 0;

  const light = (keys) => {
    for (const one of document.querySelectorAll("[data-keys], [data-key]")) {
      const own = (one.dataset.keys || one.dataset.key).split(" ");
      one.classList.toggle("lit", own.some((key) => keys.includes(key)));
    }
  };

  const show = () => {
    const words = pane.querySelector("mark.lit");
    if (!words || pane.scrollHeight <= pane.clientHeight) return;
    const box = words.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (box.top >= frame.top && box.bottom <= frame.bottom) return;
    const top = pane.scrollTop + box.top - frame.top - frame.height / 3;
    pane.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  };

  const at = (event) => {
    const said = event.target.closest("[data-key]");
    const words = event.target.closest("[data-keys]");
    clearTimeout(soon);
    if (said) {
      light([said.dataset.key]);
      soon = setTimeout(show, 150);
    } else if (words) {
      light(words.dataset.keys.split(" "));
    } else if (event.type === "mouseover" && !document.activeElement?.closest("[data-key]")) {
      light([]);
    }
  };

  document.addEventListener("mouseover", at);
  document.addEventListener("focusin", at);
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".to-words, .also a");
    if (!link) return;
    came = link;
    document.querySelector(link.hash)?.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !came) return;
    came.focus();
    came = null;
  });
})();

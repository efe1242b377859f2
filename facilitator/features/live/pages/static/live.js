"use strict";
// Shows when the board is out of date, and empties the note form after a note was saved.
(() => {
  const lost = () => document.getElementById("lost");
  const say = () => {
    if (!lost().hidden) return;
    const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    document.getElementById("lost-since").textContent = time;
    lost().hidden = false;
  };
  document.addEventListener("htmx:sendError", say);
  document.addEventListener("htmx:timeout", say);
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const status = detail.xhr ? detail.xhr.status : 0;
    if (status >= 500) say();
    if (status > 0 && status < 500) lost().hidden = true;
    if (detail.successful && detail.elt.matches("form.capture")) {
      detail.elt.reset();
      document.getElementById("text").focus();
    }
  });
})();

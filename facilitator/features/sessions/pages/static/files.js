// Warns before the upload if files are too large; the server checks this, too.
"use strict";

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches("input[type=file][data-most]")) return;
  const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
  const megabytes = Math.round(input.dataset.most / 1048576);
  const told = `These files are larger than ${megabytes} MB. Give the text transcript, not the recording.`;
  input.setCustomValidity(size > Number(input.dataset.most) ? told : "");
  input.reportValidity();
});

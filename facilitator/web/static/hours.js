"use strict";
// Times stand in the group's zone; whoever looks from another one is told theirs beside it.
function own(time) {
  const written = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
  const at = new Date(time.dateTime);
  if (!written || Number.isNaN(at.getTime()) || time.querySelector(".yours")) return;
  const minutes = Number(`${written[1]}1`) * (Number(written[2]) * 60 + Number(written[3]));
  const yours = -at.getTimezoneOffset();
  if (yours === minutes) return;
  const there = new Date(at.getTime() + minutes * 60000).getUTCDate();
  const told = document.createElement("span");
  told.className = "yours";
  const day = at.getDate() === there ? "" : `${at.toLocaleDateString("en-GB", { weekday: "long" })} `;
  const hour = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  told.textContent = ` · ${day}${hour} your time`;
  time.append(told);
}

function all(place) {
  for (const time of place.querySelectorAll("time[datetime]")) own(time);
}

all(document);
document.addEventListener("htmx:load", (event) => all(event.target));

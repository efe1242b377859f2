"use strict";
// Tells the service the zone this browser is in, so that pages say their reader's own hour, too.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const safe = location.protocol === "https:" ? "; secure" : "";
// The service may live below a path of its host: this script lies in static/ below it.
const root = new URL("..", document.currentScript.src).pathname;
document.cookie = `zone=${zone}; path=${root}; max-age=31536000; samesite=lax${safe}`;

"use strict";
// Tells the service the zone this browser is in, so that pages say their reader's own hour, too.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const safe = location.protocol === "https:" ? "; secure" : "";
document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax${safe}`;

"use strict";
/* What is opened stays readable without a network; see sw.js. */
navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" });

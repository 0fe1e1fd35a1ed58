// One bundle for both: a Node process, and a browser's worker. What they share is most of it, and ships once.
if (typeof importScripts === "function") require("./browser.ts");
else require("./node.ts");

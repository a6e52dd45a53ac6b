"use strict";
/* What a browser does with passkeys: it uses one or makes one. Buffers travel as base64url. */
window.passkeys = (() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));
  const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const packed = ({ id, rawId, type, response }) => {
    const told = PARTS.filter((part) => response[part]).map((part) => [part, text(response[part])]);
    return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(told) });
  };
  /* Whether this browser has them, and the page stands where the newsroom's are good. */
  const possible = (origin) => origin === location.origin && "PublicKeyCredential" in window;
  /* The newsroom's options; where it refuses, an error with its sentence. */
  const ask = async (address, fields) => {
    const body = fields instanceof HTMLFormElement ? new FormData(fields) : fields;
    const response = await fetch(address, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(15000) });
    const answer = (response.headers.get("Content-Type") ?? "").includes("json") ? await response.json() : {};
    if (answer.challenge) return answer;
    throw Object.assign(new Error(answer.told ?? "The newsroom did not answer as it should. Load the page again."), { name: "Told" });
  };
  const use = async (options, how = {}) => {
    const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) };
    return packed(await navigator.credentials.get({ publicKey, ...how }));
  };
  const make = async (options) => {
    const user = { ...options.user, id: bytes(options.user.id) };
    const publicKey = { ...options, user, challenge: bytes(options.challenge), excludeCredentials: known(options.excludeCredentials) };
    return packed(await navigator.credentials.create({ publicKey }));
  };
  const SAID = {
    NotAllowedError: "Nothing was done: your device was told no, or waited too long.",
    InvalidStateError: "This device holds a passkey of yours already. Nothing was added.",
    SecurityError: "Your browser uses no passkeys at this address.",
    NotSupportedError: "Your device can make no passkey of the kind the newsroom takes.",
  };
  const said = (error) => (error.name === "Told" ? error.message : SAID[error.name] ?? "Nothing answers. Try again when the line is back.");
  return { possible, ask, use, make, said };
})();

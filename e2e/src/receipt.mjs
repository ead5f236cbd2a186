// Reads { keys, token }, verifies the token against the keys, prints { header, payload }.
const { createLocalJWKSet, compactVerify } = await import(process.env.JOSE);
let input = "";
for await (const part of process.stdin) input += part;
const { keys, token } = JSON.parse(input);
const verified = await compactVerify(token, createLocalJWKSet(keys), { algorithms: ["ES256"] });
const payload = JSON.parse(new TextDecoder().decode(verified.payload));
console.log(JSON.stringify({ header: verified.protectedHeader, payload }));

import assert from "node:assert/strict";
import { homedir } from "node:os";
import { delimiter } from "node:path";
import { test } from "node:test";
import { find } from "../dist/test/find.js";

const places = { setting: "", folder: "/w", environment: {}, platform: "linux" };

/** What is found where these files are there. */
const found = (more, ...there) => find({ ...places, ...more }, (file) => there.includes(file));

test("the settings count before anything else", () => {
  assert.equal(found({ setting: "~/bin/tollgate" }), `${homedir()}/bin/tollgate`);
  assert.equal(found({ setting: "${workspaceFolder}/tollgate" }, "/w/.venv/bin/tollgate"), "/w/tollgate");
});

test("a Python environment counts before PATH", () => {
  const environment = { PATH: ["/usr/bin", "/opt"].join(delimiter) };
  assert.equal(found({ environment }, "/opt/tollgate"), "/opt/tollgate");
  assert.equal(found({ environment }, "/opt/tollgate", "/w/.venv/bin/tollgate"), "/w/.venv/bin/tollgate");
  const interpreter = "/envs/x/bin/python";
  assert.equal(found({ environment, interpreter }, "/envs/x/bin/tollgate", "/opt/tollgate"), "/envs/x/bin/tollgate");
  const active = { VIRTUAL_ENV: "/v" };
  assert.equal(found({ environment: active }, "/v/bin/tollgate"), "/v/bin/tollgate");
  assert.equal(found({ environment, folder: undefined }), undefined);
});

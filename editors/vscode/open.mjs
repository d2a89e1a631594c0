// What open.sh does in VS Code: looks at a finding, suppresses it with a reason, and applies a fix.
//     node open.mjs URL WORKSPACE [SCREENSHOT]

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright-core";

const [url, workspace, screenshot] = process.argv.slice(2);
const file = `${workspace}/main.tf`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
page.setDefaultTimeout(90_000);

/** Waits until the file holds a text, as it does once it is saved. */
async function saved(text) {
  for (let turn = 0; turn < 60; turn++) {
    await page.keyboard.press("Control+s");
    const content = await readFile(file, "utf8");
    if (content.includes(text)) return content;
    await setTimeout(500);
  }
  assert.fail(`the file never holds ${text}: ${await readFile(file, "utf8")}`);
}

/** Puts the cursor on a line and takes the quick fix whose title starts so. */
async function fix(line, title) {
  await page.keyboard.press("Control+Home");
  for (let at = 1; at < line; at++) await page.keyboard.press("ArrowDown");
  for (let turn = 0; turn < 10; turn++) {
    await page.keyboard.press("Control+.");
    const item = page.locator(".action-widget .action-item, .action-widget .monaco-list-row", { hasText: title }).first();
    try {
      await item.click({ timeout: 5_000 });
      return;
    } catch {
      await page.keyboard.press("Escape");
    }
  }
  assert.fail(`there is no quick fix "${title}"`);
}

try {
  const open = JSON.stringify([["openFile", `vscode-remote://${new URL(url).host}${file}`]]);
  for (let turn = 0; ; turn++) {
    try {
      await page.goto(`${url}/?folder=${workspace}&payload=${encodeURIComponent(open)}`);
      break;
    } catch (error) {
      if (turn === 60) throw error;
      await setTimeout(500);
    }
  }
  await page.waitForSelector(".squiggly-warning, .squiggly-error");
  await page.click(".monaco-editor .view-lines");
  console.log("the findings are underlined");
  await fix(2, "Suppress aws-docdb-cluster-unencrypted with a reason");
  const input = page.locator(".quick-input-widget input");
  await input.fill("it holds nothing");
  await input.press("Enter");
  await saved("  # tollgate:ignore aws-docdb-cluster-unencrypted -- it holds nothing\n  storage_encrypted = false");
  console.log("a finding is suppressed with a reason");
  await page.click(".monaco-editor .view-lines");
  await fix(1, "Set `enabled_cloudwatch_logs_exports`");
  await saved('enabled_cloudwatch_logs_exports = ["audit", "profiler"]');
  console.log("a fix is applied");
  await page.waitForFunction(() => document.querySelector(".squiggly-warning, .squiggly-error, .squiggly-info") === null);
  console.log("nothing is underlined any more");
} finally {
  if (screenshot) await page.screenshot({ path: screenshot });
  await browser.close();
}

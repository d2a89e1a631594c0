// Runs `tollgate server`, and asks people what it cannot ask them.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";
import { find } from "./find";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("tollgate.restart", restart),
    vscode.commands.registerCommand("tollgate.suppressWithReason", suppress),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("tollgate.path")) await restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  await client?.dispose();
  client = undefined;
  await start();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("tollgate");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const command = find({
    setting: settings.get<string>("path", "").trim(),
    folder: folder?.fsPath,
    interpreter: await interpreter(folder),
    environment: process.env,
    platform: process.platform,
  });
  if (command === undefined) {
    const open = "Open Settings";
    const message = "Tollgate is neither in a Python environment nor on PATH: install it, or set `tollgate.path`.";
    if ((await vscode.window.showErrorMessage(message, open)) === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "tollgate.path");
    }
    return;
  }
  const server: ServerOptions = { command, args: ["server"] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", language: "terraform" },
      { scheme: "file", language: "terraform-vars" },
      { scheme: "file", pattern: "**/*.{tf,tofu,tfvars,tf.json,tofu.json,tfvars.json,hcl}" },
    ],
    initializationOptions: {
      pedantic: settings.get("pedantic"),
      severity: settings.get("severity"),
      rules: settings.get("rules"),
      excludeRules: settings.get("excludeRules"),
      scope: settings.get("scope"),
      asksForReason: true,
    },
    synchronize: { configurationSection: "tollgate" },
  };
  client = new LanguageClient("tollgate", "Tollgate", server, options);
  try {
    await client.start();
  } catch (error) {
    await vscode.window.showErrorMessage(`\`${command} server\` does not start: ${String(error)}`);
  }
}

/** The Python interpreter that is chosen for a folder, where the Python extension is there. */
async function interpreter(folder: vscode.Uri | undefined): Promise<string | undefined> {
  const python = vscode.extensions.getExtension("ms-python.python");
  if (python === undefined) return undefined;
  try {
    const api: unknown = python.isActive ? python.exports : await python.activate();
    return (api as PythonExtension).environments.getActiveEnvironmentPath(folder).path;
  } catch {
    return undefined;
  }
}

/** What is used of the Python extension's API (ms-python.python 2023.4). */
interface PythonExtension {
  environments: { getActiveEnvironmentPath(folder?: vscode.Uri): { path: string } };
}

/** What the server needs to know of a suppression, beside the reason. */
interface Suppression {
  uri: string;
  rule: string;
  position: { line: number; character: number };
}

async function suppress(suppression: Suppression): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: `Suppress ${suppression.rule}`,
    prompt: "Why is this accepted? The comment says it.",
    validateInput: (text) => (text.trim() === "" ? "A suppression without a reason helps nobody." : undefined),
  });
  if (reason === undefined) return;
  await client?.sendRequest("workspace/executeCommand", {
    command: "tollgate.suppress",
    arguments: [{ ...suppression, reason }],
  });
}

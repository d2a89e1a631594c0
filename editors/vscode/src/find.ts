// Where `tollgate` is: as the settings say, in the workspace's Python environment, where the wheel puts it, or on PATH.

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

export interface Places {
  /** What the settings say. */
  setting: string;
  /** The folder of the workspace. */
  folder?: string;
  /** The Python interpreter that is chosen for it. */
  interpreter?: string;
  environment: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

/** The first `tollgate` that is there; `undefined` where there is none. */
export function find(places: Places, isThere: (file: string) => boolean = existsSync): string | undefined {
  const { setting, folder, interpreter, environment, platform } = places;
  if (setting !== "") {
    const home = setting.replace(/^~(?=[/\\])/, homedir());
    return folder === undefined ? home : home.replaceAll("${workspaceFolder}", folder);
  }
  const isWindows = platform === "win32";
  const scripts = isWindows ? "Scripts" : "bin";
  const name = isWindows ? "tollgate.exe" : "tollgate";
  const environments = [environment["VIRTUAL_ENV"], ...[".venv", "venv"].map((it) => folder && join(folder, it))];
  const directories = [
    interpreter && dirname(interpreter),
    ...environments.map((it) => it && join(it, scripts)),
    ...(environment["PATH"] ?? environment["Path"] ?? "").split(delimiter),
  ];
  return directories
    .filter((it): it is string => it !== undefined && it !== "")
    .map((it) => join(it, name))
    .find(isThere);
}

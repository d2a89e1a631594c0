#!/bin/sh
# Tests what users install without Rust: the wheel, the archive that the action downloads, and the hook that pre-commit
# installs from the mirror. Needs git, cargo (for `cargo xtask mirror`), Python, curl and pre-commit.
#     hooks/test_wheel.sh WHEELS
# WHEELS is the directory with the wheel that `maturin build` wrote.
set -eu

wheels=$(cd "$1" && pwd)
checkout=$(cd "$(dirname "$0")/.." && pwd)
pre_commit=${PRE_COMMIT:-pre-commit}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$checkout/Cargo.toml")

export GIT_CONFIG_GLOBAL="$tmp/gitconfig" GIT_CONFIG_NOSYSTEM=1 PRE_COMMIT_HOME="$tmp/home"
export PIP_FIND_LINKS="$wheels ${PIP_FIND_LINKS:-}"
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
git config --file "$GIT_CONFIG_GLOBAL" user.name Test
git config --file "$GIT_CONFIG_GLOBAL" user.email test@example.org
git config --file "$GIT_CONFIG_GLOBAL" init.defaultBranch main

passed=0
fail() {
    echo "FAILED: $1" >&2
    [ ! -f "$tmp/output" ] || sed 's/^/    /' "$tmp/output" >&2
    exit 1
}
ok() {
    passed=$((passed + 1))
    echo "ok: $1"
}

# From nothing to the first finding.
started=$(date +%s)
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check "tollgate-iac==$version" >"$tmp/output" 2>&1 ||
    fail 'the wheel: pip does not install it'
code=0
"$tmp/venv/bin/tollgate" scan "$checkout/sarif-samples/api-gateway-failing/input" >"$tmp/output" 2>&1 || code=$?
[ "$code" = 1 ] || fail "the wheel: exit code $code"
grep --quiet 'aws-api-gateway-stage-without-usage-plan' "$tmp/output" || fail 'the wheel: nothing is found'
size=$(du -k "$tmp/venv/bin/tollgate" | cut -f 1)
[ "$size" -le 25600 ] || fail "the wheel: the binary has $size KiB"
ok "the wheel finds something $(($(date +%s) - started)) s after nothing, with a binary of $((size / 1024)) MiB"

# The module, which finds the binary beside it.
"$tmp/venv/bin/python" -I -c "import sys, tollgate
report = tollgate.scan(sys.argv[1])
rules = {finding.rule for finding in report.findings}
assert 'aws-api-gateway-stage-without-usage-plan' in rules, rules
assert tollgate.version() == sys.argv[2], tollgate.version()
assert tollgate.binary().startswith(sys.prefix), tollgate.binary()" \
    "$checkout/sarif-samples/api-gateway-failing/input" "$version" >"$tmp/output" 2>&1 || fail 'the wheel: the module'
ok 'the module in the wheel finds the binary, and scans'

# The archive of a release, as the action downloads it.
target=x86_64-unknown-linux-musl
mkdir -p "$tmp/releases/v$version"
"$checkout/hooks/pack.sh" "$target" "$tmp/venv/bin/tollgate" "$tmp/releases/v$version"
export TOLLGATE_RELEASES="file://$tmp/releases" RUNNER_OS=Linux RUNNER_ARCH=X64
install() {
    "$checkout/hooks/install.sh" "$1" "$tmp/runner/tollgate" >"$tmp/installed" 2>"$tmp/output"
}
install 9.9.9 || fail 'the archive: a version without a release is an error'
grep --quiet --line-regexp 'installed=false' "$tmp/installed" || fail 'the archive: a version without a release is installed'
install "$version" || fail 'the archive: it is not installed'
grep --quiet --line-regexp 'installed=true' "$tmp/installed" || fail 'the archive: it is not installed'
"$tmp/runner/tollgate/bin/tollgate" --version >"$tmp/output" || fail 'the archive: the binary does not run'
rm -r "$tmp/runner"
echo x >>"$tmp/releases/v$version/tollgate-$target.tar.gz"
if install "$version"; then fail 'the archive: a wrong checksum is accepted'; fi
[ ! -e "$tmp/runner" ] || fail 'the archive: it is installed with a wrong checksum'
ok 'the archive is installed where its checksum is right'

# What the action runs: a report to upload, a summary, annotations.
mkdir "$tmp/runner"
export RUNNER_TEMP="$tmp/runner" GITHUB_OUTPUT="$tmp/runner/output" GITHUB_STEP_SUMMARY="$tmp/runner/summary"
(cd "$checkout" && SCAN_PATH=sarif-samples/api-gateway-failing/input PATH="$tmp/venv/bin:$PATH" \
    hooks/action.sh >"$tmp/output" 2>&1) || fail 'the action: the scan fails'
grep --quiet --line-regexp 'exit-code=1' "$GITHUB_OUTPUT" || fail 'the action: the exit code is not 1'
[ -s "$tmp/runner/tollgate.sarif" ] || fail 'the action: there is no report'
grep --quiet '^### Tollgate: [0-9]* findings' "$GITHUB_STEP_SUMMARY" || fail 'the action: there is no summary'
grep --quiet '^::[a-z]* file=' "$tmp/runner/tollgate.github" || fail 'the action: there are no annotations'
ok 'the action writes a report, a summary and annotations'

# The hook of the mirror, as pre-commit installs and runs it.
(cd "$checkout" && cargo xtask mirror "$tmp/mirror" "$version" >"$tmp/output" 2>&1) || fail 'the mirror: it is not written'
git init --quiet "$tmp/repository"
cd "$tmp/repository"
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $tmp/mirror
    rev: v$version
    hooks:
      - id: tollgate
CONFIG
"$pre_commit" install >/dev/null
started=$(date +%s)
"$pre_commit" install-hooks >"$tmp/output" 2>&1 || fail 'the mirror: pre-commit does not install the hook'
took=$(($(date +%s) - started))
echo 'Nothing of Terraform.' >README.md
git add --all
git commit --quiet --message 'No Terraform' >"$tmp/output" 2>&1 || fail 'the mirror: a commit without Terraform is refused'
cat >main.tf <<'TERRAFORM'
resource "aws_api_gateway_domain_name" "shop" {
  domain_name     = "shop.example.org"
  security_policy = "TLS_1_0"
}
TERRAFORM
git add main.tf
if git commit --message 'A finding' >"$tmp/output" 2>&1; then fail 'the mirror: a commit with a finding passes'; fi
# shellcheck disable=SC2016 # these backquotes are text
grep --quiet '`security_policy` is `"TLS_1_0"`' "$tmp/output" || fail 'the mirror: the finding is not shown'
ok "the mirror's hook is installed in $took s, and refuses a commit with a finding"

echo "$passed passed, 0 failed"

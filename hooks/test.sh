#!/bin/sh
# Tests the hooks by real commits: this checkout, uncommitted changes included, is the hook repository; pre-commit builds
# it, and a scratch repository commits good and bad things. Needs git, cargo and pre-commit (or prek: PRE_COMMIT=prek).
#     hooks/test.sh
set -eu

checkout=$(cd "$(dirname "$0")/.." && pwd)
pre_commit=${PRE_COMMIT:-pre-commit}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Nobody's git configuration decides the outcome, and nobody's hooks run.
export GIT_CONFIG_GLOBAL="$tmp/gitconfig" GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
cat >"$GIT_CONFIG_GLOBAL" <<'CONFIG'
[user]
    name = Test
    email = test@example.org
[init]
    defaultBranch = main
[advice]
    detachedHead = false
[safe]
    directory = *
CONFIG
export PRE_COMMIT_HOME="$tmp/home" PREK_HOME="$tmp/home"
# What Tollgate finds is the same if it is not optimised: cargo reads this where pre-commit builds, below.
mkdir "$tmp/.cargo"
cat >"$tmp/.cargo/config.toml" <<'CONFIG'
[profile.release]
opt-level = 0
[profile.release.package]
tollgate-syntax.opt-level = 0
tollgate-core.opt-level = 0
CONFIG
# What a release build of this checkout has compiled of others is not compiled again.
export CARGO_TARGET_DIR="$tmp/target"
mkdir -p "$tmp/target/release"
(cd "$checkout/target/release" && cp -al .fingerprint build deps "$tmp/target/release/") 2>/dev/null ||
    rm -rf "$tmp/target"

passed=0
fail() {
    echo "FAILED: $1" >&2
    sed 's/^/    /' "$tmp/output" >&2
    exit 1
}

# accepted NAME: the commit of what is staged succeeds.
accepted() {
    before=$(git rev-parse --quiet --verify HEAD || echo none)
    git commit --message "$1" >"$tmp/output" 2>&1 || fail "$1: the commit was refused"
    [ "$(git rev-parse HEAD)" != "$before" ] || fail "$1: nothing was committed"
    passed=$((passed + 1))
    echo "ok: $1"
}

# refused NAME TEXT…: the commit of what is staged fails, the branch stays where it was, and the output holds every text.
refused() {
    name=$1
    shift
    before=$(git rev-parse HEAD)
    ! git commit --message "$name" >"$tmp/output" 2>&1 || fail "$name: the commit was not refused"
    [ "$(git rev-parse HEAD)" = "$before" ] || fail "$name: something was committed"
    for text; do
        grep --quiet --fixed-strings -- "$text" "$tmp/output" || fail "$name: the output does not say: $text"
    done
    passed=$((passed + 1))
    echo "ok: $name"
    git reset --quiet --hard
}

# configure ID: the scratch repository uses this hook.
configure() {
    cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $tmp/tollgate
    rev: $revision
    hooks:
      - id: $1
        args: [--rule, "*-stage-without-usage-plan,*-stage-without-tracing"]
CONFIG
}

# commits HOOK: what every hook has to do.
commits() {
    cat >stage.tf <<'TERRAFORM'
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  deployment_id        = aws_api_gateway_deployment.orders.id
  stage_name           = "live"
  xray_tracing_enabled = true
}
TERRAFORM
    cat >plan.tf <<'TERRAFORM'
resource "aws_api_gateway_usage_plan" "partners" {
  name = "partners"

  api_stages {
    api_id = aws_api_gateway_rest_api.orders.id
    stage  = aws_api_gateway_stage.live.stage_name
  }
}
TERRAFORM
    cp stage.tf traced.txt
    git add --all
    accepted "$1: a clean commit passes"

    sed 's/xray_tracing_enabled = true/xray_tracing_enabled = false/' traced.txt >stage.tf
    git add stage.tf
    # shellcheck disable=SC2016 # these backquotes are text
    refused "$1: a commit with a finding is refused" 'stage.tf:9:3' 'aws-api-gateway-stage-without-tracing' \
        '`xray_tracing_enabled` is `false`, must be `true`'

    sed 's/aws_api_gateway_stage.live.stage_name/"beta"/' plan.tf >edited && mv edited plan.tf
    git add plan.tf
    refused "$1: a change of the plan that uncovers the stage in another file is refused" 'stage.tf:5:1' \
        'aws-api-gateway-stage-without-usage-plan'

    sed 's/"live"/"beta"/' traced.txt >'--output=stage.tf'
    git add --all
    refused "$1: a file is never an option" '--> --output=stage.tf:5:1'

    git rm --quiet plan.tf
    refused "$1: a commit that deletes the plan is refused" 'stage.tf:5:1' 'aws-api-gateway-stage-without-usage-plan'

    echo 'Nothing of Terraform.' >README.md
    git add README.md
    accepted "$1: a commit without Terraform passes"
}

git clone --quiet --no-hardlinks "$checkout" "$tmp/tollgate"
git --git-dir="$tmp/tollgate/.git" --work-tree="$checkout" add --all
git -C "$tmp/tollgate" commit --quiet --allow-empty --message 'The checkout as it is'
git -C "$tmp/tollgate" reset --quiet --hard
revision=$(git -C "$tmp/tollgate" rev-parse HEAD)

git init --quiet "$tmp/built"
cd "$tmp/built"
configure tollgate
"$pre_commit" install >/dev/null
"$pre_commit" install-hooks
commits tollgate
# Where nothing is staged, pre-commit is run for all files, and everything is judged, once.
sed 's/= true/= false/' traced.txt >stage.tf
git add stage.tf
git commit --quiet --no-verify --message 'A finding'
! "$pre_commit" run --all-files tollgate >"$tmp/output" 2>&1 || fail 'tollgate: --all-files finds nothing'
[ "$(grep --count 'aws-api-gateway-stage-without-tracing' "$tmp/output")" -ge 1 ] || fail 'tollgate: --all-files'
passed=$((passed + 1))
echo 'ok: tollgate: --all-files judges everything'

# The other hooks use an installed binary: the one that was just built.
binary=$(find "$PRE_COMMIT_HOME" -type f -path '*/bin/tollgate' | head -n 1)
[ -x "$binary" ] || fail 'pre-commit installed no binary'
mkdir "$tmp/bin"
cp "$binary" "$tmp/bin/"
without=$PATH
PATH="$tmp/bin:$PATH"

git init --quiet "$tmp/system"
cd "$tmp/system"
configure tollgate-system
"$pre_commit" install >/dev/null
commits tollgate-system

git init --quiet "$tmp/script"
cd "$tmp/script"
configure tollgate-script
"$pre_commit" install >/dev/null
commits tollgate-script

git init --quiet "$tmp/plain"
cd "$tmp/plain"
cp "$checkout/hooks/pre-commit" .git/hooks/
echo 'rules = ["*-stage-without-usage-plan", "*-stage-without-tracing"]' >.tollgate.hcl
commits 'plain git hook'
mkdir -p 'deep er/[live]'
sed 's/= true/= false/' traced.txt >'deep er/[live]/-stage.tf'
git add --all
refused 'plain git hook: odd file names' 'deep er/[live]/-stage.tf:9:3'

# Without a binary the hooks say what to do. Whoever has installed one sees them find it.
PATH=$without
if ! command -v tollgate >/dev/null && ! [ -e "${CARGO_HOME:-$HOME/.cargo}/bin/tollgate" ]; then
    for repository in script plain; do
        cd "$tmp/$repository"
        echo >>stage.tf
        git add stage.tf
        refused "$repository: without a binary, how to install one is said" 'pip install tollgate-iac'
    done
fi

echo "$passed passed, 0 failed"

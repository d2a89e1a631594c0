#!/bin/sh
# Scans with an installed tollgate: on PATH, where cargo puts it, or where $TOLLGATE says.
# Arguments are those of `tollgate scan`.
set -eu

for tollgate in "${TOLLGATE:-}" tollgate "${CARGO_HOME:-$HOME/.cargo}/bin/tollgate"; do
    if [ -n "$tollgate" ] && command -v "$tollgate" >/dev/null 2>&1; then
        exec "$tollgate" scan "$@"
    fi
done

cat >&2 <<'TEXT'
tollgate is not installed, so nothing was scanned. Install it with
    pip install tollgate-iac
or set TOLLGATE to the path of the binary. The hook `tollgate` of .pre-commit-hooks.yaml installs it by itself.
TEXT
exit 2

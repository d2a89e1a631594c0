#!/bin/sh
# What action.yml runs: scans as its inputs say (SCAN_PATH, SCAN_SEVERITY, SCAN_FAIL_ON, SCAN_ARGS), writes SARIF beside
# the text, a summary of the job, and annotations for where code scanning is off. The exit code is left to a later step:
# the upload comes before.
set -euf

sarif="$RUNNER_TEMP/tollgate.sarif"
annotations="$RUNNER_TEMP/tollgate.github"
summary="$RUNNER_TEMP/tollgate.md"
rm -f "$sarif" "$annotations" "$summary"
set -- --output "sarif=$sarif" --output "github=$annotations" --output "markdown=$summary"
[ -z "${SCAN_SEVERITY:-}" ] || set -- "$@" --severity "$SCAN_SEVERITY"
[ -z "${SCAN_FAIL_ON:-}" ] || set -- "$@" --fail-on "$SCAN_FAIL_ON"
# shellcheck disable=SC2086 # words, separated by blanks
set -- "$@" ${SCAN_ARGS:-}
IFS='
'
# shellcheck disable=SC2086 # one path per line
set -- "$@" -- ${SCAN_PATH:-.}

code=0
tollgate scan "$@" || code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
# Where the arguments are wrong there is no report.
if [ -f "$sarif" ]; then
    echo "sarif-file=$sarif" >>"$GITHUB_OUTPUT"
    cat "$summary" >>"$GITHUB_STEP_SUMMARY"
fi

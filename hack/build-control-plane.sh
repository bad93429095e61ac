#!/usr/bin/env bash
# Builds kube-apiserver, kube-scheduler and kube-controller-manager 1.20.2 from Debian's source package
# `kubernetes` into the folder named by the first argument.
#
# Debian has no binary package of the control plane, but its *source* package holds the whole tree with
# vendored dependencies. About 6 minutes on two cores and 2.4 GB of scratch space. Why each odd step is
# needed is said beside it. Nothing of the tree is kept but the binaries.
set -euo pipefail

out=${1:?usage: build-control-plane.sh OUTPUT_FOLDER}
mkdir -p "$out"
out=$(cd "$out" && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/spacecloud-control-plane.XXXXXX")
log="$out/build.log"
child=
# Ends what still runs, with all it started, before its folder goes; Go marks some files read-only.
clean_up() {
  if [ -n "$child" ] && kill -- "-$child" 2>/dev/null; then
    wait "$child" 2>/dev/null || true
    for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 -- "-$child" 2>/dev/null || break; sleep 0.5; done
  fi
  chmod -R u+w "$scratch" 2>/dev/null || true
  rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
: >"$log"

step() { printf '  [control plane] %s\n' "$*" >&2; }

# Runs a command with its output in the log, printing elapsed time every 15 s so that nobody stares at a
# silent terminal, and the tail of the log when it fails.
watched() {
  local what=$1 started=$SECONDS
  shift
  step "$what"
  # A group of its own, so that it can be ended with all it started.
  setsid "$@" >>"$log" 2>&1 &
  child=$!
  while kill -0 "$child" 2>/dev/null; do
    sleep 1
    if (((SECONDS - started) % 15 == 0)); then
      printf '  [control plane]   ... %s, %d s\n' "$what" "$((SECONDS - started))" >&2
    fi
  done
  if ! wait "$child"; then
    printf '  [control plane] %s failed; the end of %s:\n' "$what" "$log" >&2
    tail -n 25 "$log" >&2
    exit 1
  fi
}

# The mirror, suites and key that apt already uses, as deb-src lines in a configuration of our own: the
# machine's own apt sources stay untouched.
sources="$scratch/sources.list"
apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
  awk '$3 == "main" && $2 ~ /^bookworm(-updates|-security)?$/' | sort -u |
  while read -r site release component; do
    printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s %s\n' "$site" "$release" "$component"
  done >"$sources"
if [ ! -s "$sources" ]; then
  step 'apt knows no Debian bookworm mirror; set KUBEBUILDER_ASSETS to a folder with a control plane instead'
  exit 1
fi
mkdir -p "$scratch/lists/partial"
own_apt=(-o "Dir::Etc::SourceList=$sources" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$scratch/lists" -o APT::Sandbox::User=root)

gopath="$scratch/go"
tree="$gopath/src/k8s.io/kubernetes"
mkdir -p "$gopath/src/k8s.io"
cd "$scratch"
watched 'reading the source index' apt-get "${own_apt[@]}" update
watched 'fetching the Kubernetes source package' apt-get "${own_apt[@]}" source --download-only kubernetes
watched 'unpacking it with Debian patches' dpkg-source -x kubernetes_*.dsc "$tree"

# The vendored reflect2 1.0.1 was not made for Go 1.18+: an API server built with it dies after an hour
# of "unexpected fault address" in mapiterinit. Debian's 1.0.2 does not.
reflect2=/usr/share/gocode/src/github.com/modern-go/reflect2
rm -rf "$tree/vendor/github.com/modern-go/reflect2"
cp -rL "$reflect2" "$tree/vendor/github.com/modern-go/reflect2"

export GOPATH="$gopath" GO111MODULE=off GOFLAGS='' CGO_ENABLED=0 GOCACHE="$scratch/gocache" HOME="$scratch"
cd "$tree"
# In a GOPATH tree the vendored packages' import paths begin with the tree's own; without the version, helm and
# kubectl take the server for v0.0.0 and refuse charts that ask for a minimum.
version_flags=
for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
  for value in gitVersion=v1.20.2 gitMajor=1 gitMinor=20 gitTreeState=clean; do
    version_flags+=" -X k8s.io/kubernetes/vendor/$package.$value"
  done
done
# The tree's own make writes the generated code (the API server's OpenAPI among it); plain `go build` does the rest.
watched 'generating code' make generated_files
for program in kube-apiserver kube-controller-manager kube-scheduler; do
  watched "building $program" go build -trimpath -ldflags "-s -w$version_flags" -o "$out/$program.part" "./cmd/$program"
  mv "$out/$program.part" "$out/$program"
done
step "done: $(du -sh "$out" | cut -f1) in $out"

#!/usr/bin/env bash
# Makes the chart's templates of the custom resource definitions from the contract in crds/v1alpha1.
set -euo pipefail
cd "$(dirname "$0")/.."

for source in crds/v1alpha1/*.yaml; do
  target=charts/spacecloud/templates/crds/$(basename "$source")
  {
    printf '{{- /* Made from %s by hack/chart-crds.sh; do not edit. */ -}}\n' "$source"
    printf '{{- if .Values.crds.enabled }}\n'
    awk '
      { print }
      /^  name: / && !done {
        done = 1
        print "  labels:"
        print "    {{- include \"spacecloud.labels\" . | nindent 4 }}"
        print "  {{- if .Values.crds.keep }}"
        print "  annotations:"
        print "    helm.sh/resource-policy: keep"
        print "  {{- end }}"
      }' "$source"
    printf '{{- end }}\n'
  } >"$target"
done

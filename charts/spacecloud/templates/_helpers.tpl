{{/* The labels of everything the chart makes. Keys never change: selectors cannot. */}}
{{- define "spacecloud.labels" -}}
app.kubernetes.io/name: spacecloud
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: spacecloud
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* The programs look for their configuration in one namespace, so a release elsewhere would never be found. */}}
{{- define "spacecloud.namespace" -}}
{{- if ne .Release.Namespace "spacecloud-system" -}}
{{- fail (printf "SpaceCloud lives in the namespace spacecloud-system, not in %s: helm install spacecloud charts/spacecloud --namespace spacecloud-system --create-namespace" .Release.Namespace) -}}
{{- end -}}
spacecloud-system
{{- end }}

{{/* The newest version of the scheduler's configuration that the cluster's kube-scheduler reads. */}}
{{- define "spacecloud.schedulerConfigVersion" -}}
{{- if semverCompare ">=1.25.0-0" .Capabilities.KubeVersion.Version -}}
kubescheduler.config.k8s.io/v1
{{- else if semverCompare ">=1.22.0-0" .Capabilities.KubeVersion.Version -}}
kubescheduler.config.k8s.io/v1beta2
{{- else -}}
kubescheduler.config.k8s.io/v1beta1
{{- end -}}
{{- end }}

{{/* NAME=NUMBER,... as the extender and kubectl spacecloud read it, by name. */}}
{{- define "spacecloud.scoreWeights" -}}
{{- $weights := list -}}
{{- range $name, $weight := .Values.extender.scoreWeights -}}
{{- $weights = append $weights (printf "%s=%v" $name $weight) -}}
{{- end -}}
{{- join "," $weights -}}
{{- end }}

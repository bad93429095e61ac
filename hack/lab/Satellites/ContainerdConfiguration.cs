using SpaceCloud.Lab.Images;

namespace SpaceCloud.Lab.Satellites;

/// <summary>The configuration of one satellite's containerd.</summary>
internal static class ContainerdConfiguration
{
    internal static string Render(string folder, string snapshotter) =>
        $"""
        version = 2
        root = "{folder}/root"
        state = "{folder}/state"
        disabled_plugins = [
          "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs",
          "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs",
          "io.containerd.internal.v1.opt", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing",
        ]

        [grpc]
          address = "{folder}/containerd.sock"

        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "{BusyboxImages.PauseName}"
          # Without CAP_SYS_RESOURCE no process may lower its own oom score; every sandbox would fail.
          restrict_oom_score_adj = true
          stream_server_address = "127.0.0.1"
          stream_server_port = "0"
          netns_mounts_under_state_dir = true

          [plugins."io.containerd.grpc.v1.cri".containerd]
            snapshotter = "{snapshotter}"

            [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
              runtime_type = "io.containerd.runc.v2"

              [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
                SystemdCgroup = false
                # runc's own records are otherwise shared by every containerd of the machine.
                Root = "{folder}/runc"

          [plugins."io.containerd.grpc.v1.cri".cni]
            bin_dir = "/usr/lib/cni"
            conf_dir = "{folder}/cni"

        """;
}

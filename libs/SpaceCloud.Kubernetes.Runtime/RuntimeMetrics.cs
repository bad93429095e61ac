using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>The field's own metrics of controllers (names of controller-runtime).</summary>
public static class RuntimeMetrics
{
    /// <summary>The meter to listen to.</summary>
    public const string MeterName = "SpaceCloud.Kubernetes.Runtime";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Reconciles =
        Meter.CreateCounter<long>("controller_runtime_reconcile_total", null, "Total number of reconciliations per controller.");

    private static readonly Counter<long> Errors =
        Meter.CreateCounter<long>("controller_runtime_reconcile_errors_total", null, "Total number of reconciliation errors per controller.");

    private static readonly Counter<long> TerminalErrors = Meter.CreateCounter<long>(
        "controller_runtime_terminal_reconcile_errors_total", null, "Total number of terminal reconciliation errors per controller.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("controller_runtime_reconcile_time_seconds", "s", "Length of time per reconciliation per controller.");

    private static readonly UpDownCounter<long> ActiveWorkers =
        Meter.CreateUpDownCounter<long>("controller_runtime_active_workers", null, "Number of currently used workers per controller.");

    private static readonly UpDownCounter<long> Workers = Meter.CreateUpDownCounter<long>(
        "controller_runtime_max_concurrent_reconciles", null, "Maximum number of concurrent reconciles per controller.");

    /// <summary>One reconcile with its outcome: success, requeue_after, error or terminal_error.</summary>
    internal static void Reconciled(string controller, string result, TimeSpan elapsed)
    {
        KeyValuePair<string, object?> name = new("controller", controller);
        Reconciles.Add(1, new TagList { name, { "result", result == "terminal_error" ? "error" : result } });
        Duration.Record(elapsed.TotalSeconds, name);
        if (result is "error" or "terminal_error")
        {
            Errors.Add(1, name);
        }

        if (result == "terminal_error")
        {
            TerminalErrors.Add(1, name);
        }
    }

    internal static void WorkersChanged(string controller, int by) => Workers.Add(by, new KeyValuePair<string, object?>("controller", controller));

    internal static void ActiveChanged(string controller, int by) => ActiveWorkers.Add(by, new KeyValuePair<string, object?>("controller", controller));
}

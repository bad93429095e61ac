namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>The numbers of one metric under one set of labels.</summary>
internal sealed class MetricSeries(double[] bounds)
{
    private readonly long[] _buckets = new long[bounds.Length];

    /// <summary>The counter or gauge; for a histogram the sum of all measurements.</summary>
    public double Value { get; private set; }

    public long Count { get; private set; }

    public IReadOnlyList<double> Bounds => bounds;

    /// <summary>Measurements up to each bound, not yet added up over the bounds below.</summary>
    public IReadOnlyList<long> Buckets => _buckets;

    public void Record(double value, bool isAbsolute)
    {
        Value = isAbsolute ? value : Value + value;
        Count++;
        int index = Array.FindIndex(bounds, bound => value <= bound);
        if (index >= 0)
        {
            _buckets[index]++;
        }
    }

    public MetricSeries Copy()
    {
        MetricSeries copy = new(bounds) { Value = Value, Count = Count };
        _buckets.CopyTo(copy._buckets, 0);
        return copy;
    }
}

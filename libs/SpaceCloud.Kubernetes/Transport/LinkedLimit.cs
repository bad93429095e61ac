namespace SpaceCloud.Kubernetes;

/// <summary>Cancelled when a time is over on the given clock, or when the outer token is.</summary>
internal sealed class LinkedLimit : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _registration;

    public LinkedLimit(TimeSpan timeout, TimeProvider time, CancellationToken outer)
        : base(timeout, time) =>
        _registration = outer.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), this);

    protected override void Dispose(bool disposing)
    {
        _registration.Dispose();
        base.Dispose(disposing);
    }
}

namespace SpaceCloud.Kubernetes;

/// <summary>Cancelled when a time is over on the given clock, or when the outer token is.</summary>
internal sealed class LinkedLimit : CancellationTokenSource
{
    private readonly CancellationTokenRegistration registration;

    public LinkedLimit(TimeSpan timeout, TimeProvider time, CancellationToken outer)
        : base(timeout, time) =>
        registration = outer.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), this);

    protected override void Dispose(bool disposing)
    {
        registration.Dispose();
        base.Dispose(disposing);
    }
}

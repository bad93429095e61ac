namespace SpaceCloud.Planning;

/// <summary>
/// The exponential of a pair of linear nodes, d/dt (p, c) = A (p, c): they exchange heat, and the platform p loses some. Functions of the
/// matrix are q A + r I with q and r from its two eigenvalues, which are real, not positive, and apart.
/// </summary>
internal readonly struct PairExponential
{
    private readonly double payloadRate;
    private readonly double platformRate;
    private readonly double slow;
    private readonly double fast;

    /// <param name="payloadRate">1/s: what the payload gains of the difference.</param>
    /// <param name="platformRate">1/s: what the platform gains of the difference.</param>
    /// <param name="loss">1/s: what the platform loses of its own.</param>
    public PairExponential(double payloadRate, double platformRate, double loss)
    {
        (this.payloadRate, this.platformRate, Loss) = (payloadRate, platformRate, loss);
        double sum = payloadRate + platformRate + loss;
        double apart = payloadRate - platformRate - loss;
        fast = -0.5 * (sum + Math.Sqrt((apart * apart) + (4 * payloadRate * platformRate)));
        slow = payloadRate * loss / fast;
    }

    public double Loss { get; }

    /// <summary>What a constant rate at the beginning has become of after some seconds: h phi1(h A) v.</summary>
    public HeatState Integral(HeatState rate, double seconds) =>
        Apply(seconds * Phi.One(slow * seconds), seconds * Phi.One(fast * seconds), rate);

    /// <summary>
    /// The most the platform is away from where it began at any moment of <see cref="Integral"/>, which may be far more than at its end: it
    /// may rise and fall again. The sum of its two parts, each of which runs one way.
    /// </summary>
    public double PlatformExcursion(HeatState rate, double seconds)
    {
        double changed = (platformRate * (rate.Payload - rate.Platform)) - (Loss * rate.Platform);
        double slowPart = seconds * Phi.One(slow * seconds) * (changed - (fast * rate.Platform)) / (slow - fast);
        double fastPart = seconds * Phi.One(fast * seconds) * ((slow * rate.Platform) - changed) / (slow - fast);
        return Math.Abs(slowPart) + Math.Abs(fastPart);
    }

    /// <summary>What a heating of the platform alone, n1 t/h + n2 (t/h)^2/2 kelvin per second, does in h seconds: h (n1 phi2(h A) + n2 phi3(h A)).</summary>
    public HeatState Ramp(double first, double second, double seconds)
    {
        double Of(double eigenvalue) => seconds * ((first * Phi.Two(eigenvalue * seconds)) + (second * Phi.Three(eigenvalue * seconds)));
        return Apply(Of(slow), Of(fast), new HeatState(1, 0));
    }

    private HeatState Apply(double ofSlow, double ofFast, HeatState to)
    {
        double q = (ofSlow - ofFast) / (slow - fast);
        double r = ofSlow - (q * slow);
        double apart = to.Payload - to.Platform;
        return new HeatState(
            (q * ((platformRate * apart) - (Loss * to.Platform))) + (r * to.Platform),
            (q * -payloadRate * apart) + (r * to.Payload));
    }
}

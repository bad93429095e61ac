namespace SpaceCloud.Planning;

/// <summary>The functions of exponential integrators: phi1 = (e^z - 1)/z, phi(k+1) = (phi(k) - 1/k!)/z, without loss of digits near zero.</summary>
internal static class Phi
{
    private const double Near = 0.7;
    private const int Terms = 14;

    public static double One(double z) => Math.Abs(z) < Near ? Series(z, 1, 1) : (Math.Exp(z) - 1) / z;

    public static double Two(double z) => Math.Abs(z) < Near ? Series(z, 2, 0.5) : (One(z) - 1) / z;

    public static double Three(double z) => Math.Abs(z) < Near ? Series(z, 3, 1.0 / 6) : (Two(z) - 0.5) / z;

    /// <summary>Sum over j of z^j/(j + k)!; <paramref name="first"/> is 1/k!.</summary>
    private static double Series(double z, int k, double first)
    {
        double term = first;
        double sum = first;
        for (int j = 1; j <= Terms; j++)
        {
            term *= z / (j + k);
            sum += term;
        }

        return sum;
    }
}

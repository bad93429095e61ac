namespace SpaceCloud.Orbit;

/// <summary>The harmonics of the Earth's shape that an orbit is in step with.</summary>
internal interface IDeepSpaceHarmonics
{
    /// <summary>
    /// First derivative of the mean motion, and what the second one is per unit of the longitude's rate, at a mean longitude and a time.
    /// </summary>
    (double Xndt, double Xnddt) Derivatives(double xli, double atime);
}

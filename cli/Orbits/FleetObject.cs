using System.Globalization;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>An object whose orbit can be computed.</summary>
/// <param name="Name">Its name, or its catalogue number as text.</param>
/// <param name="Orbit">Its orbit.</param>
/// <param name="Aging">How its elements age.</param>
/// <param name="MinElevationDegrees">What its own links need; null where nothing is said.</param>
internal sealed record FleetObject(string Name, OrbitPropagator Orbit, ElementAging Aging, double? MinElevationDegrees)
{
    /// <summary>Catalogue number.</summary>
    public long NoradId => Orbit.Elements.CatalogNumber;

    /// <summary>Name and number, for messages.</summary>
    public string Label
    {
        get
        {
            string number = NoradId.ToString(CultureInfo.InvariantCulture);
            return Name == number ? number : $"{Name} ({number})";
        }
    }
}

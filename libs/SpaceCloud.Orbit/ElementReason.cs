namespace SpaceCloud.Orbit;

/// <summary>Why elements are refused, one word for machines, whatever format they came in.</summary>
public enum ElementReason
{
    /// <summary>A line, a field or a character is not what the format says.</summary>
    Malformed = 0,

    /// <summary>A field that must be there is not.</summary>
    Missing = 1,

    /// <summary>A field stands twice.</summary>
    Repeated = 2,

    /// <summary>A value can be read, and lies outside what is allowed.</summary>
    OutOfRange = 3,

    /// <summary>The checksum of a line is wrong: a digit was changed or lost.</summary>
    WrongChecksum = 4,

    /// <summary>Two lines of one set speak of two objects.</summary>
    DifferentObjects = 5,

    /// <summary>Mean elements of another theory, SGP4-XP (ephemeris type 4) above all; SGP4 would give wrong positions.</summary>
    OtherTheory = 6,

    /// <summary>Another centre, frame or time system than Earth, TEME and UTC.</summary>
    OtherFrame = 7,
}

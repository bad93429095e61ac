namespace SpaceCloud.Orbit.Formats;

/// <summary>The text forms element sets are published in.</summary>
public enum ElementFormat
{
    /// <summary>Two lines a set, or three with a line for the name before them.</summary>
    Tle = 0,

    /// <summary>CCSDS OMM keywords in JSON: an object, or an array of them.</summary>
    OmmJson = 1,

    /// <summary>CCSDS OMM keywords as the header of a table.</summary>
    OmmCsv = 2,

    /// <summary>CCSDS OMM in XML, one or more messages below <c>ndm</c>.</summary>
    OmmXml = 3,

    /// <summary>CCSDS OMM as lines <c>KEYWORD = VALUE</c>.</summary>
    OmmKvn = 4,
}

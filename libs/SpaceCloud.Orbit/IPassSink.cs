namespace SpaceCloud.Orbit;

/// <summary>Takes the passes of a group of satellites as they are found: of one satellite and station in order of time.</summary>
internal interface IPassSink
{
    void Take(int lane, int station, in FoundPass pass);
}

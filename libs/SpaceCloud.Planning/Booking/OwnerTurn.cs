namespace SpaceCloud.Planning.Booking;

/// <summary>The satellites of one owner that wait for antennas, the one whose turn it is first.</summary>
internal sealed class OwnerTurn
{
    private readonly PriorityQueue<SatelliteTurn, TurnOrder> satellites = new();

    public bool IsDone => satellites.Count == 0;

    public void Add(SatelliteTurn satellite)
    {
        if (satellite.Offer is not null)
        {
            satellites.Enqueue(satellite, satellite.Order);
        }
    }

    public SatelliteTurn Take() => satellites.Dequeue();
}

namespace SpaceCloud.Operator.Nodes;

/// <summary>The figures of the silence verdict.</summary>
/// <param name="ShortestAnswer">
/// The least mission time a satellite must have had to answer before it is called overdue. A contact whose half is shorter
/// proves nothing. It is a real duration times the clock's rate: connecting takes real seconds.
/// </param>
/// <param name="LostAfterMissedContacts">So many booked contacts missed in a row make a satellite lost; at least 1.</param>
internal sealed record SilencePolicy(TimeSpan ShortestAnswer, int LostAfterMissedContacts);

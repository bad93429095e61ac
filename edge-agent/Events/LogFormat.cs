namespace SpaceCloud.EdgeAgent.Events;

/// <summary>How the event stream is written.</summary>
internal enum LogFormat
{
    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>One sentence a line.</summary>
    Text,
}

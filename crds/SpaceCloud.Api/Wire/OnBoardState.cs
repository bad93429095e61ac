using System.Text.Json.Serialization;

namespace SpaceCloud.Api.Wire;

/// <summary>How far a pod is on board.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OnBoardState>))]
public enum OnBoardState
{
    /// <summary>Image or inputs are still on their way up.</summary>
    Uplinking,

    /// <summary>Everything is on board; the guards hold the start back.</summary>
    Deferred,

    /// <summary>The container runs.</summary>
    Running,

    /// <summary>The container is paused by a guard.</summary>
    Paused,

    /// <summary>The container has ended; the result waits for a contact.</summary>
    Finished,

    /// <summary>The ground has the whole result.</summary>
    Delivered,

    /// <summary>The agent will not run it; the message says why.</summary>
    Refused,
}

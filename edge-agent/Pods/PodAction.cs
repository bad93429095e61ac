namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>The one thing to do after a step; the step's record is written down before it is done.</summary>
internal enum PodAction
{
    None,
    ImportImage,

    /// <summary>Sandbox, container, start; whatever of it already exists is used.</summary>
    Start,

    /// <summary>Put output files and log into the outbox.</summary>
    Collect,

    /// <summary>Stop and remove container and sandbox, keep the files.</summary>
    RemoveContainer,

    /// <summary>Stop and remove everything, files and outbox included.</summary>
    Erase,
}

namespace SpaceCloud.Lab;

/// <summary>Something the lab needs is missing or did not become ready; the message says what, and where to look.</summary>
public sealed class LabException : Exception
{
    public LabException(string message)
        : base(message)
    {
    }

    public LabException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public LabException()
    {
    }
}

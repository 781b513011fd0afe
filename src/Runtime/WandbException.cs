namespace Instrument;

/// <summary>A run could not be started or read because of its surroundings: an environment variable, a directory, a file.</summary>
public sealed class WandbException : Exception
{
    /// <summary>An error without a text.</summary>
    public WandbException()
    {
    }

    /// <summary>An error.</summary>
    /// <param name="message">The input, the rule it breaks and the way out.</param>
    public WandbException(string message) : base(message)
    {
    }

    /// <summary>An error with the one that caused it.</summary>
    /// <param name="message">The input, the rule it breaks and the way out.</param>
    /// <param name="innerException">The cause.</param>
    public WandbException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}

namespace Instrument;

/// <summary>How a log entry looks in the run's logs.</summary>
public enum WandbLogFormat
{
    /// <summary>A line to read: time, level, category, scopes, message, and the values that the message does not show.</summary>
    Text = 0,

    /// <summary>
    /// A JSON object to search in and to parse: <c>time</c>, <c>level</c>, <c>category</c>, <c>event</c>, <c>message</c>, <c>state</c>,
    /// <c>scopes</c>, <c>exception</c>; what an entry does not have is left out.
    /// </summary>
    Json = 1,
}

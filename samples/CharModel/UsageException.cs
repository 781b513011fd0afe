namespace CharModel;

/// <summary>The user asked for something that cannot be done; the message says what, which rule it breaks and what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message);

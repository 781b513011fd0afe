namespace Instrument.Configs;

/// <summary>Collects what is wrong while a config is read.</summary>
internal sealed class ConfigReadLog
{
    private readonly List<ConfigReadError> _errors = [];

    public IReadOnlyList<ConfigReadError> Errors => _errors;

    /// <summary>How many of the errors mean that a value could not be read.</summary>
    public int Failures { get; private set; }

    public void Add(string path, ConfigReadErrorKind kind, string message)
    {
        ConfigReadError error = new(path, kind, message);
        // What a constructor takes is looked at a second time when the other members are set.
        if (!error.IsFatal && _errors.Contains(error))
            return;
        _errors.Add(error);
        if (error.IsFatal)
            Failures++;
    }
}

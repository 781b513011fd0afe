namespace Scenario;

/// <summary>Compares what is with what should be, counts, and keeps each difference as a sentence.</summary>
internal sealed class Expectations
{
    private readonly List<string> _differences = [];

    /// <summary>How many comparisons were made.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<string> Differences => _differences;

    public void Equal(string what, object? expected, object? actual)
    {
        Count++;
        if (!Equals(expected, actual))
            _differences.Add($"{what}: expected {expected ?? "(none)"}, found {actual ?? "(none)"}");
    }

    /// <summary>Compares texts line by line.</summary>
    public void EqualLines(string what, string expected, IEnumerable<string> actual)
    {
        string[] expectedLines = expected.ReplaceLineEndings("\n").Split('\n');
        string[] actualLines = [.. actual];
        for (int i = 0; i < Math.Max(expectedLines.Length, actualLines.Length); i++)
            Equal($"{what}, line {i + 1}", expectedLines.ElementAtOrDefault(i), actualLines.ElementAtOrDefault(i));
    }

    /// <summary>The action throws this exception, with a message that has the text in it.</summary>
    public void Throws<TException>(string what, string text, Action action) where TException : Exception
    {
        string? message = null;
        try
        {
            action();
        }
        catch (TException exception)
        {
            message = exception.Message;
        }
        Equal(what, true, message?.Contains(text, StringComparison.Ordinal) ?? false);
    }
}

namespace Instrument.Logging;

/// <summary>Reads the named values that logging calls and scopes carry.</summary>
internal static class LogState
{
    private const string Template = "{OriginalFormat}";

    /// <summary>The values, without the message's template; none if the state has no names.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Values(object? state) => state switch
    {
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.Where(pair => pair.Key != Template),
        IEnumerable<KeyValuePair<string, string>> pairs => pairs.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)),
        _ => [],
    };

    /// <summary>The values that the message does not show already.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Hidden(object? state)
    {
        string? template = TemplateOf(state);
        return Values(state).Where(pair => template is null || !Shows(template, pair.Key));
    }

    /// <summary>
    /// Whether a scope has nothing but the ids of the current activity, which a host adds to every entry: they are of use to programs, not to
    /// readers.
    /// </summary>
    public static bool IsActivity(object? scope)
    {
        bool hasSpan = false;
        foreach ((string name, _) in Values(scope))
        {
            hasSpan |= name == "SpanId";
            if (name is not ("SpanId" or "TraceId" or "ParentId" or "TraceFlags" or "TraceState"))
                return false;
        }
        return hasSpan;
    }

    /// <summary>A scope in words: its message, or its values.</summary>
    public static string Scope(object? scope)
    {
        if (scope is not string && TemplateOf(scope) is null)
        {
            string values = string.Join(' ', Values(scope).Select(pair => $"{pair.Key}={LogText.Of(pair.Value)}"));
            if (values.Length != 0)
                return values;
        }
        return scope is IEnumerable<KeyValuePair<string, object?>> ? scope.ToString() ?? "" : LogText.Of(scope);
    }

    private static string? TemplateOf(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> pairs ? pairs.FirstOrDefault(pair => pair.Key == Template).Value as string : null;

    private static bool Shows(string template, string name)
    {
        for (int at = template.IndexOf('{', StringComparison.Ordinal); at >= 0; at = template.IndexOf('{', at + 1))
        {
            ReadOnlySpan<char> hole = template.AsSpan(at + 1);
            if (hole.StartsWith("@") || hole.StartsWith("$"))
                hole = hole[1..];
            if (hole.Length > name.Length && hole.StartsWith(name, StringComparison.Ordinal) && (hole[name.Length] is '}' or ',' or ':'))
                return true;
        }
        return false;
    }
}

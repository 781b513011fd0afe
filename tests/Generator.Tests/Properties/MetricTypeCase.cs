namespace Instrument.Generator.Tests.Properties;

/// <summary>A random metrics type with the values of a few rows.</summary>
internal sealed record MetricTypeCase(string Name, string Kind, string? Prefix, IReadOnlyList<MetricMember> Members, int RowCount)
{
    public const string Positional = "(…)";

    private bool IsPositional => Kind.EndsWith(Positional, StringComparison.Ordinal);

    /// <summary>The declarations of this type and of all types in it.</summary>
    public IEnumerable<string> Declarations =>
        [.. Members.SelectMany(member => member.Group?.Declarations ?? []), IsPositional ? PositionalDeclaration : Declaration];

    private string Mark => Prefix is null ? "" : $"[Metric(\"{Prefix}\")] ";

    private string Declaration => $$"""
        {{Mark}}public {{Kind}} {{Name}}
        {
            {{string.Join("\n    ", Members.Select(member => member.Declaration))}}
        }
        """;

    private string PositionalDeclaration =>
        $"{Mark}public {Kind.Replace(Positional, "", StringComparison.Ordinal)} {Name}({string.Join(", ", Members.Select(member => member.Parameter))});";

    /// <summary>The value of one row.</summary>
    public Sample Row(int row)
    {
        string arguments = string.Join(", ", Members.Select(member => IsPositional ? member.Rows[row].Code : $"{member.Name} = {member.Rows[row].Code}"));
        string code = IsPositional ? $"new {Name}({arguments})" : $"new {Name} {{ {arguments} }}";
        string prefix = Prefix is null ? "" : Prefix + "/";
        return new Sample(code, [.. Members.SelectMany(member => member.Rows[row].Json.Select(json =>
            (prefix + member.Key + (json.Key.Length == 0 ? "" : "/" + json.Key), json.Json)))]);
    }

    /// <summary>A member that holds this type.</summary>
    public MetricMember InMember(MetricMember member, IReadOnlyList<bool> isNull) => member with
    {
        Group = this,
        Rows = [.. Enumerable.Range(0, RowCount).Select(row => isNull[row] ? new Sample("null") : Row(row))],
    };

    /// <summary>Types that are simpler by one step: without a member, without the prefix, with a simpler member.</summary>
    public IEnumerable<MetricTypeCase> Shrink()
    {
        if (Members.Count > 1)
        {
            for (int i = 0; i < Members.Count; i++)
                yield return this with { Members = [.. Members.Take(i), .. Members.Skip(i + 1)] };
        }
        if (Prefix is not null)
            yield return this with { Prefix = null };
        for (int i = 0; i < Members.Count; i++)
        {
            foreach (MetricMember simpler in Members[i].Shrink())
                yield return this with { Members = [.. Members.Take(i), simpler, .. Members.Skip(i + 1)] };
        }
    }

    /// <summary>The source that logs all rows.</summary>
    public override string ToString() => $$"""
        using System;
        using Instrument;
        namespace MyApp;
        {{Scalars.EnumDeclarations}}
        {{string.Join("\n", Declarations)}}
        public static class Entry
        {
            public static void Log(Run run)
            {
                {{string.Join("\n        ", Enumerable.Range(0, RowCount).Select(row => $"run.Log({Row(row).Code});"))}}
            }
        }
        """;
}

namespace Instrument.Generator.Tests.Properties;

/// <summary>A random config type with two configs of it.</summary>
internal sealed record ConfigTypeCase(string Name, string Kind, IReadOnlyList<ConfigMember> Members)
{
    public const string Positional = "(…)";

    private bool IsPositional => Kind.EndsWith(Positional, StringComparison.Ordinal);

    public IEnumerable<string> Declarations => [.. Members.SelectMany(member => member.Type.Declarations), IsPositional ? PositionalDeclaration : Declaration];

    /// <summary>The type as a config member can have it.</summary>
    public SampleType AsType(FsCheck.Gen<Sample> values) => new(Name, values, [.. Declarations]);

    private string PositionalDeclaration =>
        $"[WandbConfig] public {Kind.Replace(Positional, "", StringComparison.Ordinal)} {Name}({string.Join(", ", Members.Select(member => member.Parameter))});";

    // A struct has no initial values without a constructor of its own.
    private string Declaration => $$"""
        [WandbConfig] public {{Kind}} {{Name}}
        {
            {{(Kind.Contains("struct", StringComparison.Ordinal) ? $"public {Name}() {{ }}" : "")}}
            {{string.Join("\n    ", Members.Select(member => member.Declaration(Kind.Contains("class", StringComparison.Ordinal) ? "{ get; set; }" : "{ get; init; }")))}}
        }
        """;

    /// <summary>A config of the type with these values, one for each member.</summary>
    public Sample Of(IReadOnlyList<Sample> values)
    {
        string json = $"{{{string.Join(',', Members.Zip(values, (member, value) => $"\"{member.Key}\":{value.OnlyJson}"))}}}";
        string arguments = string.Join(", ", Members.Zip(values, (member, value) => IsPositional ? value.Code : $"{member.Name} = {value.Code}"));
        return Sample.Of(IsPositional ? $"new {Name}({arguments})" : $"new {Name} {{ {arguments} }}", json);
    }

    public Sample First => Of([.. Members.Select(member => member.First)]);

    public Sample Second => Of([.. Members.Select(member => member.Second)]);

    /// <summary>The cases without one of the members.</summary>
    public IEnumerable<ConfigTypeCase> Shrink() => Members.Count == 1
        ? []
        : Members.Select((_, i) => this with { Members = [.. Members.Take(i), .. Members.Skip(i + 1)] });

    /// <summary>The source that makes, writes and reads both configs.</summary>
    public override string ToString() => $$"""
        using System;
        using System.Buffers;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using Instrument;
        using Instrument.Generated;
        namespace MyApp;
        {{Scalars.EnumDeclarations}}
        {{string.Join("\n", Declarations)}}
        public static class Entry
        {
            public static object First() => {{First.Code}};
            public static object Second() => {{Second.Code}};
            public static byte[] Write(object config)
            {
                ArrayBufferWriter<byte> output = new();
                using ConfigWriter writer = new(output);
                ((IWandbConfig)config).WriteConfig(writer);
                writer.Complete();
                return output.WrittenSpan.ToArray();
            }
            public static object Read(byte[] json, object defaults)
            {
                bool isRead = WandbConfig.TryRead(json, ({{Name}})defaults, out {{Name}} config, out IReadOnlyList<ConfigReadError> errors);
                return isRead && errors.Count == 0 ? config : throw new InvalidOperationException(string.Join("\n", errors));
            }
            public static int Differences(object one, object other) => WandbConfig.Difference(({{Name}})one, ({{Name}})other).Count;
        }
        """;
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Instrument.Generator.Tests.Properties;

/// <summary>Makes random metrics types: all kinds of types and members, prefixes, families, and types inside types.</summary>
internal static class MetricTypes
{
    private const int Rows = 3;
    private const int Depth = 2;

    // A positional part must not have a field, and a struct no member that leads to itself.
    private static readonly string[] Kinds =
    [
        "class", "sealed partial class", "struct", "record", "record struct",
        "sealed record" + MetricTypeCase.Positional, "readonly record struct" + MetricTypeCase.Positional,
    ];

    private static readonly (string Name, string Key)[] Words =
        [("Loss", "loss"), ("GradientNorm", "gradient_norm"), ("Top5Accuracy", "top5_accuracy"), ("LR", "lr"), ("ValMAE", "val_mae"), ("@class", "class")];

    public static Arbitrary<MetricTypeCase> Arbitrary { get; } = Arb.From(OfDepth("T", 0), type => type.Shrink());

    private static Gen<MetricTypeCase> OfDepth(string name, int depth) =>
        from kind in Gen.Elements(Kinds)
        from prefix in Gen.Elements(null, null, "p" + name, "p/" + name)
        from count in Gen.Choose(1, depth == 0 ? 8 : 3)
        from members in Gen.CollectToArray(Enumerable.Range(0, count), i => Member(name, i, depth, !kind.EndsWith(MetricTypeCase.Positional, StringComparison.Ordinal)))
        select new MetricTypeCase(name, kind, prefix, members, Rows);

    private static Gen<MetricMember> Member(string owner, int index, int depth, bool canBeField) =>
        from word in Gen.Elements(Words)
        from hasKey in Gen.Elements(true, false)
        from isField in Gen.Elements(false, canBeField)
        let name = word.Name + index.ToString(CultureInfo.InvariantCulture)
        let key = hasKey ? $"key/{owner}.{index}" : word.Key + index.ToString(CultureInfo.InvariantCulture)
        let start = new MetricMember(name, "", key, hasKey ? $"Metric(\"{key}\")" : "Metric", isField, [])
        from member in Gen.Frequency((8, Value(start)), (2, Name(start)), (2, Family(start)), (depth < Depth ? 3 : 0, Group(start, $"{owner}{index}", depth)))
        select member;

    private static Gen<MetricMember> Value(MetricMember start) =>
        from scalar in Gen.Elements<Scalar>([.. Scalars.Numbers, .. Scalars.Others, Scalars.Phase, Scalars.Traits])
        from isNullable in Gen.Elements(true, false)
        from skips in Gen.Elements(false, scalar.IsFloating)
        from rows in OrNull(scalar, isNullable).Select(value => ValueSample(scalar, value, SystemTextJson.OfMetric, skips)).ListOf(Rows)
        select start with
        {
            Type = scalar.Type + (isNullable ? "?" : ""),
            Attribute = skips ? With(start, "NonFinite = NonFinitePolicy.Skip") : start.Attribute,
            Rows = rows,
        };

    private static Gen<MetricMember> Name(MetricMember start) =>
        from scalar in Gen.Elements(Scalars.Phase, Scalars.Traits)
        from isNullable in Gen.Elements(true, false)
        from rows in OrNull(scalar, isNullable).Select(value => ValueSample(scalar, value, SystemTextJson.OfConfig, skips: false)).ListOf(Rows)
        select start with { Type = scalar.Type + (isNullable ? "?" : ""), Attribute = With(start, "As = MetricForm.Name"), Rows = rows };

    private static Gen<MetricMember> Family(MetricMember start) =>
        from scalar in Gen.Elements<Scalar>([.. Scalars.Numbers])
        from rows in scalar.Values.ArrayOf().Select(values => FamilySample(scalar, [.. values.Take(5)])).ListOf(Rows)
        select start with
        {
            Type = scalar.Type + "[]",
            Key = "family",
            Attribute = $"MetricFamily(\"family/{start.Name.TrimStart('@')}.{{0}}\", Max = 3)",
            Rows = [.. rows.Select(row => row with { Json = [.. row.Json.Select(json => ($"{start.Name.TrimStart('@')}.{json.Key}", json.Json))] })],
        };

    private static Gen<MetricMember> Group(MetricMember start, string name, int depth) =>
        from type in OfDepth(name, depth + 1)
        from isNullable in Gen.Elements(true, false)
        from nulls in Gen.Elements(false, isNullable).ListOf(Rows)
        select type.InMember(start with { Type = name + (isNullable ? "?" : "") }, nulls);

    private static Gen<object?> OrNull(Scalar scalar, bool isNullable) => isNullable
        ? Gen.Frequency((1, Gen.Constant<object?>(null)), (2, scalar.Values.Select(value => (object?)value)))
        : scalar.Values.Select(value => (object?)value);

    private static Sample ValueSample(Scalar scalar, object? value, Func<object, string> json, bool skips)
    {
        if (value is null)
            return new Sample("null");
        return skips && SystemTextJson.NotFinite(value) is not null ? new Sample(scalar.Code(value)) : Sample.Of(scalar.Code(value), json(value));
    }

    // Elements beyond the bound of three are left out.
    private static Sample FamilySample(Scalar scalar, object[] values) => new(
        $"new {scalar.Type}[] {{ {string.Join(", ", values.Select(scalar.Code))} }}",
        [.. values.Take(3).Select((value, i) => (i.ToString(CultureInfo.InvariantCulture), SystemTextJson.OfMetric(value)))]);

    private static string With(MetricMember start, string argument) =>
        start.Attribute == "Metric" ? $"Metric({argument})" : start.Attribute[..^1] + $", {argument})";
}

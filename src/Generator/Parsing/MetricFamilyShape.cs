using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>The elements that a <c>[MetricFamily]</c> attribute asks for.</summary>
/// <param name="Max">The largest number of elements, if they have no names.</param>
/// <param name="Names">The elements' names; default when they have numbers.</param>
internal sealed record MetricFamilyShape(int Max, ImmutableArray<string> Names)
{
    private const string Place = "{0}";
    private const int DefaultMax = 64;
    private const int LargestMax = 4096;

    /// <summary>How many elements have keys.</summary>
    public int Count => Names.IsDefault ? Max : Names.Length;

    public static MetricFamilyShape Of(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Names", Value: { Kind: TypedConstantKind.Array, IsNull: false } names })
                return new MetricFamilyShape(0, names.Values.Select(static name => name.Value as string ?? "").ToImmutableArray());
        }
        return new MetricFamilyShape(attribute.Named("Max", DefaultMax), default);
    }

    /// <summary>What is wrong with the family, as the end of a sentence that starts with its key; null when nothing is.</summary>
    public string? WhyWrong(string shape)
    {
        int place = shape.IndexOf(Place, StringComparison.Ordinal);
        if (place < 0)
            return "has no {0}, for which the number or name of an element stands; add it";
        if (shape.IndexOf(Place, place + 1, StringComparison.Ordinal) >= 0)
            return "has {0} more than once; keep one";
        if (Count is < 1 or > LargestMax)
            return $"stands for {Text(Count)} metrics, but a family has 1 to {Text(LargestMax)}; change {(Names.IsDefault ? "Max" : "Names")}";
        if (!Names.IsDefault && Names.Distinct(StringComparer.Ordinal).Count() != Names.Length)
            return "has a name more than once; give every element a name of its own";
        return null;
    }

    /// <summary>The keys in the order of the elements.</summary>
    public IEnumerable<string> Keys(string shape)
    {
        for (int i = 0; i < Count; i++)
            yield return shape.Replace(Place, Names.IsDefault ? Text(i) : Names[i]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Instrument.Generator.Tests.Properties;

/// <summary>Makes random config types: all kinds of types and members, lists, dictionaries, configs inside configs, and derived configs.</summary>
internal static class ConfigTypes
{
    private const int Depth = 3;

    private static readonly string[] Kinds =
    [
        "partial class", "sealed partial class", "partial record", "partial struct", "partial record struct",
        "sealed partial record" + ConfigTypeCase.Positional, "readonly partial record struct" + ConfigTypeCase.Positional,
    ];

    private static readonly (string Name, string Key)[] Words =
        [("LearningRate", "learning_rate"), ("Beta", "beta"), ("L2Norm", "l2_norm"), ("UseAMP", "use_amp"), ("@class", "class")];

    private static readonly string[] Lists =
    [
        "{0}[]", "List<{0}>", "IList<{0}>", "ICollection<{0}>", "IReadOnlyList<{0}>", "IReadOnlyCollection<{0}>", "IEnumerable<{0}>",
        "ImmutableArray<{0}>", "ImmutableList<{0}>",
    ];

    private static readonly string[] Dictionaries = ["Dictionary<string, {0}>", "IDictionary<string, {0}>", "IReadOnlyDictionary<string, {0}>", "SortedDictionary<string, {0}>"];

    public static Arbitrary<ConfigTypeCase> Arbitrary { get; } = Arb.From(Case("C", 0), type => type.Shrink());

    private static Gen<ConfigTypeCase> Case(string name, int depth) =>
        from kind in Gen.Elements(Kinds)
        from count in Gen.Choose(1, depth == 0 ? 7 : 3)
        from members in Gen.CollectToArray(Enumerable.Range(0, count), i => Member(name, i, depth))
        select new ConfigTypeCase(name, kind, members);

    private static Gen<ConfigMember> Member(string owner, int index, int depth) =>
        from word in Gen.Elements(Words)
        from hasKey in Gen.Elements(true, false)
        from type in Type($"{owner}{index}", depth)
        from first in type.Values
        from second in type.Values
        let number = index.ToString(CultureInfo.InvariantCulture)
        select new ConfigMember(word.Name + number, hasKey ? $"key.{number}" : word.Key + number, hasKey, type, first, second);

    private static Gen<SampleType> Type(string name, int depth) => depth >= Depth
        ? ScalarType()
        : Gen.Frequency((6, ScalarType()), (3, ListType(name, depth)), (1, HashSetType()), (2, DictionaryType(name, depth)), (3, ConfigType(name, depth)), (1, DerivedType(name, depth)));

    private static Gen<SampleType> ScalarType() =>
        from scalar in Gen.Elements<Scalar>([.. Scalars.Numbers, .. Scalars.Others, .. Scalars.OfConfigs, Scalars.Phase, Scalars.Traits])
        from isNullable in Gen.Elements(true, false)
        let values = scalar.Values.Select(value => Sample.Of(scalar.Code(value), SystemTextJson.OfConfig(value)))
        let type = new SampleType(scalar.Type, values) { HasNaN = scalar.IsFloating }
        select isNullable ? Nullable(type) : type;

    // NaN is written as null, so a number that may be null cannot come back as NaN.
    private static SampleType Nullable(SampleType type)
    {
        Gen<Sample> values = type.HasNaN ? type.Values.Where(value => value.OnlyJson != "null") : type.Values;
        return type.CanBeNull ? type : type.OrNull(Gen.Frequency((1, Gen.Constant(Sample.Of("null", "null"))), (2, values)));
    }

    private static Gen<SampleType> ListType(string name, int depth) =>
        from list in Gen.Elements(Lists)
        from item in Type(name + "Item", depth + 1)
        from isNullable in Gen.Elements(true, false)
        let values = item.Values.ListOf().Select(items => items.Take(3).ToArray()).Select(items => Sample.Of(
            $"[{string.Join(", ", items.Select(value => value.Code))}]", $"[{string.Join(',', items.Select(value => value.OnlyJson))}]"))
        let type = new SampleType(Fill(list, item), values, item.Declarations)
        select isNullable && !list.StartsWith("ImmutableArray", StringComparison.Ordinal) ? Nullable(type) : type;

    private static Gen<SampleType> HashSetType() => Gen.Constant(new SampleType(
        "HashSet<int>",
        Gen.Choose(0, 9).ListOf().Select(items => string.Join(',', items.Distinct())).Select(items => Sample.Of($"[{items}]", $"[{items}]"))));

    private static Gen<SampleType> DictionaryType(string name, int depth) =>
        from dictionary in Gen.Elements(Dictionaries)
        from item in Type(name + "Item", depth + 1)
        from isNullable in Gen.Elements(true, false)
        let values = item.Values.ListOf().Select(items => Entries(Fill(dictionary, item), [.. items.Take(3)]))
        let type = new SampleType(Fill(dictionary, item), values, item.Declarations)
        select isNullable ? Nullable(type) : type;

    private static Sample Entries(string type, Sample[] items)
    {
        string[] keys = ["a", "b \\\"c\\\"", "d/ä"];
        string made = type.StartsWith('I') ? type[type.IndexOf("Dictionary", StringComparison.Ordinal)..] : type;
        return Sample.Of(
            $"new {made} {{ {string.Join(", ", items.Select((value, i) => $"[\"{keys[i]}\"] = {value.Code}"))} }}",
            $"{{{string.Join(',', items.Select((value, i) => $"\"{keys[i]}\":{value.OnlyJson}"))}}}");
    }

    private static Gen<SampleType> ConfigType(string name, int depth) =>
        from config in Case(name, depth + 1)
        from isNullable in Gen.Elements(true, false)
        let type = config.AsType(Gen.CollectToArray(config.Members, member => member.Type.Values).Select(values => config.Of(values)))
        select isNullable ? Nullable(type) : type;

    private static Gen<SampleType> DerivedType(string name, int depth) =>
        from item in Type(name + "Item", depth + 1)
        from isNullable in Gen.Elements(true, false)
        let leaf = from start in Gen.Choose(0, 9)
                   from value in item.Values
                   select Sample.Of($"new {name}Leaf {{ Start = {start}, Value = {value.Code} }}", $"{{\"kind\":\"leaf\",\"start\":{start},\"value\":{value.OnlyJson}}}")
        let plain = Gen.Choose(0, 9).Select(start => Sample.Of($"new {name}Plain {{ Start = {start} }}", $"{{\"kind\":\"plain\",\"start\":{start}}}"))
        from initial in item.Values
        let declaration = $$"""
            [WandbConfig(Discriminator = "kind"), ConfigDerivedType(typeof({{name}}Plain), "plain"), ConfigDerivedType(typeof({{name}}Leaf), "leaf")]
            public abstract partial record {{name}}Base { public int Start { get; init; } }
            [WandbConfig] public sealed partial record {{name}}Plain : {{name}}Base;
            [WandbConfig] public sealed partial record {{name}}Leaf : {{name}}Base { public {{item.Code}} Value { get; init; } = {{initial.Code}}; }
            """
        let type = new SampleType(name + "Base", Gen.OneOf(plain, leaf), [.. item.Declarations, declaration])
        select isNullable ? Nullable(type) : type;

    private static string Fill(string generic, SampleType item) => generic.Replace("{0}", item.Code, StringComparison.Ordinal);
}

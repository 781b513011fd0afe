namespace Instrument.Generator.Model;

/// <summary>A member of whose elements each is a metric.</summary>
/// <param name="Access">How code reads it.</param>
/// <param name="Key">The shape of the full keys, with <c>{0}</c>.</param>
/// <param name="Count">How many keys there are.</param>
/// <param name="Names">What stands for <c>{0}</c>; empty when it is the element's number.</param>
/// <param name="Definition">What the attribute says about the metrics.</param>
internal abstract record MetricFamilyModel(
    MetricAccessModel Access, string Key, int Count, EquatableArray<string> Names, MetricDefinitionModel Definition) : MetricMemberModel(Access);

/// <summary>A family whose elements are numbers.</summary>
/// <param name="Form">How a number is written.</param>
/// <param name="Numbers">How code gets at the numbers.</param>
internal sealed record MetricNumberFamilyModel(
    MetricAccessModel Access, string Key, int Count, EquatableArray<string> Names, MetricDefinitionModel Definition, MetricForm Form, NumbersModel Numbers)
    : MetricFamilyModel(Access, Key, Count, Names, Definition);

/// <summary>A family whose elements are many numbers each, which are counted.</summary>
/// <param name="Elements">How code gets at the elements.</param>
/// <param name="Numbers">How code gets at the numbers of an element.</param>
/// <param name="Bins">The number of bins.</param>
internal sealed record MetricHistogramFamilyModel(
    MetricAccessModel Access, string Key, int Count, EquatableArray<string> Names, MetricDefinitionModel Definition,
    NumbersModel Elements, NumbersModel Numbers, int Bins)
    : MetricFamilyModel(Access, Key, Count, Names, Definition);

/// <summary>A family whose elements are values with files of their own.</summary>
internal sealed record MetricMediaFamilyModel(
    MetricAccessModel Access, string Key, int Count, EquatableArray<string> Names, MetricDefinitionModel Definition)
    : MetricFamilyModel(Access, Key, Count, Names, Definition);

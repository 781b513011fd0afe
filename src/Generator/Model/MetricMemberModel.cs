namespace Instrument.Generator.Model;

/// <summary>A member or parameter that contributes to a row: one value, a group of values, or many numbers.</summary>
/// <remarks>Equality decides whether output is generated again: strings, flags and equatable arrays only.</remarks>
/// <param name="Access">How code reads it.</param>
internal abstract record MetricMemberModel(MetricAccessModel Access);

/// <summary>A member whose value is one metric.</summary>
/// <param name="Access">How code reads it.</param>
/// <param name="Key">The metric's full key, prefixes included.</param>
/// <param name="Form">How the value is written.</param>
/// <param name="IsNullable">Whether the member's type is a <see cref="Nullable{T}"/>.</param>
/// <param name="IsEnum">Whether the value is an enum that is logged as its number and so needs a cast.</param>
/// <param name="IsOptional">Whether a row may lack it: the member is nullable, a group around it is, or its policy leaves values out.</param>
/// <param name="Definition">What the attribute says about the metric.</param>
internal sealed record MetricValueModel(
    MetricAccessModel Access,
    string Key,
    MetricForm Form,
    bool IsNullable,
    bool IsEnum,
    bool IsOptional,
    MetricDefinitionModel Definition) : MetricMemberModel(Access);

/// <summary>A member whose type has metrics of its own.</summary>
/// <param name="Access">How code reads it.</param>
/// <param name="CanBeNull">Whether the member may be null, which leaves all its metrics out.</param>
/// <param name="Members">The metrics inside, in schema order.</param>
internal sealed record MetricGroupModel(MetricAccessModel Access, bool CanBeNull, EquatableArray<MetricMemberModel> Members)
    : MetricMemberModel(Access);

/// <summary>A member whose numbers are counted into one metric.</summary>
/// <param name="Access">How code reads it.</param>
/// <param name="Key">The metric's full key.</param>
/// <param name="Numbers">How code gets at the numbers.</param>
/// <param name="Bins">The number of bins.</param>
/// <param name="Definition">What the attribute says about the metric.</param>
internal sealed record MetricHistogramModel(
    MetricAccessModel Access, string Key, NumbersModel Numbers, int Bins, MetricDefinitionModel Definition) : MetricMemberModel(Access);

/// <summary>A member whose value has files of its own, or a list of such values.</summary>
/// <param name="Access">How code reads it.</param>
/// <param name="Key">The metric's full key.</param>
/// <param name="IsList">Whether the member holds a list.</param>
/// <param name="Definition">What the attribute says about the metric.</param>
internal sealed record MetricMediaModel(MetricAccessModel Access, string Key, bool IsList, MetricDefinitionModel Definition)
    : MetricMemberModel(Access);

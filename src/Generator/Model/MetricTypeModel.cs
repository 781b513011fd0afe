namespace Instrument.Generator.Model;

/// <summary>A type for which a <c>Log</c> method is generated.</summary>
/// <remarks>Equality decides whether output is generated again: strings, flags and equatable arrays only.</remarks>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="DisplayName">The full name for messages, for example <c>MyApp.TrainMetrics</c>.</param>
/// <param name="GlobalName">The name as code spells it, for example <c>global::MyApp.TrainMetrics</c>.</param>
/// <param name="Extension">The generated class with <c>run.Log(instance)</c>; null when no code outside can name the type.</param>
/// <param name="Part">The generated part of the type; null when the type needs none.</param>
/// <param name="IsValueType">Whether the type is a struct, which is passed by reference and cannot be null.</param>
/// <param name="Members">The metrics in schema order.</param>
internal sealed record MetricTypeModel(
    string HintName,
    string DisplayName,
    string GlobalName,
    MetricExtensionModel? Extension,
    MetricPartModel? Part,
    bool IsValueType,
    EquatableArray<MetricMemberModel> Members) : MetricSourceModel(HintName);

/// <summary>The class of an extension method.</summary>
/// <param name="Name">The name of the generated class.</param>
/// <param name="IsPublic">Whether code of other assemblies can name the type with the metrics.</param>
internal sealed record MetricExtensionModel(string Name, bool IsPublic);

/// <summary>The generated part of a type with metrics.</summary>
/// <param name="Type">Where it goes.</param>
/// <param name="HintName">The name of its file.</param>
/// <param name="HasLogTo">Whether the row is written in there, because code outside cannot name all that it needs.</param>
/// <param name="Accessors">The members that it reads for others.</param>
internal sealed record MetricPartModel(
    PartialTypeModel Type, string HintName, bool HasLogTo, EquatableArray<MetricAccessorModel> Accessors);

using System.Reflection;
using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Tests.Rules;

/// <summary>The catalogue of rules as the tests read it: descriptors by the names of their fields.</summary>
internal static class Catalogue
{
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> ByFieldName { get; } = typeof(Descriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => field.Name, field => (DiagnosticDescriptor)field.GetValue(null)!);

    public static IReadOnlyDictionary<string, DiagnosticDescriptor> ById { get; } =
        ByFieldName.Values.ToDictionary(descriptor => descriptor.Id);

    public static TheoryData<string> Ids => [.. ById.Keys.Order(StringComparer.Ordinal)];
}

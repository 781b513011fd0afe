using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Decides as what the elements of a <c>[MetricFamily]</c> member are logged: as numbers, histograms, or values with files.</summary>
internal abstract record MetricFamilyElements
{
    /// <summary>Whether files are named after the keys.</summary>
    public bool HaveFiles => this is Media;

    /// <summary>The elements of the member; null, and the end of a sentence that says why, when its type has none that a family takes.</summary>
    public static MetricFamilyElements? Of(MetricSite site, out string reason)
    {
        switch ((MetricForms.Wish)site.Attribute.Named("As", 0))
        {
            case MetricForms.Wish.Histogram:
                return OfHistograms(site, out reason);
            case MetricForms.Wish.Name:
                reason = "cannot be logged by name in a family; log each enum as a metric of its own";
                return null;
        }
        reason = "is no array, list, memory or span of numbers and no list of images, tables and the like, one of which a family needs";
        if (NumberSeries.Of(site.Type) is var (numbers, form))
            return new Numbers(form, numbers);
        return MediaTypes.IsList(site.Type) ? new Media() : null;
    }

    /// <summary>The family of these elements.</summary>
    public MetricFamilyModel Create(MetricAccessModel access, string key, MetricFamilyShape family, AttributeData attribute)
    {
        EquatableArray<string> names = family.Names.IsDefault ? default : new(family.Names);
        return this switch
        {
            Numbers numbers => new MetricNumberFamilyModel(
                access, key, family.Count, names, MetricDefinitions.Of(attribute, numbers.Form), numbers.Form, numbers.Series),
            Histograms counted => new MetricHistogramFamilyModel(
                access, key, family.Count, names, MetricDefinitions.Of(attribute, counted.Form), counted.Elements, counted.Series, counted.Bins),
            _ => new MetricMediaFamilyModel(access, key, family.Count, names, MetricDefinitions.Of(attribute)),
        };
    }

    private static Histograms? OfHistograms(MetricSite site, out string reason)
    {
        if (MetricForms.Bins(site.Attribute, out reason) is not { } bins)
            return null;
        reason = "is no array, list, memory or span of arrays, lists or memories of numbers, which a family of histograms needs";
        if (NumberSeries.ShapeOf(site.Type, out ITypeSymbol? element) is not { } outer || NumberSeries.Of(element!) is not var (numbers, form))
            return null;
        return new Histograms(form, new NumbersModel(outer.Shape, element!.GlobalNameWithNulls(), outer.IsNullable), numbers, bins);
    }

    private sealed record Numbers(MetricForm Form, NumbersModel Series) : MetricFamilyElements;

    private sealed record Histograms(MetricForm Form, NumbersModel Elements, NumbersModel Series, int Bins) : MetricFamilyElements;

    private sealed record Media : MetricFamilyElements;
}

using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Looks at a tree of metrics as the flat row it becomes.</summary>
internal static class MetricFields
{
    // More stack than this is not worth saving a rented buffer; the row writer grows by itself.
    private const int MaxScratchBytes = 1024;
    private const int CountBytes = 4;
    private const int EdgeBytes = 8;
    private const int TextBytes = 64;
    private const int MediaBytes = 16;

    /// <summary>The members that stand for fields, in schema order.</summary>
    public static List<MetricMemberModel> InOrder(EquatableArray<MetricMemberModel> members)
    {
        List<MetricMemberModel> fields = [];
        Add(members, fields);
        return fields;
    }

    /// <summary>How many fields the member stands for.</summary>
    public static int Count(MetricMemberModel field) => field is MetricFamilyModel family ? family.Count : 1;

    /// <summary>The stack memory that a usual row needs: presence words and values.</summary>
    public static int ScratchBytes(EquatableArray<MetricMemberModel> members)
    {
        int optional = 0;
        int bytes = 0;
        foreach (MetricMemberModel field in InOrder(members))
        {
            bool isOptional = field is not MetricValueModel { IsOptional: false };
            optional += isOptional ? Count(field) : 0;
            bytes += Bytes(field);
        }
        return Math.Min(((optional + 63) / 64 * 8) + bytes, MaxScratchBytes);
    }

    private static int Bytes(MetricMemberModel field) => field switch
    {
        MetricNumberFamilyModel family => family.Count * Bytes(family.Form),
        MetricHistogramFamilyModel family => family.Count * HistogramBytes(family.Bins),
        MetricMediaFamilyModel family => family.Count * MediaBytes,
        MetricHistogramModel histogram => HistogramBytes(histogram.Bins),
        MetricValueModel value => Bytes(value.Form),
        MetricMediaModel => MediaBytes,
        _ => 0,
    };

    // Two edges, the length of the counts and the counts, up to a multiple of 8.
    private static int HistogramBytes(int bins) => (2 * EdgeBytes) + ((((bins + 1) * CountBytes) + 7) & ~7);

    private static int Bytes(MetricForm form) => form switch
    {
        _ when form.IsText() => TextBytes,
        MetricForm.Decimal or MetricForm.Int128 or MetricForm.UInt128 => 16,
        _ => 8,
    };

    private static void Add(EquatableArray<MetricMemberModel> members, List<MetricMemberModel> fields)
    {
        foreach (MetricMemberModel member in members)
        {
            if (member is MetricGroupModel group)
                Add(group.Members, fields);
            else
                fields.Add(member);
        }
    }
}
